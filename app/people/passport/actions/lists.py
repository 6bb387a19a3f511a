"""Times of the week, days away, and what somebody keeps away from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.people.actions.persons import hold
from app.people.models import Away, Exclusion, Window
from app.people.passport import queries, rules
from app.people.passport.events import PassportChanged, PrivateListChanged
from app.people.passport.states import Shun


def add_windows(person_id: int, weekdays: Iterable[int], starts: int, ends: int, *, by: Actor) -> None:
    """Times that suit them, every week. With what is there already they are put together."""
    problem = rules.why_not_window(starts, ends)
    if problem:
        raise RuleBroken(problem)
    hold(person_id)
    rows = {(each.weekday, each.starts, each.ends): each for each in _windows(person_id)}
    wanted = rules.merged([*rows, *((weekday, starts, ends) for weekday in weekdays)])
    if len(wanted) > rules.MOST:
        raise RuleBroken(rules.too_many())
    if wanted == list(rows):
        return
    for window, row in rows.items():
        if window not in wanted:
            db.session().delete(row)
    db.session().flush()
    db.session().add_all(
        Window(person_id=person_id, weekday=weekday, starts=first, ends=last)
        for weekday, first, last in wanted
        if (weekday, first, last) not in rows
    )
    emit(PassportChanged(person_id, (rules.TIMES,)), by=by)


def _windows(person_id: int) -> list[Window]:
    wanted = select(Window).where(Window.person_id == person_id).order_by(Window.weekday, Window.starts)
    return list(db.session().scalars(wanted))


def remove_window(person_id: int, weekday: int, starts: int, *, by: Actor) -> None:
    hold(person_id)
    row = db.session().get(Window, (person_id, weekday, starts))
    if row is not None:
        db.session().delete(row)
        emit(PassportChanged(person_id, (rules.TIMES,)), by=by)


def add_away(person_id: int, from_on: date, until_on: date, *, by: Actor) -> None:
    """From the first day to the last. Days that were said already, and those next to them, become one time away."""
    problem = rules.why_not_away(from_on, until_on, clock.today())
    if problem:
        raise RuleBroken(problem[1])
    hold(person_id)
    there = list(db.session().scalars(select(Away).where(Away.person_id == person_id)))
    over = [each for each in there if each.until_on < clock.today()]
    touching = [
        each for each in there
        if each not in over and (each.from_on - until_on).days <= 1 and (from_on - each.until_on).days <= 1
    ]  # fmt: skip
    if len(there) - len(over) - len(touching) >= rules.MOST:
        raise RuleBroken(rules.too_many())
    first = min(from_on, *(each.from_on for each in touching)) if touching else from_on
    last = max(until_on, *(each.until_on for each in touching)) if touching else until_on
    for each in (*over, *touching):  # what is over is of no use to anybody, and goes
        db.session().delete(each)
    db.session().flush()
    db.session().add(Away(person_id=person_id, from_on=first, until_on=last))
    emit(PassportChanged(person_id, (rules.AWAY,)), by=by)


def remove_away(person_id: int, from_on: date, *, by: Actor) -> None:
    hold(person_id)
    row = db.session().get(Away, (person_id, from_on))
    if row is not None:
        db.session().delete(row)
        emit(PassportChanged(person_id, (rules.AWAY,)), by=by)


@dataclass(frozen=True)
class Named:
    """What is to be kept away from: the id of a service or of a team, or words."""

    sort: Shun
    service_id: int | None = None
    team_id: int | None = None
    words: str | None = None


def add_exclusion(person_id: int, named: Named, *, by: Actor) -> None:
    """From now on nothing of it is shown to them or asked of them. The same once more changes nothing.

    A person in words is known to the rules where they host anything here; else the team reads the words.
    """
    hold(person_id)
    there = [row[0] for row in queries.exclusions(person_id)]
    same = (named.sort, named.service_id, named.team_id, named.words)
    if same in [(each.sort, each.service_id, each.team_id, each.words) for each in there]:
        return
    if len(there) >= rules.MOST:
        raise RuleBroken(rules.too_many())
    whom = queries.hosts_in(named.words) if named.sort is Shun.PERSON and named.words else None
    db.session().add(
        Exclusion(
            person_id=person_id, sort=named.sort, service_id=named.service_id, team_id=named.team_id,
            words=named.words, whom_id=whom, since=clock.now(),
        )
    )  # fmt: skip
    emit(PrivateListChanged(person_id), by=by)


def recognise(host_id: int) -> None:
    """Somebody hosts from now on: whoever named them in words, before they did, keeps away from them all the same."""
    named = select(Exclusion).where(Exclusion.sort == Shun.PERSON, Exclusion.whom_id.is_(None))
    for row in db.session().scalars(named.with_for_update()):
        if queries.hosts_in(row.words or "") == host_id:
            row.whom_id = host_id


def remove_exclusion(person_id: int, ref: str, *, by: Actor) -> None:
    hold(person_id)
    wanted = select(Exclusion).where(Exclusion.ref == ref, Exclusion.person_id == person_id)
    row = db.session().scalars(wanted).one_or_none()
    if row is not None:
        db.session().delete(row)
        emit(PrivateListChanged(person_id), by=by)
