"""Reads about networks."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.coproduction.network.models import Meeting, Member, Network, NetworkAction
from app.coproduction.network.states import MemberState
from app.core import db
from app.opportunities.models import Kind, Opportunity
from app.opportunities.states import OpportunityState, Shape, Visibility
from app.people.models import TeamMember
from app.signups.models import Place
from app.signups.states import PlaceState

SHAPES = (Shape.COMMITTEE, Shape.PLAIN)  # a committee, a workshop, a meeting
MEMBERS = selectinload(Network.members).joinedload(Member.person)


def whole() -> tuple[ORMOption, ...]:
    """A network with all that its members read."""
    meeting = selectinload(Network.meetings).joinedload(Meeting.opportunity)
    return (
        MEMBERS, meeting.selectinload(Opportunity.sessions), selectinload(Network.decisions),
        selectinload(Network.actions).joinedload(NetworkAction.owner),
    )  # fmt: skip


def networks() -> Sequence[Network]:
    return db.session().scalars(select(Network).options(MEMBERS).order_by(Network.name)).all()


def of_person(person_id: int) -> Sequence[Member]:
    """The networks somebody is in."""
    wanted = select(Member).join(Member.network).where(Member.person_id == person_id, Member.state == MemberState.HERE)
    return db.session().scalars(wanted.options(joinedload(Member.network)).order_by(Network.name)).all()


def open_actions(person_id: int) -> Sequence[NetworkAction]:
    """What somebody said they would do, and has not done yet, what is due first first."""
    wanted = select(NetworkAction).where(NetworkAction.owner_id == person_id, NetworkAction.done_on.is_(None))
    order = NetworkAction.due_on.is_(None), NetworkAction.due_on, NetworkAction.id
    return db.session().scalars(wanted.options(joinedload(NetworkAction.network)).order_by(*order)).all()


def to_link(host_id: int | None) -> Sequence[Opportunity]:
    """Meetings that are in no network yet, of the teams of one host or of all. Never an unannounced one."""
    taken = select(Meeting.opportunity_id)
    wanted = (
        select(Opportunity).join(Kind, Kind.code == Opportunity.kind_code)
        .where(Kind.shape.in_(SHAPES), Opportunity.id.not_in(taken), Opportunity.visibility != Visibility.UNANNOUNCED)
        .where(Opportunity.state.not_in((OpportunityState.CANCELLED, OpportunityState.DRAFT)))
    )  # fmt: skip
    if host_id is not None:
        mine = select(TeamMember.team_id).where(TeamMember.person_id == host_id)
        wanted = wanted.where(Opportunity.team_id.in_(mine))
    order = Opportunity.first_starts_at.desc(), Opportunity.id.desc()
    return db.session().scalars(wanted.order_by(*order).limit(50)).all()


def placed(person_id: int, opportunity_ids: Sequence[int]) -> frozenset[int]:
    """Of these meetings those in which somebody has a place: they find the papers."""
    states = PlaceState.CONFIRMED, PlaceState.TOOK_PART
    wanted: Select[int] = select(Place.opportunity_id).where(
        Place.person_id == person_id, Place.opportunity_id.in_(opportunity_ids), Place.state.in_(states)
    )
    return frozenset(db.session().scalars(wanted))
