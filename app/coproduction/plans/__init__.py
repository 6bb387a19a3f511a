"""Service improvement plans: what a team and people with lived experience want to make better, and whether it is.

Owns the words plan, priority, criterion, owner, view, framework, statement. Two people look after each criterion, one
of staff and one with lived experience; neither speaks for the other. May import what coproduction imports.
"""
