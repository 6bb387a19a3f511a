"""Advisors open doors too: ideas for opportunities and for the words of a kind, planning together, and priorities.

Owns the words idea, planning together (planner), priority, round. Imports what coproduction imports. How a team does is
said by `coproduction/feedback`. Whoever plans an opportunity edits its words as its host may, and sees no place.
"""
