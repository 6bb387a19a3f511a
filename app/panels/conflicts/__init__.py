"""Whether somebody on a panel knows a candidate: asked when they sign up, and again when the host has told the names.

Owns the words conflict, decision, steps aside. Imports what panels imports. What is kept is what was decided, by whom
and when, never the story: there is no field for words in this room.
"""
