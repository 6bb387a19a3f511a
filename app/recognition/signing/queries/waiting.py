"""Claims that wait for somebody, the oldest first. Lists are a Select: the page adds its number."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from app.core import db
from app.opportunities.models import Opportunity
from app.people.models import Team, TeamMember
from app.recognition.claims.models import Claim, ClaimLine, ClaimMove, Receipt
from app.recognition.claims.states import ClaimState
from app.recognition.signing.queries.holders import centre
from app.signups.models import Place

FOR_MONEY = (ClaimState.CONFIRMED, ClaimState.REJECTED)
WHOLE: tuple[Any, ...] = (
    contains_eager(Claim.place).contains_eager(Place.opportunity).contains_eager(Opportunity.team),
    joinedload(Claim.person),
    joinedload(Claim.session),
    joinedload(Claim.contribution),
    selectinload(Claim.lines).joinedload(ClaimLine.receipt),
    selectinload(Claim.moves).joinedload(ClaimMove.actor),
)
MEMBERS = contains_eager(Claim.place).contains_eager(Place.opportunity).contains_eager(Opportunity.team)
MEMBERS = MEMBERS.selectinload(Team.members)


def _of(*states: ClaimState) -> Select[Claim]:
    return (
        select(Claim)
        .join(Claim.place)
        .join(Place.opportunity)
        .join(Opportunity.team)
        .where(Claim.state.in_(states))
        .order_by(Claim.happened_on, Claim.session_id, Claim.place_id, Claim.id)
    )


def _hosted_by(person_id: int) -> Any:
    return exists().where(TeamMember.team_id == Opportunity.team_id, TeamMember.person_id == person_id)


def to_confirm(person_id: int, *, of_all_teams: bool = False) -> Select[Claim]:
    """What somebody can confirm: of the teams they host in, or (for the involvement team) of all. Never their own."""
    wanted = _of(ClaimState.CLAIMED).where(Claim.person_id != person_id)
    return (wanted if of_all_teams else wanted.where(_hosted_by(person_id))).options(*WHOLE)


def own_to_confirm(person_id: int, *, of_all_teams: bool = False) -> int:
    """How many of their own claims another person has to confirm."""
    wanted = _of(ClaimState.CLAIMED).where(Claim.person_id == person_id)
    wanted = wanted if of_all_teams else wanted.where(_hosted_by(person_id))
    return db.session().scalar(select(func.count()).select_from(wanted.order_by(None).subquery())) or 0


def to_authorise(person_id: int, centres: Collection[str]) -> Select[Claim]:
    """What is confirmed in these cost centres, and what finance could not pay; by cost centre. Never their own."""
    wanted = _of(*FOR_MONEY).where(Claim.person_id != person_id, centre().in_(centres))
    return wanted.order_by(None).order_by(centre(), Claim.happened_on, Claim.id).options(*WHOLE)


def claim(ref: str) -> Claim | None:
    """One claim with all that the pages of those who sign say, and with the members of its team."""
    if not ref.isprintable():
        return None
    wanted = (
        select(Claim).join(Claim.place).join(Place.opportunity).join(Opportunity.team).where(Claim.ref == ref)
        .options(*WHOLE, MEMBERS)
    )  # fmt: skip
    return db.session().scalars(wanted).unique().one_or_none()


def receipt(claim: Claim, ref: str) -> Receipt | None:
    return next((line.receipt for line in claim.lines if line.receipt is not None and line.receipt.ref == ref), None)


def confirmed_by(claim: Claim) -> ClaimMove | None:
    """The move with which it was confirmed last (`moves` loaded)."""
    return next((row for row in reversed(claim.moves) if row.after == ClaimState.CONFIRMED.value), None)
