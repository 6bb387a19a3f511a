"""Matching: who fits what, and why; and fair proposals over all open opportunities.

Owns the words fit, criterion, proposal. Imports core, people, opportunities and signups; a proposal is never a place.
"""
