"""What everybody reads: points that were approved, the newest first, with nothing of a person.

No title stands in it: that of an opportunity for the register alone is not public, and one rule is easier to trust.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, not_, or_, select, true

from app.coproduction.outcomes.models import Outcome, OutcomePoint
from app.coproduction.outcomes.states import Answer, Audience, PointState
from app.core import db
from app.core.clock import LONDON
from app.opportunities.models import Kind, Opportunity, Session
from app.opportunities.states import SessionState, Visibility
from app.people.models import Team

PAGE = 20


@dataclass(frozen=True)
class Changed:
    """One point as everybody reads it. `team` is empty where it is not named."""

    ref: str
    said: str
    answer: Answer
    words: str
    by_day: date | None
    at: datetime
    kind: str
    team: str


@dataclass(frozen=True)
class Wanted:
    """`team` is a reference, `before` that of the last point on the page before."""

    team: str = ""
    year: int | None = None
    before: str = ""


def public(now: datetime) -> ColumnElement[bool]:
    """For a statement that has `OutcomePoint`, `Outcome` and `Opportunity` in it."""
    ahead = exists().where(
        Session.opportunity_id == Opportunity.id, Session.state == SessionState.PLANNED, Session.ends_at > now
    )
    return and_(
        OutcomePoint.state == PointState.OUT, OutcomePoint.audience == Audience.PUBLIC,
        OutcomePoint.approved_at.is_not(None),
        or_(Opportunity.visibility != Visibility.UNANNOUNCED, not_(ahead)),
    )  # fmt: skip


def what_changed(wanted: Wanted, now: datetime, most: int = PAGE) -> tuple[list[Changed], bool]:
    """One page, and whether there is another after it. One statement, or two for an older page."""
    columns = (OutcomePoint.ref, OutcomePoint.said, OutcomePoint.answer, OutcomePoint.words, OutcomePoint.by_day,
               OutcomePoint.approved_at, OutcomePoint.names_team, Kind.name.label("kind"),
               Team.name.label("team"))  # fmt: skip
    asked = _joined(select(*columns)).where(public(now))
    if wanted.team:
        asked = asked.where(Team.ref == wanted.team, OutcomePoint.names_team)
    if wanted.year:
        asked = asked.where(OutcomePoint.approved_at >= _begins(wanted.year),
                            OutcomePoint.approved_at < _begins(wanted.year + 1))  # fmt: skip
    if wanted.before:
        asked = asked.where(_older(wanted.before))
    newest = asked.order_by(OutcomePoint.approved_at.desc(), OutcomePoint.id.desc()).limit(most + 1)
    rows = db.session().execute(newest).all()
    found = [Changed(row.ref, row.said, row.answer, row.words, row.by_day, row.approved_at, row.kind,
                     row.team if row.names_team else "") for row in rows]  # fmt: skip
    return found[:most], len(found) > most


def _older(ref: str) -> ColumnElement[bool]:
    """Than this point; where there is none any more, the newest again."""
    key = select(OutcomePoint.approved_at, OutcomePoint.id).where(OutcomePoint.ref == ref)
    row = db.session().execute(key.where(OutcomePoint.approved_at.is_not(None))).one_or_none()
    if row is None:
        return true()
    at, number = row
    return or_(OutcomePoint.approved_at < at, and_(OutcomePoint.approved_at == at, OutcomePoint.id < number))


@dataclass(frozen=True)
class Choices:
    """What the page may be narrowed down by: teams (reference, name) and years, the newest first."""

    teams: Sequence[tuple[str, str]]
    years: Sequence[int]


def choices(now: datetime) -> Choices:
    """Only teams that are named somewhere on the page."""
    named = _joined(select(Team.ref, Team.name)).where(public(now), OutcomePoint.names_team)
    teams = db.session().execute(named.distinct().order_by(Team.name, Team.ref)).all()
    ends = _joined(select(func.min(OutcomePoint.approved_at), func.max(OutcomePoint.approved_at))).where(public(now))
    first, last = db.session().execute(ends).one()
    years = range(last.astimezone(LONDON).year, first.astimezone(LONDON).year - 1, -1) if first else ()
    return Choices([(row.ref, row.name) for row in teams], list(years))


def _joined(wanted: Any) -> Any:
    return (
        wanted.select_from(OutcomePoint)
        .join(Outcome, Outcome.id == OutcomePoint.outcome_id)
        .join(Opportunity, Opportunity.id == Outcome.opportunity_id)
        .join(Kind, Kind.code == Opportunity.kind_code)
        .join(Team, Team.id == Opportunity.team_id)
    )


def _begins(year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=LONDON)
