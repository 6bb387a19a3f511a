"""Feedback after each part taken: what an advisor says of the team, and who may see it; a concern goes to a person.

Owns the words feedback, share, concern. What a host says to the advisor is a thank-you and stays in
`recognition/thanks`. Imports what coproduction imports; nobody reads an advisor's own words but through its queries.
"""
