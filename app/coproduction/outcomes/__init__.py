"""You said, we did, we couldn't because: what came of an opportunity, told to those who took part, and to everybody.

Owns the words outcome, point (of an outcome), told, kept back, reply. It is owed by the day that stands on the
opportunity; without it nothing is closed. Imports what coproduction imports; whom it is told to is for the reactions.
"""
