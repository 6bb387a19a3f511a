"""Signing up: a place, a name, or the reserve list, decided under the opportunity's row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.core import clock, db, fresh
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.opportunities.actions.taking import take_row
from app.opportunities.models import Opportunity, Seat
from app.opportunities.queries import advisor_facts, as_stored
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.fit import Reason, day_of, reasons, seat_open
from app.opportunities.rules.met import NotMet, met
from app.opportunities.states import ORDERED, Attendance
from app.people.actions.persons import locked
from app.people.models import Person
from app.signups import events, queries, rules
from app.signups.actions.limits import must_allow
from app.signups.actions.promoting import Counted, settle
from app.signups.actions.seating import sit
from app.signups.actions.signing import must_be_signed_off, pass_over
from app.signups.actions.taking import must_speak_for
from app.signups.actions.together import pair_for, stand_together
from app.signups.models import Pair, Place, Tick
from app.signups.rules import Choice, Unit
from app.signups.rules.mix import Room
from app.signups.rules.sitting import Found
from app.signups.states import PlaceState


def sign_up(opportunity_id: int, person_id: int, choice: Choice = Choice(), *, by: Actor) -> list[Place]:  # noqa: B008
    """Sign a person up; returns their live places, one a session chosen. Asking twice gives the same places.

    Raises `RuleBroken` with the sentence when it has closed, is over, or has no seat for this person.
    """
    person = locked(person_id)
    facts = advisor_facts(person_id)  # the record of somebody who is held: nobody waits for it behind the row
    take_row(opportunity_id)
    names = queries.names(opportunity_id, person_id)
    opportunity = as_stored.by_stamp(opportunity_id, names.stamp)
    before = queries.live_of(person_id, [opportunity_id]) if names.mine else []
    held = {place.session_id for place in before}
    wanted = [session_id for session_id in _sessions(opportunity, choice, held) if session_id not in held]
    if not wanted:
        return before
    if not rules.takes_names(opportunity, clock.now()):
        raise RuleBroken(_("This opportunity is not taking names any more. Look for others that fit you."))
    facts = active(facts)
    seat = _seat(opportunity, facts, choice, by=by)
    if names.limit_stops:
        must_allow(opportunity, rules.wanted_sessions(opportunity, choice, clock.now()), person_id)
    pair = pair_for(opportunity, person_id, choice, wanted)
    rooms = queries.rooms_of(opportunity, clock.now())
    asking = _Asking(opportunity, person, facts, seat, choice, pair)
    added = [
        _add(asking, session_id, rooms[session_id], names.waiting, position, by=by)
        for position, session_id in enumerate(wanted, start=names.last + 1)
    ]
    sits = any(place.state is PlaceState.CONFIRMED for place in added)
    settle(opportunity, by=by, counted=Counted(rooms, names.waiting, sits))
    return [*before, *added]


def _sessions(opportunity: Opportunity, choice: Choice, held: set[int | None]) -> Sequence[int | None]:
    """The sessions a place is asked for, besides those `held`; one nothing for the whole."""
    if not rules.chooses_sessions(opportunity):
        return [None]
    coming = {session.id for session in rules.coming(opportunity, clock.now())}
    chosen = list(dict.fromkeys(choice.session_ids)) or (list(coming) if len(coming) == 1 else [])
    if not chosen or not coming.issuperset(chosen):
        raise RuleBroken(_("Choose which session you would like to come to."))
    if opportunity.attendance is Attendance.ONE and len(chosen) > 1:
        raise RuleBroken(_("Choose one session. A place is for one of them."))
    if opportunity.attendance is Attendance.ONE and held - set(chosen):
        raise RuleBroken(_("You have put your name down for another session. Withdraw from that one first."))
    least = min(opportunity.attend_at_least or 1, len(coming))
    if opportunity.attendance is Attendance.SOME and len(held.union(chosen)) < least:
        raise RuleBroken(_("Choose at least %(least)s sessions.", least=least))
    return sorted(chosen)


def must_be_active(person_id: int) -> AdvisorFacts:
    """What is known of somebody who is on the register and on no break."""
    return active(advisor_facts(person_id))


def active(facts: AdvisorFacts | None) -> AdvisorFacts:
    """These, if they are of somebody who is on the register and on no break."""
    if facts is None or not facts.active:
        raise RuleBroken(
            _("Only advisors who are active can sign up. Under My account you can end a break. Or ring us.")
        )
    return facts


def _seat(opportunity: Opportunity, facts: AdvisorFacts, choice: Choice, *, by: Actor) -> Seat:
    """The seat this person gets, if the record and the ticks hold what the opportunity asks for."""
    fitting = rules.seats_for(opportunity.seats, service_user=facts.service_user, carer=facts.carer)
    if not fitting:
        raise RuleBroken(
            _(
                "The places on this one are for other kinds of experience. Nothing is wrong with yours. "
                "Look for others that fit you."
            )
        )
    missing = _missing(opportunity, facts, choice)
    if missing:
        raise RuleBroken(f"{missing.sentence} {missing.next_step}".strip())
    if rules.unticked(opportunity.conditions, choice):
        raise RuleBroken(str(rules.TICK_ALL))
    chosen = [seat for seat in fitting if seat.id == choice.seat_id] if choice.seat_id else fitting
    if rules.kinds_of_place(chosen) != 1:
        raise RuleBroken(_("Choose which kind of place you would like."))
    must_be_signed_off(opportunity, chosen[0], facts, past=choice.past_sign_off, by=by)
    _meets_its_own(opportunity, chosen[0], facts, choice)
    return chosen[0]


def _missing(opportunity: Opportunity, facts: AdvisorFacts, choice: Choice) -> Reason | None:
    """What stands in the way on a day that was chosen, or on the next day of a series: later ones only warn.

    Whether they are signed off is asked of the seat they choose.
    """
    now = clock.now()
    wanted = rules.wanted_sessions(opportunity, choice, now)
    days: list[date | None] = [each.starts_at.astimezone(clock.LONDON).date() for each in wanted]
    judged = days if rules.chooses_sessions(opportunity) else days[:1]
    found = (reason for on in judged or [None] for reason in reasons(opportunity, facts, now, on=on))
    return next((each for each in found if each.met is False and each.code != "signed-off"), None)  # of the seat


def _meets_its_own(opportunity: Opportunity, seat: Seat, facts: AdvisorFacts, choice: Choice) -> None:
    """Conditions of this seat, or of a session that was chosen: they differ from those of the whole."""
    sessions = {session.id: session for session in opportunity.sessions}
    for condition in opportunity.conditions:
        own = condition.seat_id == seat.id or condition.session_id in choice.session_ids
        if not own:
            continue
        session = sessions.get(condition.session_id or 0)
        on = session.starts_at.astimezone(clock.LONDON).date() if session else day_of(opportunity, clock.now())
        verdict = met(condition, facts, on)
        if isinstance(verdict, NotMet):
            raise RuleBroken(f"{verdict.sentence} {verdict.next_step}".strip())


@dataclass(frozen=True)
class _Asking:
    """Who asks for what. The person is in hand, so that nobody who writes to them has to load them anew."""

    opportunity: Opportunity
    person: Person
    facts: AdvisorFacts
    seat: Seat
    choice: Choice
    pair: Pair | None


def _add(
    asking: _Asking, session_id: int | None, room: Room, waiting: dict[Unit, int], position: int, *, by: Actor
) -> Place:
    """One more name, which from now on sits in the room or is among those who wait."""
    opportunity, person_id, now = asking.opportunity, asking.facts.person_id, clock.now()
    who = queries.who_signs_up(opportunity, asking.facts)
    found = room.ask(who, asking.seat.id)
    free = asking.pair is None and isinstance(found, Found)
    can_sit = free and not _somebody_waits(opportunity, room, asking.seat, session_id, waiting)
    state = rules.first_state(opportunity.method, can_sit=can_sit, in_order=opportunity.ordered_at is not None)
    place = Place(
        person_id=person_id, opportunity_id=opportunity.id, session_id=session_id, seat_id=asking.seat.id,
        position=position, asked_at=now, supporter=asking.choice.supporter, pair_id=_number_of(asking.pair),
    )  # fmt: skip
    sits = found if isinstance(found, Found) and state is PlaceState.CONFIRMED else None
    if sits:
        sit(place, sits, by=by)
        must_speak_for(place, by)
    if opportunity.method in ORDERED:
        numbers = queries.numbers_in(opportunity.id)
        place.number = numbers.get(person_id) or rules.new_number(numbers.values())
    began = move(place, state, by=by, now=now)
    fresh.write(place, ("place_id", began), person=asking.person, opportunity=opportunity, pair=asking.pair, ticks=[])
    place.ticks.extend(Tick(condition_id=number) for number in sorted(asking.choice.ticked))
    if not seat_open(opportunity, asking.seat, asking.facts):
        pass_over(place, by=by)
    if sits:
        room.sit(place.id, who, sits)
    other = queries.partner(place)
    if other is not None:
        stand_together(place, other)
    emit(_said(place, waiting), by=by)
    return place


def _number_of(pair: Pair | None) -> int | None:
    """A new pair is written before the first who belongs to it."""
    if pair is None:
        return None
    db.session().add(pair)
    db.session().flush()
    return pair.id


def _said(place: Place, waiting: dict[Unit, int]) -> events.PlaceEvent:
    """What happened to a new name. On the reserve list it stands behind all who wait for the same."""
    if place.state is PlaceState.CONFIRMED:
        return events.PlaceConfirmed(place.id)
    if place.state is PlaceState.INTERESTED:
        return events.InterestNoted(place.id)
    unit = (place.seat_id, place.session_id)
    waiting[unit] = waiting.get(unit, 0) + 1
    return events.ReserveJoined(place.id, queries.reserve_number(place) if place.pair_id else waiting[unit])


def _somebody_waits(
    opportunity: Opportunity, room: Room, seat: Seat, session_id: int | None, waiting: Mapping[Unit, int]
) -> bool:
    """Whether somebody whose name came earlier could have this seat: then nobody overtakes them."""
    alike = [each.id for each in room.alike(seat.id)]
    if not any((each, session_id) in waiting for each in alike):
        return False
    who = dict(queries.line(opportunity, alike, session_id))
    parties = rules.parties(list(who))
    return any(room.holds([(place.id, who[place], place.seat_id) for place in party]) for party in parties)


def next_position(opportunity_id: int) -> int:
    return queries.names(opportunity_id).last + 1
