"""A check-up of a running installation: each thing that must be so, one line each.

It looks and changes nothing. May import core, people and messages.
"""
