"""Asking for cover, and the answers: the first yes has the place, counted under the opportunity's row."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.opportunities.actions.taking import lock
from app.opportunities.models import Condition, Opportunity
from app.opportunities.states import Asked, Strength
from app.people.actions.persons import hold
from app.signups import queries as places
from app.signups import rules
from app.signups.actions.limits import must_allow
from app.signups.actions.offers import take_up
from app.signups.actions.promoting import settle
from app.signups.actions.seating import sit
from app.signups.actions.sign_up import must_be_active, next_position
from app.signups.actions.signing import must_be_signed_off
from app.signups.actions.together import part
from app.signups.cover import events, queries
from app.signups.cover.models import CoverAsk
from app.signups.cover.rules import AT_A_TIME
from app.signups.cover.states import CoverAnswer
from app.signups.events import PlaceConfirmed
from app.signups.models import Place, Tick
from app.signups.rules import Unit
from app.signups.rules.sitting import Found, Full, Kept
from app.signups.states import WAITING, PlaceState


def ask(opportunity_id: int, unit: Unit, person_ids: Collection[int], *, by: Actor) -> int:
    """Ask these people whether they could step in; whoever was asked meanwhile is left out. Returns how many."""
    opportunity = lock(opportunity_id)
    if unit not in dict(queries.free_units(opportunity, clock.now())):
        raise RuleBroken(_("This place is not free any more, so nobody was asked. Look at the list again."))
    if len(person_ids) > AT_A_TIME:
        raise RuleBroken(_("Ask at most %(most)d people at a time.", most=AT_A_TIME))
    able = {each.person_id for each in queries.candidates(opportunity, unit, clock.now(), person_ids)}
    asked = [each for each in person_ids if each in able]
    for person_id in asked:
        row = CoverAsk(
            opportunity_id=opportunity.id, seat_id=unit[0], session_id=unit[1], person_id=person_id,
            asked_at=clock.now(),
        )  # fmt: skip
        db.session().add(row)
        db.session().flush()
        emit(events.CoverAsked(row.id, opportunity.id), by=by)
    return len(asked)


def step_in(ask_id: int, *, by: Actor) -> bool:
    """Yes, I could. True with the place; false where somebody else was first. Saying it twice is the same as once."""
    opportunity, row = _take(ask_id, by)
    if row.answer is not None:
        return row.answer is CoverAnswer.YES
    if not queries.still_open(row, clock.now()):
        raise RuleBroken(_("This has begun or was called off, so nobody is needed any more. Thank you all the same."))
    if _has_it_anyway(opportunity, row, by=by):
        row.answer, row.answered_at = CoverAnswer.YES, clock.now()
        return True
    if row.unit not in dict(queries.free_units(opportunity, clock.now())):
        row.answer, row.answered_at = CoverAnswer.FILLED, clock.now()
        return False
    facts = must_be_active(row.person_id)
    must_be_signed_off(opportunity, row.seat, facts, past=False, by=by)
    must_allow(opportunity, rules.ahead(opportunity, row.session, clock.now()), row.person_id)
    place = _place(opportunity, row, _seat(opportunity, row), by=by)
    row.answer, row.answered_at = CoverAnswer.YES, clock.now()
    emit(PlaceConfirmed(place.id), by=by)
    emit(events.CoverFound(row.id, opportunity.id, place.id), by=by)
    _tell_others(opportunity, row.unit, by=by)
    part(opportunity, place, by=by)
    settle(opportunity, by=by)
    return True


def not_this_one(ask_id: int, *, by: Actor) -> None:
    """No, thank you: kept, so that nobody asks again about this one."""
    _opportunity, row = _take(ask_id, by)
    if row.answer is None:
        row.answer, row.answered_at = CoverAnswer.NO, clock.now()
        emit(events.CoverDeclined(row.id, row.opportunity_id), by=by)


def _take(ask_id: int, by: Actor) -> tuple[Opportunity, CoverAsk]:
    known = db.session().execute(select(CoverAsk.opportunity_id, CoverAsk.person_id).where(CoverAsk.id == ask_id))
    found = known.one_or_none()
    if found is None:
        raise RuleBroken(_("That is not there any more. You do not need to do anything."))
    hold(found.person_id)
    opportunity = lock(found.opportunity_id)
    wanted = select(CoverAsk).where(CoverAsk.id == ask_id).execution_options(populate_existing=True)
    row = db.session().scalars(wanted).one()
    if by.speaks_for != row.person_id:
        raise RuleBroken(_("Only the person who was asked can answer. Say how they asked you to."))
    return opportunity, row


def _has_it_anyway(opportunity: Opportunity, row: CoverAsk, *, by: Actor) -> bool:
    """Whether they were given the place, or an offer of it, since they were asked: the yes is one to that."""
    live = places.live_of(row.person_id, [opportunity.id])
    for each in live:
        if each.session_id == row.session_id and each.state is PlaceState.OFFERED:
            must_be_active(row.person_id)
            take_up(opportunity, each, by=by)
    if row.session_id and any(each.session_id is None and each.state is PlaceState.OFFERED for each in live):
        raise RuleBroken(
            _("You have an offer for all the days of this. Say yes or no to that one first: this day is in it.")
        )
    return any(each.session_id in {None, row.session_id} and each.state is PlaceState.CONFIRMED for each in live)


def _seat(opportunity: Opportunity, row: CoverAsk) -> Found:
    """Their seat, or the sentence why not: it may be kept for the mix since they were asked."""
    room = places.room_of_unit(opportunity, row.unit)
    found = room.ask(places.who_is(opportunity, row.person_id), row.seat_id)
    if isinstance(found, Kept):
        raise RuleBroken(places.why_kept(found, opportunity))
    if isinstance(found, Full):
        raise RuleBroken(
            _(
                "The places on this one are for other kinds of experience. Nothing is wrong with yours. "
                "Look for others that fit you."
            )
        )
    return found


def _place(opportunity: Opportunity, row: CoverAsk, found: Found, *, by: Actor) -> Place:
    """Their place on a list of this becomes the place; or a new one, with what they ticked by saying yes."""
    live = places.live_of(row.person_id, [opportunity.id])
    place = next((each for each in live if each.session_id == row.session_id and each.state in WAITING), None)
    now = clock.now()
    if place is None:
        place = Place(
            person_id=row.person_id, opportunity_id=opportunity.id, session_id=row.session_id, seat_id=row.seat_id,
            position=next_position(opportunity.id), asked_at=now,
        )  # fmt: skip
        place.ticks = [Tick(condition_id=each.id) for each in to_tick(row)]
        db.session().add(place)
    elif place.state is PlaceState.LAPSED:
        move(place, PlaceState.RESERVE, by=by, now=now)
    sit(place, found, by=by)
    move(place, PlaceState.CONFIRMED, by=by, now=now)
    db.session().flush()
    return place


def to_tick(row: CoverAsk) -> list[Condition]:
    """What only the person can say of themselves, and says by saying yes."""
    return [
        each
        for each in row.opportunity.conditions
        if each.asked is Asked.TICK
        and each.strength is Strength.MUST
        and each.session_id in {None, row.session_id}
        and each.seat_id in {None, row.seat_id}
    ]


def _tell_others(opportunity: Opportunity, unit: Unit, *, by: Actor) -> None:
    """Where nothing of this is free any more, whoever was asked too is told kindly."""
    if unit in dict(queries.free_units(opportunity, clock.now())):
        return
    open_ = select(CoverAsk).where(
        CoverAsk.seat_id == unit[0], CoverAsk.session_id.is_not_distinct_from(unit[1]), CoverAsk.answer.is_(None)
    )
    for other in db.session().scalars(open_.order_by(CoverAsk.id)).all():
        other.answer, other.answered_at = CoverAnswer.FILLED, clock.now()
        emit(events.CoverFilled(other.id, opportunity.id), by=Actor(by.person_id))
