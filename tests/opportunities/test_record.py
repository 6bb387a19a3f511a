"""What the record says of one person is one statement, and one that the driver keeps."""

from __future__ import annotations

from psycopg import _queries
from sqlalchemy.dialects import postgresql

from app.opportunities.queries import facts


def test_the_statement_is_short_enough_to_be_kept() -> None:
    """psycopg takes anything longer apart for every request: that was a twentieth of the time of a sign-up."""
    written = str(facts._of_one().compile(dialect=postgresql.dialect()))
    assert len(written) <= _queries.MAX_CACHED_STATEMENT_LENGTH
