"""Finding cover: who could step in where a place is free, asked a few at a time; the first yes has the place.

Owns the word cover. Imports what places import, and places themselves; the order of the people is a rule of its own,
so that another one can take its place without the page changing.
"""
