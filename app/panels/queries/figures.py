"""How many panels had lived experience on them: all panels of some teams in a time, with and without."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, case, exists, or_, select
from sqlalchemy.orm import joinedload

from app.core import db
from app.opportunities.models import Seat
from app.opportunities.queries import all_teams, teams_of
from app.opportunities.states import SeatRole
from app.panels.models import Panel, PanelMember
from app.panels.queries.sitting import ON_IT
from app.panels.states import LIVED, SCORES, Involvement, PanelRole, PanelState, WhyWithout
from app.people.models import Team
from app.signups.models import Place

__all__ = ["Row", "all_teams", "chaired", "listed", "lived", "rows_of", "teams_of"]


class Row(NamedTuple):
    """One panel that was held, or is to be. `lived`: somebody with lived experience sits on it, not only to learn."""

    first_on: date
    team: str
    post: str
    band: str
    lived: bool
    involvement: Involvement
    why_without: WhyWithout | None


def rows_of(team_ids: Iterable[int], first: date, last: date) -> Sequence[Row]:
    """Panels whose interviews began in these days, and that were not called off; the latest first. One statement."""
    wanted = (
        select(
            Panel.first_on, Team.name, Panel.post, Panel.band, lived().label("lived"), Panel.involvement,
            Panel.why_without,
        )
        .join(Team, Team.id == Panel.team_id)
        .where(
            Panel.team_id.in_(list(team_ids)), Panel.state != PanelState.CALLED_OFF,
            Panel.first_on.between(first, last),
        )
        .order_by(Panel.first_on.desc(), Panel.id.desc())
    )  # fmt: skip
    return [Row(*each[:4], bool(each[4]), *each[5:]) for each in db.session().execute(wanted)]


def listed(team_ids: Iterable[int]) -> Select[Panel]:
    """All panels of these teams, the latest day first."""
    wanted = select(Panel).where(Panel.team_id.in_(list(team_ids))).options(joinedload(Panel.team))
    return wanted.order_by(Panel.first_on.desc(), Panel.id.desc())


def lived() -> ColumnElement[int]:
    """A place of its opportunity, or a member of another kind with lived experience."""
    place = (
        exists()
        .where(Place.opportunity_id == Panel.opportunity_id, Place.state.in_(ON_IT))
        .where(Seat.id == Place.seat_id, Seat.role != SeatRole.SHADOW)
    )
    member = exists().where(
        PanelMember.panel_id == Panel.id, PanelMember.left_at.is_(None), PanelMember.type.in_(LIVED),
        PanelMember.role.in_(SCORES),
    )  # fmt: skip
    return case((or_(place, member), 1), else_=0)


def chaired() -> ColumnElement[int]:
    """Somebody with lived experience chairs it: by a place as the chair, or as a member of another kind."""
    place = (
        exists()
        .where(Place.opportunity_id == Panel.opportunity_id, Place.state.in_(ON_IT))
        .where(Seat.id == Place.seat_id, Seat.role == SeatRole.CHAIR)
    )
    member = exists().where(
        PanelMember.panel_id == Panel.id, PanelMember.left_at.is_(None), PanelMember.type.in_(LIVED),
        PanelMember.role == PanelRole.CHAIR,
    )  # fmt: skip
    return case((or_(place, member), 1), else_=0)


def needs_a_reason(panel: Panel, today: date) -> bool:
    """Its day has come, nobody with lived experience sits on it, and nobody has said why."""
    open_ = panel.state is not PanelState.CALLED_OFF and panel.why_without is None and panel.first_on <= today
    return open_ and not has_lived(panel.id)


def has_lived(panel_id: int) -> bool:
    return bool(db.session().scalar(select(lived()).select_from(Panel).where(Panel.id == panel_id)))
