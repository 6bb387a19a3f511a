"""Checks that are clear, as the involvement team writes them down."""

from __future__ import annotations

from datetime import date

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.people import events, rules
from app.people.actions.persons import locked
from app.people.models import CheckRecord


def record_check(person_id: int, code: str, cleared_on: date | None, counts_until: date | None, *, by: Actor) -> None:
    """A check that is clear; a second record of the same one replaces the first."""
    problem = rules.why_not_checked(cleared_on, counts_until, clock.today())
    if problem:
        raise RuleBroken(problem[1])
    locked(person_id)
    session = db.session()
    record = session.get(CheckRecord, (person_id, code)) or CheckRecord(person_id=person_id, check_code=code)
    record.cleared_on, record.counts_until = cleared_on, counts_until
    session.add(record)
    emit(events.CheckRecorded(person_id, code), by=by)
