"""The bulletin: once a week, everything that is open, with a few words of the team's, to everybody who wants news.

Owns the words bulletin, week, part, left out. Imports what home imports, and how its own message reads; the reactions
write it. Its screens and papers are home's.
"""
