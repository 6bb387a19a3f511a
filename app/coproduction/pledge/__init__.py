"""The pledge: words of the organisation that a person or a team takes, with what they themselves will do.

Owns the words pledge, wording, renewal, wall. What is shown of whoever took it is their own choice; how many took it is
shown only where it points at nobody. May import what coproduction imports, and `matching.ledger.rules`.
"""
