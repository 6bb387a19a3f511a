"""Conditions: each facet with its structured fields, how it is worded and where the answer comes from.

History is never stored: what is not on a person's record is a tick of their own at sign-up, or words to read.
"""

from app.opportunities.conditions.facets import FACETS, READABLE, FacetSpec, asked_of, problems, words
from app.opportunities.conditions.shapes import Answer, Field, Problem, stored

__all__ = ["FACETS", "READABLE", "Answer", "FacetSpec", "Field", "Problem", "asked_of", "problems", "stored", "words"]
