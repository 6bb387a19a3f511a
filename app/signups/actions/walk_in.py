"""Coming on the day without a place: past the number allowed, if whoever adds them says that it is on purpose.

The number itself is not touched. What is free stays seats − confirmed − live offers, and never below none, so that
nobody is promoted because of a place that was added on the day.
"""

from __future__ import annotations

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.opportunities.actions.taking import lock
from app.opportunities.models import Opportunity, Seat, Session
from app.opportunities.queries import advisor_facts
from app.opportunities.rules.fit import reasons, seat_open
from app.opportunities.states import LIVE as PUBLISHED
from app.opportunities.states import SeatRole
from app.people.actions.persons import hold
from app.signups import events, queries, rules
from app.signups.actions.promoting import settle
from app.signups.actions.sign_up import next_position
from app.signups.actions.taking import must_speak_for
from app.signups.actions.together import part
from app.signups.models import Place, Tick
from app.signups.states import AFTERWARDS, LIVE, PlaceState


class PastTheNumber(RuleBroken):
    """Every place is taken: only on purpose is anybody added."""


def walk_in(
    opportunity_id: int, session_id: int, person_id: int, *, past_the_number: bool, ticked: frozenset[int], by: Actor
) -> Place:
    """A confirmed place in this session for somebody who is there. Who has one keeps it; who waits need wait no more.

    Raises PastTheNumber where every place is taken and `past_the_number` does not say that this is on purpose.
    """
    hold(person_id)
    opportunity = lock(opportunity_id)
    session = next((each for each in opportunity.sessions if each.id == session_id), None)
    if session is None or opportunity.state not in PUBLISHED or not rules.is_today(session, clock.now()):
        raise RuleBroken(
            _("Somebody can only be added like this on the day of the session. You can sign them up under Places.")
        )
    held = _held(opportunity, session, person_id)
    if held is not None and held.state in AFTERWARDS | {PlaceState.CONFIRMED}:
        return held
    seat_id = held.seat_id if held else _seat(opportunity, session, person_id, ticked).id
    full = not queries.spare_on_the_day(opportunity, session).get(seat_id, 1) and not (
        held and held.state is PlaceState.OFFERED
    )
    if full and not past_the_number:
        raise PastTheNumber(_("Every place is taken. Tick the box if you add them on purpose."))
    place = held or Place(
        person_id=person_id, opportunity_id=opportunity.id, seat_id=seat_id,
        session_id=rules.place_is_for(opportunity, session),
        position=next_position(opportunity.id), asked_at=clock.now(),
    )  # fmt: skip
    if held is None:
        place.ticks = [Tick(condition_id=number) for number in sorted(ticked)]
    return _confirm(opportunity, session, place, past=full, by=by)


def _confirm(opportunity: Opportunity, session: Session, place: Place, *, past: bool, by: Actor) -> Place:
    must_speak_for(place, by)
    now = clock.now()
    said = _("Came on the day, and was added past the number of places.") if past else _("Came on the day.")
    if place.state is PlaceState.LAPSED:
        move(place, PlaceState.RESERVE, by=by, now=now)
    place.answer_by = None
    move(place, PlaceState.CONFIRMED, by=by, now=now, reason=said)
    db.session().add(place)
    db.session().flush()
    emit(events.WalkedIn(place.id, session.id, past), by=by)
    part(opportunity, place, by=by)
    settle(opportunity, by=by)
    return place


def _held(opportunity: Opportunity, session: Session, person_id: int) -> Place | None:
    """The place of this person that covers this session: one they have, else one they wait for."""
    own = Place.session_id == session.id
    wanted = select(Place).where(
        Place.person_id == person_id,
        Place.opportunity_id == opportunity.id,
        Place.state.in_(LIVE | AFTERWARDS),
        own | Place.session_id.is_(None),
    )
    has = (*AFTERWARDS, PlaceState.CONFIRMED)
    found = sorted(db.session().scalars(wanted), key=lambda place: (place.state not in has, place.session_id is None))
    if found and found[0].state not in has and found[0].session_id != rules.place_is_for(opportunity, session):
        return None  # waiting for the whole series is another thing than being here today
    return found[0] if found else None


def _seat(opportunity: Opportunity, session: Session, person_id: int, ticked: frozenset[int]) -> Seat:
    """A seat this person may take: one with room rather than none, and an ordinary one rather than the chair's."""
    facts = advisor_facts(person_id)
    if facts is None or not facts.active:
        raise RuleBroken(_("Only somebody who is active on the register can be added. Look at their page first."))
    seats = [seat for seat in opportunity.seats if seat.uses_a_place]
    fitting = rules.seats_for(seats, service_user=facts.service_user, carer=facts.carer)
    if not fitting:
        raise RuleBroken(
            _("The places on this one are for other kinds of experience. Look whether a seat can be added.")
        )
    facts = facts.before_others()  # the host reads the refusal; and whoever came, came of their own will
    missing = next((reason for reason in reasons(opportunity, facts, clock.now()) if reason.met is False), None)
    if missing:
        raise RuleBroken(f"{missing.sentence} {missing.next_step}".strip())
    fitting = [seat for seat in fitting if seat_open(opportunity, seat, facts)]
    spare = queries.spare_on_the_day(opportunity, session)
    best = max(fitting, key=lambda seat: (seat.role is SeatRole.MEMBER, spare[seat.id]))
    if rules.unticked(opportunity.conditions, rules.Choice((session.id,), best.id, ticked)):
        raise RuleBroken(_("This one asks for everything in the list. Read it to them, and tick what is true."))
    return best
