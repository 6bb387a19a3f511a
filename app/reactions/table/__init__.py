"""The table in parts, one for each part of the house: event -> what else happens, in order.

An event stands in one part alone, that of the capability that emits it; with an empty tuple it is only audited.
"""

from __future__ import annotations

from app.core.events import Table
from app.reactions.table import (
    conflicts,
    coproduction_doors,
    coproduction_feedback,
    coproduction_ladder,
    coproduction_network,
    coproduction_outcomes,
    coproduction_plans,
    coproduction_pledge,
    documents,
    governance,
    matching,
    messages,
    opportunities,
    panel_scores,
    panels,
    people,
    places,
    recognition,
    reviews,
)

PARTS: tuple[Table, ...] = (
    people.TABLE,
    opportunities.TABLE,
    places.TABLE,
    documents.TABLE,
    matching.TABLE,
    panels.TABLE,
    conflicts.TABLE,
    reviews.TABLE,
    panel_scores.TABLE,
    messages.TABLE,
    recognition.TABLE,
    governance.TABLE,
    coproduction_outcomes.TABLE,
    coproduction_ladder.TABLE,
    coproduction_feedback.TABLE,
    coproduction_doors.TABLE,
    coproduction_network.TABLE,
    coproduction_plans.TABLE,
    coproduction_pledge.TABLE,
)
TABLE: Table = {event: then for part in PARTS for event, then in part.items()}
