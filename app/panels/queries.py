"""Reads about panels and who sits on them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core import db
from app.opportunities.states import SeatRole, SeatType
from app.panels.models import Panel, PanelMember
from app.panels.states import SCORES, PanelRole, PanelType
from app.people.models import called
from app.signups.models import Place
from app.signups.states import PlaceState

ROLES = {SeatRole.MEMBER: PanelRole.MEMBER, SeatRole.CHAIR: PanelRole.CHAIR, SeatRole.SHADOW: PanelRole.SHADOW}
TYPES = {
    SeatType.SERVICE_USER: PanelType.SERVICE_USER,
    SeatType.CARER: PanelType.CARER,
    SeatType.EITHER: PanelType.LIVED_EXPERIENCE,
}
ON_IT = frozenset({PlaceState.CONFIRMED, PlaceState.TOOK_PART})


@dataclass(frozen=True)
class Sitting:
    """Somebody who sits on a panel now. `place_id` for an advisor, `member_id` for everybody else; never both."""

    name: str
    person_id: int | None
    group: str
    role: PanelRole
    type: PanelType
    place_id: int | None = None
    member_id: int | None = None

    @property
    def advises(self) -> bool:
        return self.place_id is not None

    @property
    def scores(self) -> bool:
        return self.role in SCORES


def sitting(panel: Panel) -> list[Sitting]:
    """Everybody on the panel now: advisors by their places, and the others; the chair first, then by group and name."""
    found = [*_advisors(panel), *_others(panel)]
    return sorted(found, key=lambda one: (one.role is not PanelRole.CHAIR, one.group, one.name.casefold()))


def _advisors(panel: Panel) -> list[Sitting]:
    if panel.opportunity_id is None:
        return []
    which = select(Place).where(Place.opportunity_id == panel.opportunity_id, Place.state.in_(ON_IT))
    places = db.session().scalars(which.options(joinedload(Place.person), joinedload(Place.seat))).all()
    return [
        Sitting(
            called(place.person.full_name, place.person.known_as), place.person_id, place.seat.group,
            ROLES[place.seat.role], TYPES[place.seat.type], place_id=place.id,
        )
        for place in {place.person_id: place for place in places}.values()
    ]  # fmt: skip


def _others(panel: Panel) -> list[Sitting]:
    which = select(PanelMember).where(PanelMember.panel_id == panel.id, PanelMember.left_at.is_(None))
    return [
        Sitting(row.name, row.person_id, row.group, row.role, row.type, member_id=row.id)
        for row in db.session().scalars(which)
    ]


def sits_on(panel: Panel, person_id: int) -> Sitting | None:
    """How this person sits on the panel, if they do."""
    return next((one for one in sitting(panel) if one.person_id == person_id), None)


def of_opportunity(opportunity_id: int) -> Panel | None:
    return db.session().scalars(select(Panel).where(Panel.opportunity_id == opportunity_id)).one_or_none()
