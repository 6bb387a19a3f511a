"""Opportunities: what is offered, to whom, when, with what payment, and how it comes to be published.

Owns the words kind, opportunity, session, seat, condition, pay term, draft, approval. Imports core and people.
"""
