"""The lists of those who arrange: a host's, the involvement team's, and what somebody answers for."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, case, or_, select
from sqlalchemy.orm import joinedload, selectinload

from app.core import db
from app.opportunities.models import Opportunity
from app.opportunities.states import OpportunityState
from app.people.models import Person, Team, TeamMember
from app.people.search import folded

S = OpportunityState


def host_opportunities(person_id: int) -> Select[Opportunity]:
    """Those of the host's teams: what still needs something first."""
    mine = select(TeamMember.team_id).where(TeamMember.person_id == person_id)
    order = case(
        (Opportunity.state == S.RETURNED, 0),
        (Opportunity.state == S.DRAFT, 1),
        (Opportunity.state == S.DONE, 3),
        (Opportunity.state == S.CANCELLED, 3),
        else_=2,
    )
    return (
        select(Opportunity)
        .where(Opportunity.team_id.in_(mine))
        .order_by(order, Opportunity.first_starts_at, Opportunity.id.desc())
        .options(joinedload(Opportunity.kind), joinedload(Opportunity.team), selectinload(Opportunity.sessions))
    )


@dataclass(frozen=True)
class Wanted:
    """What to look for in the team's list; what is left out is not asked. `team`: its reference."""

    q: str = ""
    state: OpportunityState | None = None
    kind: str = ""
    team: str = ""


def team_inbox(wanted: Wanted = Wanted()) -> Select[Opportunity]:
    """Every opportunity that is wanted, those that wait for approval first."""
    order = case(
        (Opportunity.state == S.SUBMITTED, 0),
        (Opportunity.state == S.DONE, 2),
        (Opportunity.state == S.CANCELLED, 2),
        else_=1,
    )
    query = select(Opportunity)
    for word in wanted.q.split()[:8]:
        query = query.where(_says(word))
    if wanted.state:
        query = query.where(Opportunity.state == wanted.state)
    if wanted.kind:
        query = query.where(Opportunity.kind_code == wanted.kind)
    if wanted.team:
        query = query.where(Opportunity.team.has(Team.ref == wanted.team))
    return query.order_by(order, Opportunity.first_starts_at, Opportunity.id.desc()).options(
        joinedload(Opportunity.kind),
        joinedload(Opportunity.team),
        joinedload(Opportunity.host),
        selectinload(Opportunity.sessions),
    )


def _says(word: str) -> ColumnElement[bool]:
    """In the title, in the name of the team, or in that of the host."""
    return or_(
        Opportunity.title.icontains(word, autoescape=True),
        Opportunity.team.has(Team.name.icontains(word, autoescape=True)),
        Opportunity.host.has(Person.sought.contains(folded(word), autoescape=True)),
    )


def of_host(person_id: int) -> list[Opportunity]:
    """What somebody answers for as host and is not over: what is handed over when they leave."""
    over = (S.DONE, S.CANCELLED)
    wanted = select(Opportunity).where(Opportunity.host_id == person_id, Opportunity.state.not_in(over))
    return list(db.session().scalars(wanted.order_by(Opportunity.id)))


def of_deputy(person_id: int, team_id: int) -> list[Opportunity]:
    """What somebody is named on as deputy in this team, and is not over."""
    mine = (Opportunity.deputy_id == person_id, Opportunity.team_id == team_id)
    wanted = select(Opportunity).where(*mine, Opportunity.state.not_in((S.DONE, S.CANCELLED)))
    return list(db.session().scalars(wanted.order_by(Opportunity.id)))
