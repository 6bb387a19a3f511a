"""At the edge of a request: what is about to be read is written down, and committed, before the page is made."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from app.core import db
from app.people.models import Advisor
from app.people.passport import actions, queries
from app.people.passport.states import Read


def note_reads(fields: Mapping[int, Collection[Read]], reader_id: int, opportunity_id: int | None = None) -> bool:
    """Note it in a short transaction of its own, unless it is noted already; says whether there was anything to note.

    Where there was, what was loaded before has to be loaded again. Call outside a transaction.
    """
    others = {number: read for number, read in fields.items() if read and number != reader_id}
    known = queries.read_today(others, reader_id, opportunity_id) if others else set()
    if all((number, each) in known for number, read in others.items() for each in read):
        return False
    with db.transaction():
        actions.record_reads(others, reader_id, opportunity_id)
    return True


def note_access(advisor: Advisor, reader_id: int) -> bool:
    """The same for what helps somebody take part, which stands on other pages about them too."""
    read = {Read.ACCESS} if advisor.access else set()
    return note_reads({advisor.person_id: read}, reader_id)
