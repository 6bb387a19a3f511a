"""One message to everybody with a place: its words, who wrote it, and whom it went to.

Owns the words message to everybody, subject, whom. Imports what signups imports.
"""
