"""Time as a cause: what the worker does when a moment has come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.events import emit
from app.core.states import move
from app.signups import events, queries
from app.signups.actions import coming, leaving
from app.signups.actions.ordering import put_in_order
from app.signups.actions.promoting import look_again, settle
from app.signups.actions.taking import take_place
from app.signups.actions.together import part
from app.signups.states import PlaceState


def lapse_offers(now: datetime) -> int:
    """Lapse the offers nobody answered in time, each in its own transaction; returns how many."""
    overdue = queries.overdue_offers(now)
    return sum(_lapse(place_id) for _opportunity_id, place_id in overdue)


def _lapse(place_id: int) -> bool:
    with db.transaction():
        opportunity, place = take_place(place_id)
        if place.state is not PlaceState.OFFERED or place.answer_by is None or place.answer_by > clock.now():
            return False
        place.answer_by = None
        move(place, PlaceState.LAPSED, by=SYSTEM, now=clock.now())
        emit(events.OfferLapsed(place.id), by=SYSTEM)
        part(opportunity, place, by=SYSTEM)
        settle(opportunity, by=SYSTEM)
        return True


def free_leaving(now: datetime) -> int:
    """Free the places of those who said a quarter of an hour ago that they cannot come; returns how many."""
    return sum(_let_go(place_id) for place_id in queries.leaving_due(now))


def _let_go(place_id: int) -> bool:
    with db.transaction():
        return leaving.let_go(place_id)


def send_reminders(now: datetime) -> int:
    """Ask those whose session is near whether they can still come; returns how many. Never in the night."""
    return sum(_each(coming.remind, place, session) for place, session in queries.reminders_due(now))


def call_for_answers(now: datetime) -> int:
    """Ring those who were asked for a new yes and have not answered; returns how many."""
    return sum(_each(coming.call_for_answer, place, session) for place, session in queries.calls_due(now))


def _each(verb: Callable[[int, int], bool], place_id: int, session_id: int) -> bool:
    with db.transaction():
        return verb(place_id, session_id)


def ask_overlooked(now: datetime) -> int:
    """Ask those who may be asked again, each opportunity in its own transaction; returns how many people."""
    asked = 0
    for opportunity_id in queries.overlooked(now):
        with db.transaction():
            asked += look_again(opportunity_id, by=SYSTEM)
    return asked


def order_names(now: datetime) -> int:
    """Put in order what has closed, each in its own transaction; returns how many. For the worker."""
    done = 0
    for opportunity_id in queries.to_put_in_order(now):
        with db.transaction():
            done += put_in_order(opportunity_id, by=SYSTEM)
    return done
