"""Who read what: written down, and committed, before the page with it is made."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from app.core import clock, db
from app.people.actions.persons import hold
from app.people.models import PassportReading
from app.people.passport import queries
from app.people.passport.states import Read


def record_reads(fields: Mapping[int, Collection[Read]], reader_id: int, opportunity_id: int | None = None) -> None:
    """By person, what of their passports is about to be read; of each that is noted once a day.

    Nobody notes their own. The one write that a GET makes. It is no event: the rows are what the person reads.
    """
    others = sorted(number for number, read in fields.items() if read and number != reader_id)
    if not others:
        return
    hold(*others)
    known = queries.read_today(others, reader_id, opportunity_id)
    db.session().add_all(
        PassportReading(
            person_id=number, reader_id=reader_id, opportunity_id=opportunity_id, field=each,
            read_on=clock.today(), at=clock.now(),
        )
        for number in others for each in Read if each in fields[number] and (number, each) not in known
    )  # fmt: skip
