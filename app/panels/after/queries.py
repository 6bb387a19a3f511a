"""Reads about what came of a panel."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import joinedload

from app.core import db
from app.core.clock import LONDON
from app.opportunities.models import Session
from app.opportunities.states import SessionState
from app.panels.after.models import PanelCheckIn, PanelConcern, PanelOutcome
from app.panels.models import Panel, PanelMember
from app.panels.queries.sitting import ON_IT
from app.panels.rules.figures import year_before
from app.panels.scores.models import Scoring
from app.panels.states import PanelState
from app.panels.way.models import PanelTask
from app.people.models import Person
from app.signups.models import Place
from app.signups.rules import is_today

_HELD = exists().where(Scoring.panel_id == Panel.id, Scoring.held_since.is_not(None))


def outcome_of(panel_id: int) -> PanelOutcome | None:
    return db.session().get(PanelOutcome, panel_id)


def sessions_today(panel: Panel, now: datetime) -> list[Session]:
    sessions = panel.opportunity.sessions if panel.opportunity else []
    return [session for session in sessions if is_today(session, now)]


def sessions_over(panel: Panel, now: datetime) -> list[Session]:
    sessions = panel.opportunity.sessions if panel.opportunity else []
    return [each for each in sessions if each.state is SessionState.PLANNED and each.ends_at <= now]


def advisors_of(panel: Panel) -> list[Place]:
    """Everybody with a place on it, by name."""
    theirs = Place.opportunity_id == panel.opportunity_id, Place.state.in_(ON_IT)
    wanted = select(Place).join(Place.person).where(*theirs)
    found = db.session().scalars(wanted.options(joinedload(Place.person), joinedload(Place.seat)))
    return sorted(found, key=lambda place: (place.person.name.casefold(), place.id))


def rung(panel_id: int) -> dict[int, PanelCheckIn]:
    """By the place of whoever was rung."""
    wanted = select(PanelCheckIn).where(PanelCheckIn.panel_id == panel_id)
    return {row.place_id: row for row in db.session().scalars(wanted)}


def concerns_of(panel_id: int) -> Sequence[PanelConcern]:
    wanted = select(PanelConcern).where(PanelConcern.panel_id == panel_id).options(joinedload(PanelConcern.noted_by))
    return db.session().scalars(wanted.order_by(PanelConcern.raised_on, PanelConcern.id)).all()


def last_end() -> ColumnElement[datetime]:
    """When the last session of a panel's opportunity ends: for a statement that has `Panel` in it."""
    ends = select(func.max(Session.ends_at)).where(
        Session.opportunity_id == Panel.opportunity_id, Session.state == SessionState.PLANNED
    )
    return ends.correlate(Panel).scalar_subquery()


def to_ring(ended_before: datetime) -> Select[Person, Panel]:
    """Advisors of panels that were over by then, whom nobody has rung. After a year it is not known who was rung, and
    nobody is to be rung any more."""
    since = year_before(ended_before.astimezone(LONDON).date())
    return (
        select(Person, Panel)
        .join(Place, Place.person_id == Person.id)
        .join(Panel, Panel.opportunity_id == Place.opportunity_id)
        .where(
            Panel.state != PanelState.CALLED_OFF, Place.state.in_(ON_IT), last_end() <= ended_before,
            Panel.last_on >= since, ~exists().where(PanelCheckIn.place_id == Place.id),
        )
    )  # fmt: skip


def to_forget(before: date) -> Sequence[Panel]:
    """Panels that were over before this day, and of which more is kept than what counts. None that is held back."""
    kept = or_(
        exists().where(PanelTask.panel_id == Panel.id), exists().where(PanelCheckIn.panel_id == Panel.id),
        exists().where(PanelConcern.panel_id == Panel.id),
        exists().where(PanelMember.panel_id == Panel.id, PanelMember.name != ""),
    )  # fmt: skip
    wanted = select(Panel).where(Panel.last_on < before, kept, ~_HELD).order_by(Panel.id)
    return db.session().scalars(wanted.options(joinedload(Panel.team))).all()


def held_back() -> Sequence[tuple[Panel, Scoring]]:
    """Those of which nothing is removed, with who said so and why; the longest first."""
    wanted = select(Panel, Scoring).join(Scoring, Scoring.panel_id == Panel.id).where(Scoring.held_since.is_not(None))
    in_order = wanted.options(joinedload(Scoring.held_by)).order_by(Scoring.held_since, Panel.id)
    return [(panel, hold) for panel, hold in db.session().execute(in_order)]


def held(panel_id: int) -> Scoring | None:
    """Who holds back that anything of this panel is removed, since when and why; None where nobody does."""
    wanted = select(Scoring).where(Scoring.panel_id == panel_id, Scoring.held_since.is_not(None))
    return db.session().scalars(wanted.options(joinedload(Scoring.held_by))).one_or_none()


def outcomes_of(opportunity_ids: Collection[int]) -> dict[int, PanelOutcome]:
    """By opportunity what came of its panel, where that was said."""
    wanted = select(Panel.opportunity_id, PanelOutcome).join(PanelOutcome, PanelOutcome.panel_id == Panel.id)
    said = Panel.opportunity_id.in_(opportunity_ids), PanelOutcome.appointed.is_not(None)
    return {number: row for number, row in db.session().execute(wanted.where(*said)) if number is not None}
