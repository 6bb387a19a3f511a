"""Whether people still come: the question to the person, and what the team reads about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.core.formatting import short_day, span
from app.core.i18n import gettext as _
from app.opportunities.models import Session
from app.signups import rules
from app.signups.models import Attending, Place
from app.signups.states import Coming, PlaceState

Answers = Mapping[tuple[int, int], Attending]  # by place and session


@dataclass(frozen=True)
class Asked:
    """One session that the person was asked about. `said` is yes, perhaps, not-that-day or nothing yet."""

    session_ref: str
    when: str
    said: str
    new_time: bool
    one_of_several: bool


def asked(place: Place, answers: Answers, now: datetime) -> list[Asked]:
    """What stands on the page of a place: the sessions to come that somebody asked about, or that were answered."""
    several = one_of_several(place, now)
    found = []
    for session in sessions_ahead(place, now):
        row = answers.get((place.id, session.id))
        if row is not None and (row.asked_at or row.answer or place.leaving_at):
            said = row.answer.value if row.answer else ""
            when = span(session.starts_at, session.ends_at)
            found.append(Asked(session.ref, when, said, new_time=row.new_yes, one_of_several=several))
    return found


def one_of_several(place: Place, now: datetime) -> bool:
    """Whether a no to one session leaves others: then the place is kept."""
    return len(sessions_ahead(place, now)) > 1


def sessions_ahead(place: Place, now: datetime) -> list[Session]:
    """The sessions to come that this place is held for."""
    return rules.ahead(place.opportunity, place.session, now) if place.state is PlaceState.CONFIRMED else []


def said(place: Place, answers: Answers, now: datetime) -> list[tuple[str, str]]:
    """For the team, (label, words) for each session to come; who has not answered simply has not."""
    several = one_of_several(place, now)
    lines = []
    for session in sessions_ahead(place, now):
        row = answers.get((place.id, session.id))
        if row is not None and (row.asked_at or row.answer):
            label = _("Can still come on %(day)s", day=short_day(session.starts_at)) if several else _("Can still come")
            lines.append((label, _said(row)))
    return lines


def wants_new_yes(place: Place, answers: Answers, now: datetime) -> bool:
    """Whether the time of a session to come changed, and the person has not answered yet."""
    rows = (answers.get((place.id, session.id)) for session in sessions_ahead(place, now))
    return any(row is not None and row.new_yes and row.waits for row in rows)


def _said(row: Attending) -> str:
    if row.answer is Coming.YES and row.answered_at:
        return _("Yes, said on %(day)s", day=short_day(row.answered_at))
    if row.answer is Coming.NOT_THAT_DAY:
        return _("Not on that day. The place for the other days is kept")
    if row.answer is Coming.PERHAPS:
        return _("Perhaps, they say. The place is kept")
    asked_on = short_day(row.asked_at) if row.asked_at else ""
    if row.new_yes:
        return _("Asked on %(day)s about the new time, no answer yet. The place is kept", day=asked_on)
    return _("Asked on %(day)s, no answer yet. The place is kept", day=asked_on)
