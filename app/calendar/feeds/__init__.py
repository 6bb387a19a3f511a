"""Feeds: an address of one's own that a calendar program reads again and again, with everything in it as it stands.

Owns the word feed. Imports what the calendar imports. One for a person's own dates; for hosts and the involvement
team another with the sessions they look after, which name no advisor.
"""
