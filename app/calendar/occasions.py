"""What a message or a calendar may say of a place: a neutral title, when, where, and who to ask. Nothing else.

The host's own words stay on the page behind the sign-in, save for where to go and whom to ask there: without these
nobody could come.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from app.core.i18n import gettext as _
from app.messages.write import Meeting, Occasion
from app.opportunities.details import pre_meet_at
from app.opportunities.models import Opportunity, Session
from app.opportunities.pages import way_briefly, way_words
from app.opportunities.rules.contact import who_to_ask
from app.opportunities.states import Format, OpportunityState, SessionState, VenueShown
from app.people.models import Person
from app.signups.models import Place


class Asked(Protocol):
    """A place, or a question about one: who reads of it, and what it is about."""

    @property
    def person(self) -> Person: ...
    @property
    def opportunity(self) -> Opportunity: ...


def sessions_of(place: Place, now: datetime) -> list[Session]:
    """The sessions this place is for that can still be told of: planned, and not begun."""
    mine = [place.session] if place.session is not None else place.opportunity.sessions
    return [session for session in mine if session.state is SessionState.PLANNED and session.starts_at > now]


def called_off(places: Sequence[Place], now: datetime, *, held: bool) -> Occasion:
    """What these places of one person were for and what goes with them: all dates that were called off at once."""
    mine = {session.id: session for place in places for session in went_with(place, now)}
    sessions = sorted(mine.values(), key=lambda each: each.starts_at)
    return of_meetings(places[0], [meeting(session, held=held) for session in sessions])


def went_with(place: Place, now: datetime) -> list[Session]:
    """The sessions to come of a place that is called off: its own, or those that went with the whole."""
    if place.session is not None:
        return [place.session]
    since = place.opportunity.moves[-1].at if place.opportunity.state is OpportunityState.CANCELLED else None
    return [
        each
        for each in place.opportunity.sessions
        if each.starts_at > now
        and (each.state is SessionState.PLANNED or (since is not None and each.moves[-1].at >= since))
    ]


def is_over(place: Place, now: datetime) -> bool:
    """Whether every session of this place has begun, so that nothing is left to say."""
    mine = [place.session] if place.session is not None else place.opportunity.sessions
    return bool(mine) and all(session.starts_at <= now for session in mine)


def of_place(place: Place, now: datetime, *, held: bool) -> Occasion:
    """`held` says whether the person has a confirmed place: only then the join link and a hidden address are told."""
    sessions = [place.session] if place.session is not None else sessions_of(place, now)
    return of_meetings(place, [meeting(session, held=held) for session in sessions])


def of_meetings(asked: Asked, meetings: list[Meeting]) -> Occasion:
    opportunity = asked.opportunity
    return Occasion(
        title=title_for(asked.person, opportunity),
        meetings=tuple(meetings),
        due_on=None if meetings else opportunity.work_due_on,
        ask=who_to_ask(opportunity),
        way=way_words(opportunity),
        way_briefly=way_briefly(opportunity),
    )


def title_for(person: Person, opportunity: Opportunity) -> str:
    """Neutral, unless they chose to have the host's own title in their calendar and their mails."""
    return opportunity.title if person.full_titles else opportunity.kind.neutral_title


def meeting(session: Session, *, held: bool) -> Meeting:
    before = pre_meet_at(session.opportunity, session.starts_at) if held else None
    return Meeting(session.starts_at, session.ends_at, where(session, held=held), before)


def where(session: Session, *, held: bool) -> str:
    """One line; empty where it is told later."""
    opportunity = session.opportunity
    link = opportunity.join_link if held else None
    online = str(_("Online: %(link)s", link=link)) if link else str(_("Online"))
    if opportunity.format is Format.ONLINE:
        return online
    if opportunity.format is Format.PHONE:
        return str(_("By phone"))
    if opportunity.format is Format.POST:
        return str(_("By post or e-mail"))
    room = _room(opportunity, session.venue or opportunity.venue, held=held)
    if opportunity.format is Format.MIXED:
        return str(_("%(room)s, or %(online)s", room=room, online=online)) if room else online
    return room


def _room(opportunity: Opportunity, venue: str, *, held: bool) -> str:
    hidden = opportunity.venue_shown is VenueShown.WITH_PLACE and not held
    return _one_line(opportunity.venue_area if hidden else venue or opportunity.venue_area)


def _one_line(words: str) -> str:
    return ", ".join(part for line in words.splitlines() if (part := line.strip(" ,")))
