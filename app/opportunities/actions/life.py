"""A published opportunity's life: closed, full, open again, done, cancelled, handed to somebody else."""

from __future__ import annotations

from datetime import datetime

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.opportunities import events, queries
from app.opportunities.actions.contact import notice
from app.opportunities.actions.taking import edited, must_reach, refuse, take
from app.opportunities.conditions.shapes import Problem
from app.opportunities.models import Opportunity
from app.opportunities.rules import times
from app.opportunities.rules.ready import step_problems
from app.opportunities.states import OpportunityState, SessionState

S = OpportunityState


def close(opportunity: Opportunity, *, by: Actor) -> None:
    """No new names; places stand."""
    take(opportunity)
    must_reach(opportunity, S.CLOSED)
    move(opportunity, S.CLOSED, by=by, now=clock.now())
    emit(events.OpportunityClosed(opportunity.id), by=by)


def close_due() -> int:
    """Close what is past its closing date; returns how many. For the worker."""
    due = queries.past_closing(clock.now())
    for opportunity in due:
        close(opportunity, by=SYSTEM)
    return len(due)


def mark_filled(opportunity: Opportunity, *, by: Actor) -> None:
    """Every place is taken. Called with the row already taken, by the verb that counted."""
    move(opportunity, S.FILLED, by=by, now=clock.now())
    emit(events.OpportunityFilled(opportunity.id), by=by)


def reopen(opportunity: Opportunity, *, by: Actor) -> None:
    """A place is free again. Called with the row already taken, by the verb that counted."""
    move(opportunity, S.OPEN, by=by, now=clock.now())
    emit(events.OpportunityReopened(opportunity.id), by=by)


def open_again(opportunity: Opportunity, closes_at: datetime | None, *, by: Actor) -> None:
    """Somebody opens a closed one for new names, with another closing date or none."""
    take(opportunity)
    must_reach(opportunity, S.OPEN)
    if opportunity.state is not S.CLOSED:
        raise RuleBroken(_("Only a closed opportunity can be opened again."))
    opportunity.closes_at = closes_at
    if opportunity.ordered_at is None:
        refuse(step_problems("choosing", opportunity, clock.now()))
    refuse(times.closing_problems(opportunity, clock.now()))
    edited(opportunity, by=by)
    reopen(opportunity, by=by)


def done(opportunity: Opportunity, *, by: Actor) -> None:
    """It is over: no session lies ahead, and no due day."""
    take(opportunity)
    must_reach(opportunity, S.DONE)
    ahead = [s for s in times.planned(opportunity.sessions) if s.ends_at > clock.now()]
    if ahead or (opportunity.work_due_on and opportunity.work_due_on > clock.today()):
        raise RuleBroken(_("It is not over yet. Wait until the last session or the due day, or cancel what is left."))
    if opportunity.answered_at is None:
        raise RuleBroken(_("First say what came of it: nothing is closed before those who took part have heard."))
    move(opportunity, S.DONE, by=by, now=clock.now())
    emit(events.OpportunityDone(opportunity.id), by=by)


def note_answer(opportunity: Opportunity, *, stands: bool) -> None:
    """Whether it is said what came of it, or why there is nothing to say. Called with the row already taken."""
    opportunity.answered_at = (opportunity.answered_at or clock.now()) if stands else None


def cancel(opportunity: Opportunity, reason: str, *, by: Actor) -> None:
    """It will not happen. Sessions to come are cancelled with it; the event speaks for all of them."""
    take(opportunity)
    must_reach(opportunity, S.CANCELLED)
    now = clock.now()  # one moment for all of it: what went together is told together
    for session in opportunity.sessions:
        if session.state is SessionState.PLANNED and session.starts_at > now:
            move(session, SessionState.CANCELLED, by=by, now=now, reason=reason)
    row = move(opportunity, S.CANCELLED, by=by, now=now, reason=reason)
    db.session().flush()  # the row of the move needs its id
    emit(events.OpportunityCancelled(opportunity.id, row.id), by=by)


def hand_over(opportunity: Opportunity, to_id: int, *, by: Actor, reason: str = "") -> None:
    """Another member of the team answers for it from now on. With a `reason`, those with a place are told."""
    take(opportunity)
    members = {person.id: person.name for person in queries.members_of(opportunity.team_id)}
    if to_id not in members:
        refuse([Problem("to", _("Choose somebody who belongs to that team."))])
    before, name = opportunity.host_id, opportunity.host.name
    if to_id == before:
        return
    opportunity.host_id = to_id
    if opportunity.deputy_id == to_id:
        opportunity.deputy_id = None
    noted = notice(opportunity, reason, by=by, before=name, after=members[to_id])
    emit(events.OpportunityHandedOver(opportunity.id, before, to_id, noted), by=by)


def hand_over_what_is_left(person_id: int, *, by: Actor) -> None:
    """Everything open that somebody answers for in a team they do not belong to goes to one of that team.

    Raises RuleBroken where the team has nobody: nothing open is left with somebody who cannot see it.
    """
    for opportunity in queries.of_host(person_id):
        members = [person.id for person in queries.members_of(opportunity.team_id)]
        if person_id in members:
            continue
        if not members:
            raise RuleBroken(
                _("They answer for “%(title)s”, and nobody is in the team %(team)s. First add a host to that team.",
                  title=opportunity.title, team=opportunity.team.name)
            )  # fmt: skip
        hand_over(opportunity, _heir(opportunity, members), by=by)


def step_down(person_id: int, team_id: int, *, by: Actor) -> None:
    """A deputy named on what this team has open is not named any more."""
    for opportunity in queries.of_deputy(person_id, team_id):
        take(opportunity)
        opportunity.deputy_id = None
        edited(opportunity, by=by)


def _heir(opportunity: Opportunity, members: list[int]) -> int:
    """The deputy named on it, else the first of the team: its lead, then a deputy, then anybody."""
    return opportunity.deputy_id if opportunity.deputy_id in members else members[0]
