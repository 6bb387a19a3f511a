"""Buddies: somebody who knows how it goes is there for somebody for whom it is new.

Owns the word buddy. The involvement team alone brings two people together, both say yes before either learns who it is,
and either steps back at any time without a reason. Nobody's contact details go from one to the other.
"""
