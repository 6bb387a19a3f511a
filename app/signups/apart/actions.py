"""Finding it, telling the person, settling it. Twice is once."""

from __future__ import annotations

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.events import emit
from app.opportunities.models import Opportunity
from app.people.actions.persons import hold
from app.signups.apart import events
from app.signups.apart.models import KeptApart
from app.signups.apart.rules import tell_at


def notice(person_id: int, opportunity_id: int) -> bool:
    hold(person_id)
    if _found(person_id, opportunity_id) is not None:
        return False
    begins, now = db.session().get_one(Opportunity, opportunity_id).first_starts_at, clock.now()
    row = KeptApart(person_id=person_id, opportunity_id=opportunity_id, since=now, tell_at=tell_at(begins, now))
    db.session().add(row)
    emit(events.RingFirstWanted(person_id, opportunity_id), by=SYSTEM)
    return True


def tell(person_id: int, opportunity_id: int) -> bool:
    hold(person_id)
    row = _found(person_id, opportunity_id)
    if row is None or row.told_at or row.settled_at or row.tell_at > clock.now():
        return False
    row.told_at = clock.now()
    emit(events.LookAgainDue(person_id, opportunity_id), by=SYSTEM)
    return True


def over(person_id: int, opportunity_id: int) -> bool:
    hold(person_id)
    row = _found(person_id, opportunity_id)
    if row is None:
        return False
    db.session().delete(row)
    emit(events.ApartOver(person_id, opportunity_id), by=SYSTEM)
    return True


def settle(person_id: int, opportunity_id: int, *, by: Actor) -> None:
    """They know and stay, or the team has talked with them."""
    hold(person_id)
    row = _found(person_id, opportunity_id)
    if row is not None and row.settled_at is None:
        row.settled_at = clock.now()
        emit(events.ApartSettled(person_id, opportunity_id), by=by)


def _found(person_id: int, opportunity_id: int) -> KeptApart | None:
    return db.session().get(KeptApart, (person_id, opportunity_id), populate_existing=True)
