"""What people read about a panel; stored codes are never shown."""

from app.panels.pages.figures import Figures, card, figures, file_rows, heading
from app.panels.pages.labels import (
    BANDS,
    DECISIONS,
    DUTIES,
    INVOLVEMENTS,
    ROLES,
    SHAPES,
    STATES,
    TYPES,
    WHY_WITHOUT,
    days_words,
    facts,
    line,
    member_facts,
    seen_by_members,
)
from app.panels.pages.warned import all_warned, warned

__all__ = [
    "BANDS",
    "DECISIONS",
    "DUTIES",
    "INVOLVEMENTS",
    "ROLES",
    "SHAPES",
    "STATES",
    "TYPES",
    "WHY_WITHOUT",
    "Figures",
    "all_warned",
    "card",
    "days_words",
    "facts",
    "figures",
    "file_rows",
    "heading",
    "line",
    "member_facts",
    "seen_by_members",
    "warned",
]
