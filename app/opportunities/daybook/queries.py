"""Reads about entries, and about what is due by its day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, select

from app.core import db
from app.core.clock import LONDON
from app.core.months import months_later
from app.opportunities.daybook.models import DatedReminder, SessionEntry
from app.opportunities.daybook.rules import REMIND_DAYS, TERM_MONTHS, papers_due, term_comes_to_its_end
from app.opportunities.daybook.states import Dated
from app.opportunities.models import Kind, Opportunity, Session
from app.opportunities.states import LIVE, SessionState, Shape
from app.people.models import TeamMember

MOST = 200
Papers = tuple[date, Opportunity, Session]  # the day by which they were promised, and of which meeting they are


def of_sessions(session_ids: Iterable[int]) -> dict[int, SessionEntry]:
    wanted = select(SessionEntry).where(SessionEntry.session_id.in_(list(session_ids)))
    return {row.session_id: row for row in db.session().scalars(wanted)}


def papers_late(now: datetime) -> list[Papers]:
    """Meetings ahead whose papers were promised by a day that is over, and have not gone; the day that was, first."""
    return _papers_by(_day(now) - timedelta(days=1), now)


def papers_of_host(person_id: int, now: datetime) -> list[Papers]:
    """The same for the teams of a host, and what is to go today."""
    teams = select(TeamMember.team_id).where(TeamMember.person_id == person_id)
    return _papers_by(_day(now), now, Opportunity.team_id.in_(teams))


def papers_to_remind(now: datetime) -> list[int]:
    """The ids of the meetings whose host should hear today that papers are to go, and has not."""
    today = _day(now)
    found = [each for each in _papers_by(today, now) if each[0] >= today - timedelta(days=REMIND_DAYS)]
    ids = [session.id for _due, _opportunity, session in found]
    wanted = select(DatedReminder.session_id, DatedReminder.due_on).where(DatedReminder.session_id.in_(ids))
    told = {(row.session_id, row.due_on) for row in db.session().execute(wanted)} if ids else set()
    return [session.id for due, _opportunity, session in found if (session.id, due) not in told]


def papers_open(session_id: int, now: datetime) -> Papers | None:
    """The papers of this meeting, if they were to go by now, and have not."""
    return next(iter(_papers_by(_day(now), now, Session.id == session_id)), None)


def terms_ending(today: date) -> Select[Opportunity]:
    """Roles that last and end within the months in which somebody should think of it."""
    soon = Opportunity.term_until.between(today, months_later(today, TERM_MONTHS + 1))
    return select(Opportunity).where(Opportunity.state.in_(LIVE), soon).order_by(Opportunity.term_until, Opportunity.id)


def terms_to_remind(today: date) -> list[int]:
    """The ids of those of which the host should hear today, and has not."""
    told = select(DatedReminder.opportunity_id).where(
        DatedReminder.what == Dated.TERM, DatedReminder.opportunity_id == Opportunity.id,
        DatedReminder.due_on == Opportunity.term_until,
    )  # fmt: skip
    wanted = terms_ending(today).where(~told.exists()).with_only_columns(Opportunity.id, Opportunity.term_until)
    rows = db.session().execute(wanted.limit(MOST)).all()
    return [row.id for row in rows if term_comes_to_its_end(row.term_until, today)]


def was_reminded(opportunity_id: int, what: Dated, due_on: date, session_id: int | None = None) -> bool:
    wanted = select(DatedReminder.id).where(
        DatedReminder.opportunity_id == opportunity_id, DatedReminder.what == what, DatedReminder.due_on == due_on,
        DatedReminder.session_id.is_not_distinct_from(session_id),
    )  # fmt: skip
    return db.session().scalar(wanted.limit(1)) is not None


def _day(now: datetime) -> date:
    return now.astimezone(LONDON).date()


def _papers_by(day: date, now: datetime, *only: ColumnElement[bool]) -> list[Papers]:
    """Papers of meetings ahead that were promised by this day, and have not gone; the day that was, first."""
    wanted = (
        select(Opportunity, Session)
        .join(Session, Session.opportunity_id == Opportunity.id)
        .join(Kind, Kind.code == Opportunity.kind_code)
        .outerjoin(SessionEntry, SessionEntry.session_id == Session.id)
        .where(Kind.shape == Shape.COMMITTEE, Opportunity.state.in_(LIVE), Session.state == SessionState.PLANNED)
        .where(Session.starts_at > now, SessionEntry.papers_on.is_(None), *only)
        .order_by(Session.starts_at, Session.id)
        .limit(MOST)
    )
    found = []
    for opportunity, session in db.session().execute(wanted):
        due = papers_due(opportunity.details, _day(session.starts_at))
        if due is not None and due <= day:
            found.append((due, opportunity, session))
    return sorted(found, key=lambda each: (each[0], each[2].id))
