"""The life of an advisor on the register: joining, breaks, moving on, training."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM, Actor, Asked
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.people import events, queries, rules
from app.people.actions.persons import ADVISOR_FIELDS, FIELDS, hold, locked
from app.people.models import Advisor, Course, Interest, Person, TrainingRecord
from app.people.passport import access
from app.people.states import AdvisorState


def add(
    values: Mapping[str, Any],
    *,
    by: Actor,
    asked: Asked | None = None,
    another: bool = False,
    state: AdvisorState = AdvisorState.ACTIVE,
    themselves: bool = False,
) -> Person:
    """A new person on the register, from the fields that `persons.change` takes; no account comes with it.

    `asked` says how they asked to be put on it; without it the act is the team's own, or with `themselves` theirs.
    Unless `another` says so, a second person of the same name is refused: most often it is the same form sent twice.
    """
    if by.person_id:
        locked(by.person_id)  # of two forms that one person sends at once, the second waits and then sees the first
    there = [] if another else queries.same_name(values["full_name"])
    if there:
        raise RuleBroken(
            _("%(name)s is on the register already. If this is another person, tick the box and save again.",
              name=there[0].full_name)
        )  # fmt: skip
    lack = rules.why_not_reach(values["contact_by"].value, values["email"], values["phone"], values["address"])
    if lack:
        raise RuleBroken(lack[1])
    session = db.session()
    person = Person(created_at=clock.now(), **{name: values[name] for name in FIELDS if name in values})
    session.add(person)
    session.flush()
    advisor = Advisor(person_id=person.id, **{name: values[name] for name in ADVISOR_FIELDS if name in values})
    advisor.interests = [Interest(kind_code=code) for code in values.get("interests", [])]
    by = Actor(person.id) if themselves else by
    for_them = Actor(by.person_id, person.id, asked) if asked else by
    move(advisor, state, by=for_them, now=clock.now())
    access.write(advisor, values.get("access_needs"))
    session.add(advisor)
    emit(events.PersonAdded(person.id), by=for_them)
    if state is AdvisorState.ACTIVE:
        emit(events.AdvisorJoined(person.id), by=for_them)
    return person


def welcome(person_id: int, *, by: Actor) -> None:
    """Somebody who asked to join is on the register now."""
    go(person_id, AdvisorState.ACTIVE, by=by)
    emit(events.AdvisorJoined(person_id), by=by)


def pause(person_id: int, until: date | None, *, by: Actor) -> None:
    """A break, until they say or up to and including the day `until`; they lose no place. Sets a new end to a break."""
    problem = rules.why_not_break_until(until, clock.today())
    if problem:
        raise RuleBroken(problem)
    advisor = locked_advisor(person_id)
    if advisor.state is AdvisorState.PAUSED:
        advisor.paused_until = until
        emit(events.PersonChanged(person_id, ("paused_until",)), by=by)
        return
    go(person_id, AdvisorState.PAUSED, by=by).paused_until = until


def come_back(person_id: int, *, by: Actor) -> None:
    """Back from a break, or back on the register."""
    go(person_id, AdvisorState.ACTIVE, by=by)


def come_back_due(person_id: int) -> bool:
    """End a break if its last day is over; says whether it was. For the worker, each in a transaction of its own."""
    advisor = locked_advisor(person_id)
    last_day = advisor.paused_until
    if advisor.state is not AdvisorState.PAUSED or last_day is None or last_day >= clock.today():
        return False
    come_back(person_id, by=SYSTEM)
    emit(events.BreakOver(person_id, last_day), by=SYSTEM)
    return True


def breaks_over() -> list[int]:
    """Whose break had a last day that is over, by person id."""
    over = select(Advisor.person_id).where(
        Advisor.state == AdvisorState.PAUSED, Advisor.paused_until.is_not(None), Advisor.paused_until < clock.today()
    )
    return list(db.session().scalars(over.order_by(Advisor.person_id)))


def record_training(
    person_id: int, course_code: str, done_on: date | None, expires_on: date | None, *, by: Actor,
    evidence: str | None = None,
) -> None:  # fmt: skip
    """Training they have done; a second record of the same course replaces the first. `evidence` is words alone."""
    problem = rules.why_not_trained(done_on, expires_on, clock.today())
    if problem:
        raise RuleBroken(problem[1])
    locked(person_id)
    session = db.session()
    record = session.get(TrainingRecord, (person_id, course_code))
    if record is None:
        record = TrainingRecord(person_id=person_id, course_code=course_code)
        session.add(record)
    record.done_on, record.expires_on, record.evidence = done_on, expires_on, evidence
    emit(events.TrainingRecorded(person_id, course_code), by=by)


def course_named(name: str) -> Course:
    """The course of this name, made if there is none yet."""
    code = rules.code_of(name)
    session = db.session()
    course = session.get(Course, code)
    if course is None:
        course = Course(code=code, name=name)
        session.add(course)
        session.flush()
    return course


def locked_advisor(person_id: int) -> Advisor:
    """The advisor as they are now, held with the person until the transaction ends."""
    hold(person_id)
    row = select(Advisor).where(Advisor.person_id == person_id).with_for_update(key_share=True)
    return db.session().scalars(row.execution_options(populate_existing=True)).one()


def go(person_id: int, to: AdvisorState, *, by: Actor) -> Advisor:
    """The move, decided again on the row as it is now: of a form sent twice the second one is refused kindly."""
    advisor = locked_advisor(person_id)
    if to not in rules.may_go_to(advisor.state):
        raise RuleBroken(_("This was done already, or somebody else changed it meanwhile. Nothing was changed now."))
    if advisor.person.silent_since is not None and to is not AdvisorState.ENDED:
        raise RuleBroken(_("It is written down that they have died. If that was a mistake, put it right first."))
    advisor.paused_until, advisor.ended_because = None, None
    move(advisor, to, by=by, now=clock.now())
    emit(events.AdvisorMoved(person_id, to.value), by=by)
    return advisor
