"""Yes or no to telling one's story, to being recorded, and to use of it elsewhere: each person's own, for one thing.

Owns the words consent, taken back. Imports what signups imports. Asked only where the opportunity says it needs it; a
no costs nothing, and a yes can be taken back at any time, also years later. Then its host is told.
"""
