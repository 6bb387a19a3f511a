"""The way in one kind of opportunity: sitting in, taking part as a member, chairing; and who signs a step off.

Owns the words way, step, sign-off. What is signed off is a table of opportunities, because their rules read it; who may
say so, and what comes next, is decided here. Never a grade: there is no row for "not yet".
"""
