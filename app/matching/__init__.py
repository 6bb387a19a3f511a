"""Matching: who fits what, and why; fair proposals over all open opportunities; how evenly turns have been spread.

Owns the words fit, criterion, proposal, load. Imports core, people, opportunities and signups. A proposal is no place.
"""
