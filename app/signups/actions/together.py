"""Two people who come together or not at all: asked as one, and nobody is left in doubt when one of them cannot."""

from __future__ import annotations

import secrets

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.opportunities.models import Opportunity
from app.signups import events, queries, rules
from app.signups.actions.promoting import settle
from app.signups.actions.taking import must_speak_for, take_place
from app.signups.models import Pair, Place
from app.signups.rules import Choice
from app.signups.states import WAITING, PlaceState

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # nothing that is read for something else


def pair_for(opportunity: Opportunity, person_id: int, choice: Choice, sessions: list[int | None]) -> Pair | None:
    """The pair this name belongs to: a new one, the one of the code, or none. Sessions are those asked for."""
    if not (choice.together or choice.code):
        return None
    if len(sessions) > 1:
        raise RuleBroken(_("To come together with somebody, choose one session."))
    if not choice.code:
        code = "".join(secrets.choice(LETTERS) for _each in range(6))
        return Pair(opportunity_id=opportunity.id, code=code, made_at=clock.now())
    wanted = select(Pair).where(Pair.opportunity_id == opportunity.id, Pair.code == choice.code.strip().upper())
    pair = db.session().scalars(wanted.where(Pair.broken_at.is_(None))).one_or_none()
    there = queries.of_pair(pair.id) if pair else []
    if pair is None or len(there) != 1 or there[0].person_id == person_id:
        raise RuleBroken(_("We do not know this code. Please check it with the person who gave it to you."))
    if there[0].session_id != sessions[0]:
        raise RuleBroken(_("The person who gave you the code chose another session. Choose the same one."))
    return pair


def pair_up(place_id: int, other_id: int, *, by: Actor) -> None:
    """The team writes down that two who wait come together or not at all. They stand where the later of them stood."""
    _opportunity, place = take_place(place_id)
    other = db.session().get_one(Place, other_id, populate_existing=True)
    alike = (place.opportunity_id, place.session_id) == (other.opportunity_id, other.session_id)
    free = all(each.state in WAITING and each.pair_id is None for each in (place, other))
    if not alike or not free or place.person_id == other.person_id:
        raise RuleBroken(
            _("Only two people who both wait for the same thing can come together. Look at the list again.")
        )
    code = "".join(secrets.choice(LETTERS) for _each in range(6))
    place.pair = other.pair = Pair(opportunity_id=place.opportunity_id, code=code, made_at=clock.now())
    stand_together(place, other)
    emit(events.Paired(place.id, other.id), by=by)


def stand_together(place: Place, other: Place) -> None:
    """Before both names were in, neither could be asked: so both stand where the later one stands."""
    place.position = other.position = max(place.position, other.position)


def come_alone(place_id: int, *, by: Actor) -> Place:
    """Somebody who waits to come together says that they would come on their own."""
    opportunity, place = take_place(place_id)
    must_speak_for(place, by)
    if place.state in WAITING and place.pair_id is not None:
        part(opportunity, place, by=by)
        emit(events.ComesAlone(place.id), by=by)
        settle(opportunity, by=by)
    return place


def part(opportunity: Opportunity, place: Place, *, by: Actor) -> None:
    """This one is not half of a pair any more; the other, if there is one, is asked what they want."""
    if place.pair is None:
        return
    other = queries.partner(place)
    place.pair.broken_at = place.pair.broken_at or clock.now()
    place.pair = None
    now = clock.now()
    if other is None or rules.has_begun(opportunity, other.session, now):
        return
    if other.state is PlaceState.CONFIRMED:  # their seat is held, and is theirs if they say so
        other.answer_by = rules.answer_by(now, rules.begins(opportunity, other.session, now))
        move(other, PlaceState.OFFERED, by=Actor(by.person_id), now=now)
    emit(events.AskedAlone(other.id), by=Actor(by.person_id))
