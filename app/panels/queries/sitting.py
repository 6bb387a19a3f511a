"""Reads about panels and who sits on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.interfaces import ORMOption

from app.core import db
from app.opportunities.models import Opportunity
from app.opportunities.states import SeatRole, SeatType, Shape
from app.panels.models import Panel, PanelMember
from app.panels.states import SCORES, PanelRole, PanelState, PanelType
from app.people.models import Account, Person, Role, RoleGrant, Team, TeamMember, called
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
    first_name: str  # of an advisor; of anybody else the whole name
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
            called(place.person.full_name, place.person.known_as), place.person.first_name, place.person_id,
            place.seat.group, ROLES[place.seat.role], TYPES[place.seat.type], place_id=place.id,
        )
        for place in {place.person_id: place for place in places}.values()
    ]  # fmt: skip


def _others(panel: Panel) -> list[Sitting]:
    which = select(PanelMember).where(PanelMember.panel_id == panel.id, PanelMember.left_at.is_(None))
    return [
        Sitting(row.name, row.name, row.person_id, row.group, row.role, row.type, member_id=row.id)
        for row in db.session().scalars(which)
    ]


def sits_on(panel: Panel, person_id: int) -> Sitting | None:
    """How this person sits on the panel, if they do."""
    return next((one for one in sitting(panel) if one.person_id == person_id), None)


def with_hosts() -> ORMOption:
    """For `permissions.may_run`."""
    return joinedload(Panel.team).selectinload(Team.members)


def members_of(panel: Panel) -> dict[int, PanelMember]:
    """By id those who sit on it now without a place."""
    which = select(PanelMember).where(PanelMember.panel_id == panel.id, PanelMember.left_at.is_(None))
    return {row.id: row for row in db.session().scalars(which)}


def of_the_team(panel: Panel) -> list[Person]:
    """The hosts of its team who do not sit on it yet."""
    on_it = {one.person_id for one in sitting(panel)}
    which = select(Person).join(TeamMember, TeamMember.person_id == Person.id)
    found = db.session().scalars(which.where(TeamMember.team_id == panel.team_id).order_by(Person.full_name))
    return [person for person in found if person.id not in on_it]


def staff_by_email(email: str) -> Person | None:
    """Whoever of the staff signs in with exactly this address. Nobody learns here who is on the register."""
    which = select(Person).join(Account, Account.person_id == Person.id)
    role = select(RoleGrant).where(RoleGrant.person_id == Person.id, RoleGrant.role != Role.ADVISOR)
    return (
        db.session().scalars(which.where(Account.sign_in_email == email.strip().lower(), role.exists())).one_or_none()
    )


def panels_of_member(person_id: int, since: date) -> list[Panel]:
    """Those that somebody sits on without a place, and that are not over before this day; the soonest first."""
    which = (
        select(Panel)
        .join(PanelMember, PanelMember.panel_id == Panel.id)
        .where(PanelMember.person_id == person_id, PanelMember.left_at.is_(None))
        .where(Panel.state != PanelState.CALLED_OFF, Panel.last_on >= since)
    )
    return list(db.session().scalars(which.order_by(Panel.first_on, Panel.id)))


def ref_of(opportunity: Opportunity) -> str | None:
    """The reference of its panel; asked only of a kind that has panels."""
    if opportunity.kind.shape is not Shape.PANEL:
        return None
    return db.session().scalar(select(Panel.ref).where(Panel.opportunity_id == opportunity.id))


def guests_of(opportunity_id: int) -> set[int]:
    """Who sits on the panel of this opportunity without a place, with a sign-in of their own."""
    which = select(PanelMember.person_id).join(Panel, Panel.id == PanelMember.panel_id)
    which = which.where(Panel.opportunity_id == opportunity_id, PanelMember.left_at.is_(None))
    return {each for each in db.session().scalars(which) if each is not None}


def of_opportunity(opportunity_id: int) -> Panel | None:
    return db.session().scalars(select(Panel).where(Panel.opportunity_id == opportunity_id)).one_or_none()
