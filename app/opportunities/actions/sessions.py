"""Sessions: added, removed from a draft; moved or cancelled once people may have a place in them."""

from __future__ import annotations

from datetime import datetime

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move, stored
from app.opportunities import events
from app.opportunities.actions.contact import notice
from app.opportunities.actions.drafts import must_be_drafts_own, saved
from app.opportunities.actions.taking import edited, refuse, take, take_to_edit
from app.opportunities.conditions.shapes import Problem
from app.opportunities.models import Opportunity, Session
from app.opportunities.rules import times
from app.opportunities.states import LIVE, SessionState


def add(
    opportunity: Opportunity, starts_at: datetime, ends_at: datetime, edition: int, *, by: Actor,
    label: str = "", venue: str = "", weeks: int = 1, turns: int = 1,
) -> list[Session]:  # fmt: skip
    """One session, or `turns` of them every so many `weeks` at the same time on London clocks."""
    live = opportunity.state in LIVE
    if live:
        take(opportunity, edition)
    else:
        take_to_edit(opportunity, edition, by=by)
    refuse(_too_many(opportunity, turns))
    added = []
    for start, end in times.repeats(starts_at, ends_at, weeks, turns):
        refuse(times.session_problems(start, end, clock.now(), opportunity.sessions))
        session = Session(starts_at=start, ends_at=end, label=label, venue=venue)
        move(session, SessionState.PLANNED, by=by, now=clock.now())
        opportunity.sessions.append(session)
        added.append(session)
    db.session().flush()
    saved(opportunity, "sessions", by=by)
    for session in added if live else ():
        emit(events.SessionAdded(session.id), by=by)
    return added


def _too_many(opportunity: Opportunity, turns: int) -> list[Problem]:
    if len(opportunity.sessions) + turns <= times.MOST_SESSIONS:
        return []
    return [Problem("turns", _("An opportunity has at most %(most)d sessions.", most=times.MOST_SESSIONS))]


def remove(opportunity: Opportunity, session_id: int, edition: int, *, by: Actor) -> None:
    """From a draft only: once published, a session is cancelled and stays to be seen."""
    take_to_edit(opportunity, edition, by=by)
    found = next((session for session in opportunity.sessions if session.id == session_id), None)
    must_be_drafts_own(found)
    opportunity.sessions.remove(found)  # type: ignore[arg-type]
    db.session().flush()
    edited(opportunity, by=by)


def move_to(
    opportunity: Opportunity, session_id: int, starts_at: datetime, ends_at: datetime, venue: str, *, by: Actor,
    reason: str = "",
) -> bool:  # fmt: skip
    """Another time or place for one session. Says whether anything changed; everybody with a place is told why."""
    session = _planned(take(opportunity), session_id)
    time_changed = (session.starts_at, session.ends_at) != (starts_at, ends_at)
    if not time_changed and session.venue == venue:
        return False
    if time_changed:
        others = [each for each in opportunity.sessions if each is not session]
        refuse(times.session_problems(starts_at, ends_at, clock.now(), others))
    session.starts_at, session.ends_at, session.venue = starts_at, ends_at, venue
    edited(opportunity, by=by)
    emit(events.SessionMoved(session.id, time_changed, notice(opportunity, reason, by=by)), by=by)
    return True


def change_place(
    opportunity: Opportunity, venue: str, join_link: str | None, access: str, *, by: Actor, reason: str = ""
) -> bool:
    """Another place, or link, for every session to come that has no place of its own."""
    take(opportunity)
    _must_be_live(opportunity)
    before = (opportunity.venue, opportunity.join_link, opportunity.venue_access)
    opportunity.venue, opportunity.join_link, opportunity.venue_access = venue, join_link, access
    if before == (venue, join_link, access):
        return False
    edited(opportunity, by=by)
    if before[:2] != (venue, join_link):
        moved = tuple(session.id for session in _ahead(opportunity) if not session.venue)
        emit(events.PlaceMoved(opportunity.id, moved, notice(opportunity, reason, by=by)), by=by)
    return True


def cancel(opportunity: Opportunity, session_id: int, *, by: Actor, reason: str = "") -> None:
    """One session of several. The last one that is left goes only with the whole opportunity."""
    session = _planned(take(opportunity), session_id)
    if _ahead(opportunity) == [session]:
        raise RuleBroken(_("This is the only session left. Cancel the whole opportunity instead."))
    row = move(session, SessionState.CANCELLED, by=by, now=clock.now(), reason=reason.strip())
    edited(opportunity, by=by)
    emit(events.SessionCancelled(session.id, stored(row)), by=by)


def _planned(opportunity: Opportunity, session_id: int) -> Session:
    """A session that is still to come, of an opportunity that is published."""
    _must_be_live(opportunity)
    found = next((session for session in opportunity.sessions if session.id == session_id), None)
    if found is None or found.state is not SessionState.PLANNED:
        raise RuleBroken(_("That session was cancelled or removed. Nothing was changed."))
    if found.starts_at <= clock.now():
        raise RuleBroken(_("That session has begun or is over, so it can no longer be changed."))
    return found


def _must_be_live(opportunity: Opportunity) -> None:
    if opportunity.state not in LIVE:
        raise RuleBroken(_("This opportunity is not published, so nothing was changed."))


def _ahead(opportunity: Opportunity) -> list[Session]:
    now = clock.now()
    planned = (session for session in opportunity.sessions if session.state is SessionState.PLANNED)
    return [session for session in planned if session.starts_at > now]
