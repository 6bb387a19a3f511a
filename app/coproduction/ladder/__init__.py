"""The ladder: how much say people had, as the host claims it and as each advisor rates it afterwards, and the gap.

Owns the words level, wording, claim, rating, gap. The organisation's words may change from a day on; every level stands
on one step of the common scale (`opportunities.states.Ladder`), in which all figures are kept. Imports what
coproduction imports.
"""
