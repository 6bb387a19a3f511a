"""Writing a welcome, showing it, taking it down; and saying from which teams one would like to hear."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.matching.welcomes import events, queries
from app.matching.welcomes.models import Welcome
from app.matching.welcomes.states import WelcomeState
from app.people.actions.persons import hold
from app.people.models import Team, TeamInterest


def write(team_id: int, words: str, *, by: Actor) -> Welcome:
    """The team's own words. What was shown before is read until the involvement team has looked at these."""
    row = _take(team_id)
    if row is None:
        row = Welcome(team_id=team_id, words=words, shown="", written_at=clock.now())
        db.session().add(row)
    elif row.words == words and row.state is not WelcomeState.TAKEN_DOWN:
        return row
    row.words, row.written_at = words, clock.now()
    if row.state is not WelcomeState.WRITTEN:
        move(row, WelcomeState.WRITTEN, by=by, now=clock.now())
    emit(events.WelcomeWritten(team_id), by=by)
    return row


def show(team_id: int, words: str, seen: str, *, by: Actor) -> None:
    """The involvement team shows these words, the host's or its own. `seen`: those that it looked at."""
    row = _take(team_id)
    if row is None or row.words != seen:
        raise RuleBroken(_("The team has written other words meanwhile. Read them before you show them."))
    row.words = row.shown = words
    if row.state is WelcomeState.TAKEN_DOWN:
        move(row, WelcomeState.WRITTEN, by=by, now=clock.now())
    if row.state is WelcomeState.WRITTEN:
        move(row, WelcomeState.SHOWN, by=by, now=clock.now())
    emit(events.WelcomeShown(team_id), by=by)


def take_down(team_id: int, *, by: Actor) -> None:
    """Nobody reads it any more. Who would like to hear from the team still would."""
    row = _take(team_id)
    if row is not None and row.state is not WelcomeState.TAKEN_DOWN:
        row.shown = ""
        move(row, WelcomeState.TAKEN_DOWN, by=by, now=clock.now())
        emit(events.WelcomeTakenDown(team_id), by=by)


def hear_from(person_id: int, team_ids: Collection[int], *, by: Actor) -> None:
    """From these teams somebody would like to hear, of those that they may read of; and from no others any more."""
    hold(person_id)
    if by.speaks_for != person_id:
        raise RuleBroken(_("Only the person themselves can say so. Say how they asked you to."))
    before, wanted = queries.hears_from(person_id), set(team_ids)
    if not wanted <= before | {row.team_id for row in queries.shown_to(person_id)}:
        raise RuleBroken(_("One of these teams is not there any more. Look at the page again."))
    for row in db.session().scalars(select(TeamInterest).where(TeamInterest.person_id == person_id)).all():
        if row.team_id not in wanted:
            db.session().delete(row)
    fresh = sorted(wanted - before)
    db.session().add_all(TeamInterest(person_id=person_id, team_id=each, since=clock.now()) for each in fresh)
    if wanted != before:
        emit(events.HearsFromSet(person_id, tuple(sorted(wanted))), by=by)


def _take(team_id: int) -> Welcome | None:
    """The team is taken first, so that two who write at once do so one after the other."""
    db.session().scalars(select(Team).where(Team.id == team_id).with_for_update()).one()
    wanted = select(Welcome).where(Welcome.team_id == team_id).execution_options(populate_existing=True)
    return db.session().scalars(wanted).one_or_none()
