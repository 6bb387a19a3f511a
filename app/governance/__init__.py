"""Trusted: copies of all of it and the way back, a look at whether it runs well, and what the law asks of a register.

Owns the words copy, bringing back and check-up. Each has a room of its own below. May import every other room but home;
nobody imports it.
"""
