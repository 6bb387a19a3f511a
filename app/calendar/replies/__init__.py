"""Replies: the answers that people's calendars send, and every other mail that comes to the address of invitations.

Owns the words reply, bounce, a person wrote. A reply can keep or free a place, never make one. `reading.py` says what
stands in a mail, `rules.py` what it means, `actions.py` does it; `intake.py` is the door that every transport uses.
"""
