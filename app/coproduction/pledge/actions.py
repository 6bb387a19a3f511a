"""Setting the words, taking the pledge, renewing, changing and withdrawing it, and what stands on the wall.

Whoever holds a pledge is taken first, person or team, so that two windows of theirs come in turn.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from app.coproduction.pledge import events, queries, rules
from app.coproduction.pledge.models import Pledge, PledgeWording
from app.coproduction.pledge.states import Looked, OnWall, PledgeState
from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.formatting import day
from app.core.i18n import gettext as _
from app.core.states import move
from app.people.actions.persons import hold
from app.people.models import Team


@dataclass(frozen=True)
class Said:
    """What somebody says with a pledge. `wording_id`: the words as they read them."""

    wording_id: int
    promise: str
    wall: OnWall
    counts_for_id: int | None = None


def set_wording(words: str, *, by: Actor) -> None:
    """New words from now on. What was taken stays as it was taken."""
    before = queries.current()
    if before is not None and before.words == words:
        return
    row = PledgeWording(words=words, at=clock.now(), by_id=by.person_id)
    db.session().add(row)
    db.session().flush()
    emit(events.WordingSet(row.id), by=by)


def take(person_id: int, said: Said, *, by: Actor) -> Pledge:
    """The pledge of one person. Whoever holds one takes it anew in its place: once a year, or to newer words."""
    hold(person_id)
    if by.speaks_for != person_id:
        raise RuleBroken(_("Only the person themselves can take it. Say how they asked you to."))
    return _taken(queries.of_person(person_id), Pledge(person_id=person_id), said, by)


def take_for_team(team_id: int, said: Said, *, by: Actor) -> Pledge:
    db.rows(select(Team.id).where(Team.id == team_id).with_for_update())
    return _taken(queries.of_team(team_id), Pledge(team_id=team_id), said, by)


def _taken(before: Pledge | None, fresh: Pledge, said: Said, by: Actor) -> Pledge:
    wording, today = queries.current(), clock.today()
    if wording is None or wording.id != said.wording_id:
        raise RuleBroken(_("The words of the pledge have changed meanwhile. Read them once more, then take it."))
    if before is not None:
        if not rules.may_renew(before.renew_on, today, newer=before.wording_id != wording.id):
            first = before.renew_on - timedelta(days=rules.EARLY_DAYS)
            raise RuleBroken(_("You hold it already. You can renew it from %(day)s.", day=day(first)))
        move(before, PledgeState.RENEWED, by=by, now=clock.now())
        db.session().flush()
    fresh.wording_id, fresh.counts_for_id = wording.id, said.counts_for_id
    fresh.taken_on, fresh.renew_on = today, rules.year_later(today)
    _say(fresh, said)
    move(fresh, PledgeState.TAKEN, by=by, now=clock.now())
    db.session().add(fresh)
    db.session().flush()
    emit(events.PledgeTaken(fresh.id, before.id if before else None), by=by)
    return fresh


def _say(pledge: Pledge, said: Said) -> None:
    if pledge.promise != said.promise:
        pledge.looked, pledge.said_at = Looked.WAITING, clock.now()
    pledge.promise, pledge.wall = said.promise, said.wall


def change(pledge_id: int, said: Said, *, by: Actor) -> None:
    """Other words of what they will do, or another choice of what is shown. Other words are read again first."""
    pledge = _held(pledge_id)
    _say(pledge, said)
    pledge.counts_for_id = said.counts_for_id
    emit(events.PledgeChanged(pledge_id, said.wall.value), by=by)


def withdraw(pledge_id: int, *, by: Actor) -> None:
    """It is no more, nor are earlier ones: nothing is counted or shown, and no code is good. Nobody asks why."""
    pledge = _held(pledge_id)
    for row in (pledge, *queries.earlier(pledge)):
        row.promise, row.wall = "", OnWall.COUNTED
        move(row, PledgeState.WITHDRAWN, by=by, now=clock.now())
        db.session().flush()
        emit(events.PledgeWithdrawn(row.id), by=by)


def look(pledge_id: int, promise: str, *, on: bool, by: Actor) -> None:
    """The involvement team has read the words: they stand on the wall, or not. Other words meanwhile: read those."""
    pledge = _held(pledge_id)
    if pledge.promise != promise:
        raise RuleBroken(_("They have changed their words meanwhile. Read them once more."))
    pledge.looked = Looked.ON if on else Looked.OFF
    emit(events.PledgeLooked(pledge_id, pledge.looked.value), by=by)


def hide(person_id: int, *, by: Actor) -> None:
    """Somebody has left the register, or has died: their name and words stand on no wall."""
    hold(person_id)
    pledge = queries.of_person(person_id)
    if pledge is not None:
        pledge.wall, pledge.reminded_at = OnWall.COUNTED, clock.now()
        emit(events.PledgeChanged(pledge.id, pledge.wall.value), by=by)


def remind(pledge_id: int) -> bool:
    """Its year is nearly over: they hear so once. Returns whether it was now."""
    pledge = (
        db.session()
        .scalars(
            select(Pledge).where(Pledge.id == pledge_id).with_for_update().execution_options(populate_existing=True)
        )
        .one()
    )
    if pledge.state is not PledgeState.TAKEN or pledge.reminded_at is not None:
        return False
    pledge.reminded_at = clock.now()
    emit(events.PledgeToRenew(pledge_id), by=SYSTEM)
    return True


def _held(pledge_id: int) -> Pledge:
    """The pledge, whoever holds it taken first. RuleBroken where it is not held any more."""
    pledge = db.session().get_one(Pledge, pledge_id)
    if pledge.person_id is not None:
        hold(pledge.person_id)
    else:
        db.rows(select(Team.id).where(Team.id == pledge.team_id).with_for_update())
    db.session().refresh(pledge)
    if pledge.state is not PledgeState.TAKEN:
        raise RuleBroken(_("This pledge is not held any more. Look at the page again."))
    return pledge
