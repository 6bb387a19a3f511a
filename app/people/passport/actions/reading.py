"""Who read what: written down, and committed, before the page with it is made."""

from __future__ import annotations

from collections.abc import Collection

from app.core import clock, db
from app.people.actions.persons import hold
from app.people.models import PassportReading
from app.people.passport import queries
from app.people.passport.states import Field


def record_read(person_id: int, reader_id: int, fields: Collection[Field], opportunity_id: int | None = None) -> None:
    """These fields of a passport are about to be read; of each that is noted once a day. Nobody notes their own.

    The one write that a GET makes. It is no event: the rows are what the person reads.
    """
    if not fields or person_id == reader_id:
        return
    hold(person_id)
    known = queries.read_today(person_id, reader_id, opportunity_id)
    db.session().add_all(
        PassportReading(
            person_id=person_id, reader_id=reader_id, opportunity_id=opportunity_id, field=field,
            read_on=clock.today(), at=clock.now(),
        )
        for field in Field if field in fields and field not in known
    )  # fmt: skip
