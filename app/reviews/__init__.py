"""Accreditation and reviews of a service: the cycle over years, its standards with their evidence, and the day itself.

Owns the words review, scheme, standard, evidence. A review belongs to a team; people take part in it by places of
opportunities that are linked to it. May import panels, matching, signups, opportunities, people and core.
"""
