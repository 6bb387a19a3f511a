"""Training that follows from taking part. It is called with the place taken, so two never grant for one at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.core.events import emit
from app.people import events
from app.people.models import TrainingGrant


@dataclass(frozen=True)
class Taught:
    """A course, on which day, and the last day on which that counts."""

    course: str
    done_on: date
    expires_on: date | None


def grant(person_id: int, place_id: int, session_id: int | None, taught: Taught, *, by: Actor) -> None:
    """The same once more changes nothing but the days."""
    there = _granted(place_id, session_id)
    row = next((each for each in there if each.course_code == taught.course), None)
    if row is not None:
        row.done_on, row.expires_on = taught.done_on, taught.expires_on
        return
    db.session().add(
        TrainingGrant(
            person_id=person_id, place_id=place_id, session_id=session_id, course_code=taught.course,
            done_on=taught.done_on, expires_on=taught.expires_on,
        )
    )  # fmt: skip
    emit(events.TrainingGranted(person_id, taught.course), by=by)


def take_back(place_id: int, session_id: int | None, *, by: Actor) -> None:
    """What taking part in this session granted, or without one in any of it. Nothing else is touched."""
    for row in _granted(place_id, session_id, whole=session_id is None):
        db.session().delete(row)
        emit(events.TrainingTakenBack(row.person_id, row.course_code), by=by)


def _granted(place_id: int, session_id: int | None, *, whole: bool = False) -> list[TrainingGrant]:
    wanted = select(TrainingGrant).where(TrainingGrant.place_id == place_id)
    if not whole:
        wanted = wanted.where(TrainingGrant.session_id.is_not_distinct_from(session_id))
    return list(db.session().scalars(wanted.order_by(TrainingGrant.id)))
