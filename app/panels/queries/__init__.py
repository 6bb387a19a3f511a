"""Reads about panels and who sits on them, one question a function."""

from app.panels.queries.composition import composition, days_of
from app.panels.queries.figures import Row, chaired, listed, lived, needs_a_reason, rows_of, teams_of
from app.panels.queries.sitting import (
    Sitting,
    guests_of,
    members_of,
    of_opportunity,
    of_the_team,
    panels_of_member,
    ref_of,
    sits_on,
    sitting,
    staff_by_email,
    with_hosts,
)

__all__ = [
    "Row",
    "Sitting",
    "chaired",
    "composition",
    "days_of",
    "guests_of",
    "listed",
    "lived",
    "members_of",
    "needs_a_reason",
    "of_opportunity",
    "of_the_team",
    "panels_of_member",
    "ref_of",
    "rows_of",
    "sits_on",
    "sitting",
    "staff_by_email",
    "teams_of",
    "with_hosts",
]
