"""Asking to join, talking, the steps, the waiting list, and being welcomed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor, Asked
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.people import queries as people
from app.people.actions import advisors
from app.people.joining import events, queries, rules
from app.people.joining.models import Joining, RegisterSize, StepTaken
from app.people.models import Advisor, Person
from app.people.states import MAY_PUT_OFF, AdvisorState

SAME_FORM = timedelta(days=1)


def ask(values: Mapping[str, Any], said: str, *, by: Actor, asked: Asked | None = None, by_web: bool = False) -> Person:
    """Somebody would like to join. `values` are the fields of `advisors.add`; `said` is for the team alone.

    The same form again within a day is the same wish. Whether a name is known already is never said here: the form
    is open to the world. The team sees it on the person's page.
    """
    again = _asked_already(values)
    if again is not None:
        return again
    new = advisors.add(values, by=by, asked=asked, another=True, state=AdvisorState.ENQUIRY, themselves=by_web)
    db.session().add(Joining(person_id=new.id, asked_at=clock.now(), by_web=by_web, said=said.strip()))
    emit(events.JoiningAsked(new.id, by_web), by=Actor(new.id) if by_web else by)
    return new


class RegisterFull(RuleBroken):
    """Nobody is added past the number that the register can hold, unless it is said that this is on purpose."""


def add(
    values: Mapping[str, Any], *, past_the_number: bool, by: Actor, asked: Asked | None = None, another: bool = False
) -> Person:
    """Somebody is put on the register at once, without the way to it: `advisors.add`, with a look at how full it is.

    Raises RegisterFull where there is no room, or only for those who wait, and `past_the_number` does not say that
    this is on purpose.
    """
    now = counted()
    if now.full and not past_the_number:
        raise RegisterFull(_("The register is full. Tick the box if you add them on purpose."))
    return advisors.add(values, by=by, asked=asked, another=another)


def arrange_talk(person_id: int, at: datetime, with_id: int, *, tell: bool, by: Actor) -> None:
    """A conversation on a day, with somebody of the team; a second time changes it. `tell`: they get a message."""
    problem = rules.why_not_talk_at(at, clock.now())
    if problem:
        raise RuleBroken(problem)
    joining = _joining(person_id)
    if advisors.locked_advisor(person_id).state is not AdvisorState.CONVERSATION:
        advisors.go(person_id, AdvisorState.CONVERSATION, by=by)
    joining.talk_at, joining.talk_with_id, joining.talked_at = at, with_id, None
    emit(events.TalkArranged(person_id, at, with_id, tell), by=by)


def talked(person_id: int, *, by: Actor) -> AdvisorState:
    """They have talked and would like to join: on to the steps, or to the waiting list where the register is full."""
    advisors.locked_advisor(person_id)
    joining = _joining(person_id)
    now = counted()
    to = rules.first_after_talk(now.most, now.on_it, now.waiting)
    joining.talked_at = clock.now()
    if to is AdvisorState.WAITING:
        put_on_waiting_list(person_id, by=by)
    else:
        advisors.go(person_id, AdvisorState.WELCOME, by=by)
        emit(events.StepsBegun(person_id), by=by)
    return to


def put_on_waiting_list(person_id: int, *, by: Actor) -> None:
    """They wait for room; whoever was on the list before keeps the old place in it."""
    joining = _joining(person_id)
    advisors.go(person_id, AdvisorState.WAITING, by=by)
    joining.waits_since = joining.waits_since or clock.now()
    joining.told_at, joining.ask_again_on = clock.now(), None
    emit(events.PutOnWaitingList(person_id), by=by)


def ask_later(person_id: int, on: date, *, by: Actor) -> None:
    """Not now, ask me again on that day: they keep their number, and the next of the list is invited meanwhile.

    Whoever had been invited goes back to the list, and no message tells them what they have just said.
    """
    problem = rules.why_not_ask_again_on(on, clock.today())
    if problem:
        raise RuleBroken(problem)
    advisor, joining = advisors.locked_advisor(person_id), _joining(person_id)
    if advisor.state not in MAY_PUT_OFF:
        raise RuleBroken(_("Only somebody who waits for the register, or was invited, can be asked again later."))
    if advisor.state is AdvisorState.WELCOME:
        advisors.go(person_id, AdvisorState.WAITING, by=by)
        joining.waits_since = joining.waits_since or clock.now()
    joining.ask_again_on, joining.told_at = on, clock.now()
    emit(events.AskedLater(person_id, on), by=by)


def ask_from_now(person_id: int, *, by: Actor) -> None:
    """They can be invited again, sooner than they had said. Twice is the same as once."""
    advisors.locked_advisor(person_id)
    joining = _joining(person_id)
    if joining.ask_again_on is not None:
        joining.ask_again_on = None
        emit(events.AskedFromNow(person_id), by=by)


def tell_place_in_list(person_id: int, *, by: Actor) -> None:
    """Tell somebody who waits where they stand now."""
    joining = _joining(person_id)
    if advisors.locked_advisor(person_id).state is not AdvisorState.WAITING:
        raise RuleBroken(_("This person does not wait for a place on the register any more."))
    joining.told_at = clock.now()
    emit(events.ToldPlaceInList(person_id, joining.told_at), by=by)


def invite_next(*, by: Actor) -> Person:
    """The first of the waiting list begins the steps, where there is room."""
    found = queries.next_to_invite()
    if found is None:
        raise RuleBroken(_("Nobody waits for a place on the register now."))
    person = found[1]
    advisors.locked_advisor(person.id)
    if not counted().has_room:
        raise RuleBroken(_("The register is full. Raise the number first, or wait until somebody moves on."))
    advisors.go(person.id, AdvisorState.WELCOME, by=by)
    found[0].ask_again_on = None
    emit(events.InvitedFromWaitingList(person.id), by=by)
    return person


def take_step(person_id: int, step_id: int, done_on: date | None, *, by: Actor) -> None:
    """A step is done on a day, or without a day is not needed for this person. A second time replaces the first."""
    problem = rules.why_not_done_on(done_on, clock.today())
    if problem:
        raise RuleBroken(problem)
    advisors.locked_advisor(person_id)
    taken = _taken(person_id, step_id)
    if taken is None:
        taken = StepTaken(person_id=person_id, step_id=step_id)
        db.session().add(taken)
    taken.done_on, taken.recorded_at, taken.recorded_by_id = done_on, clock.now(), by.person_id
    emit(events.StepTaken(person_id, step_id), by=by)


def take_step_back(person_id: int, step_id: int, *, by: Actor) -> None:
    """It was written down by mistake. Twice is the same as once."""
    advisors.locked_advisor(person_id)
    taken = _taken(person_id, step_id)
    if taken is not None:
        db.session().delete(taken)
        emit(events.StepTakenBack(person_id, step_id), by=by)


def welcome(person_id: int, *, by: Actor) -> None:
    """On the register, once every step is taken; where it is full only from the steps, which hold a place already."""
    advisor = advisors.locked_advisor(person_id)
    problem = rules.why_not_welcome([each.step.name for each in queries.steps_of(person_id) if each.taken is None])
    if problem:
        raise RuleBroken(problem)
    if advisor.state is not AdvisorState.WELCOME and counted().full:
        raise RuleBroken(_("The register is full. Put them on the waiting list instead."))
    advisor.joined_on = advisor.joined_on or clock.today()
    advisors.welcome(person_id, by=by)
    emit(events.Welcomed(person_id), by=by)


def _joining(person_id: int) -> Joining:
    """What is known of their way; made where somebody came by another way, such as a spreadsheet."""
    found = db.session().get(Joining, person_id)
    if found is None:
        found = Joining(person_id=person_id, asked_at=clock.now())
        db.session().add(found)
    return found


def counted() -> queries.Fullness:
    """How full the register is; whoever else would count waits until this transaction ends."""
    db.session().flush()
    db.session().execute(select(RegisterSize.id).with_for_update())
    return queries.fullness()


def _taken(person_id: int, step_id: int) -> StepTaken | None:
    wanted = select(StepTaken).where(StepTaken.person_id == person_id, StepTaken.step_id == step_id)
    return db.session().scalars(wanted).one_or_none()


def _asked_already(values: Mapping[str, Any]) -> Person | None:
    """Whoever asked with this name and this way to reach them within the last day."""
    lately = select(Joining.person_id).where(Joining.asked_at > clock.now() - SAME_FORM)
    ids = set(db.session().scalars(lately.join(Advisor).where(Advisor.state == AdvisorState.ENQUIRY)))
    reached = ("email", "phone", "address")
    for person in people.same_name(values["full_name"]):
        if person.id in ids and all(getattr(person, name) == values.get(name) for name in reached):
            return person
    return None
