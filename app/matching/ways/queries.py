"""What somebody has done in each kind, what they are signed off for, who was there, and who asks."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from app.core import db
from app.matching.ways.rules import CHAIR, Done
from app.opportunities.models import Kind, Opportunity, Seat, SignOff, SignOffAsk
from app.opportunities.states import SeatRole, SignOffState
from app.people.models import Person, TeamMember
from app.signups.models import Place
from app.signups.states import PlaceState

MOST = 15  # of what somebody took part in, to name when they ask
WITH_WHAT = (
    joinedload(SignOffAsk.person),
    joinedload(SignOffAsk.kind),
    joinedload(SignOffAsk.opportunity),
)


def done_of(person_id: int) -> dict[str, Done]:
    """By kind. What is recorded as taken part in, and nothing else, is looked at."""
    wanted = (
        select(Opportunity.kind_code, Seat.role, func.count())
        .join(Place, Place.opportunity_id == Opportunity.id)
        .join(Seat, Seat.id == Place.seat_id)
        .where(Place.person_id == person_id, Place.state == PlaceState.TOOK_PART)
        .group_by(Opportunity.kind_code, Seat.role)
    )
    found: dict[str, dict[str, int]] = {}
    for kind_code, role, number in db.session().execute(wanted):
        found.setdefault(kind_code, {})[role.value] = number
    return {kind_code: Done(**numbers) for kind_code, numbers in found.items()}


def signed_off(person_id: int, *, standing: bool = True) -> Sequence[SignOff]:
    """What stands, or also what was taken back; the newest first."""
    wanted = select(SignOff).where(SignOff.person_id == person_id)
    if standing:
        wanted = wanted.where(SignOff.state == SignOffState.GIVEN)
    wanted = wanted.options(joinedload(SignOff.kind), joinedload(SignOff.by).joinedload(Person.advisor))
    return db.session().scalars(wanted.order_by(SignOff.id.desc())).unique().all()


def standing(person_id: int, kind_code: str, role: SeatRole) -> SignOff | None:
    this = SignOff.person_id == person_id, SignOff.kind_code == kind_code, SignOff.role == role
    return db.session().scalars(select(SignOff).where(*this, SignOff.state == SignOffState.GIVEN)).one_or_none()


def asks_of(person_id: int) -> Sequence[SignOffAsk]:
    """What somebody asks to be signed off for."""
    wanted = select(SignOffAsk).where(SignOffAsk.person_id == person_id).options(*WITH_WHAT)
    return db.session().scalars(wanted.order_by(SignOffAsk.id)).all()


def ask_for(person_id: int, kind_code: str, role: SeatRole) -> SignOffAsk | None:
    this = SignOffAsk.person_id == person_id, SignOffAsk.kind_code == kind_code, SignOffAsk.role == role
    return db.session().scalars(select(SignOffAsk).where(*this)).one_or_none()


def kinds_with_chairs() -> set[str]:
    """The kinds in which there is, or was, a seat to chair."""
    wanted = select(Opportunity.kind_code).where(_has(CHAIR))
    return set(db.session().scalars(wanted.distinct()))


def with_seat(query: Select[Opportunity], kind_code: str, roles: Sequence[SeatRole]) -> Select[Opportunity]:
    """Those of this kind with such a seat."""
    return query.where(Opportunity.kind_code == kind_code, or_(*(_has(role) for role in roles)))


def _has(role: SeatRole) -> exists:  # type: ignore[valid-type]
    return exists().where(Seat.opportunity_id == Opportunity.id, Seat.role == role)


def been_in(person_id: int, kind_code: str) -> Sequence[Opportunity]:
    """What somebody took part in of this kind, the newest first."""
    was = exists().where(
        Place.opportunity_id == Opportunity.id, Place.person_id == person_id, Place.state == PlaceState.TOOK_PART
    )
    wanted = select(Opportunity).where(Opportunity.kind_code == kind_code, was)
    newest = Opportunity.first_starts_at.desc(), Opportunity.id.desc()
    return db.session().scalars(wanted.order_by(*newest).limit(MOST)).all()


def took_part(person_id: int, opportunity_id: int) -> bool:
    this = Place.person_id == person_id, Place.opportunity_id == opportunity_id
    return db.session().scalar(select(Place.id).where(*this, Place.state == PlaceState.TOOK_PART).limit(1)) is not None


def there(opportunity_id: int) -> Sequence[Place]:
    """Everybody who took part, with the person and the seat, in the order of names."""
    wanted = (
        select(Place)
        .where(Place.opportunity_id == opportunity_id, Place.state == PlaceState.TOOK_PART)
        .options(joinedload(Place.person), joinedload(Place.seat))
        .order_by(Place.position, Place.id)
    )
    return db.session().scalars(wanted).all()


def given_in(opportunity: Opportunity, person_ids: Sequence[int]) -> set[tuple[int, SeatRole]]:
    """(person, role) of what stands in the kind of this opportunity."""
    wanted = select(SignOff.person_id, SignOff.role).where(
        SignOff.kind_code == opportunity.kind_code, SignOff.state == SignOffState.GIVEN,
        SignOff.person_id.in_(person_ids),
    )  # fmt: skip
    return {(row.person_id, row.role) for row in db.session().execute(wanted)}


def asked_of_chair(person_id: int) -> Sequence[SignOffAsk]:
    """Who asks, of those with whom this advisor was in something, as the chair of it."""
    mine, theirs = aliased(Place), aliased(Place)
    together = or_(
        mine.session_id.is_(None), theirs.session_id.is_(None), mine.session_id == theirs.session_id
    )  # fmt: skip
    wanted = (
        select(SignOffAsk)
        .join(mine, mine.opportunity_id == SignOffAsk.opportunity_id)
        .join(Seat, Seat.id == mine.seat_id)
        .join(theirs, (theirs.opportunity_id == mine.opportunity_id) & (theirs.person_id == SignOffAsk.person_id))
        .where(
            mine.person_id == person_id, mine.state == PlaceState.TOOK_PART, Seat.role == CHAIR,
            theirs.state == PlaceState.TOOK_PART, SignOffAsk.person_id != person_id, together,
        )
        .options(*WITH_WHAT)
        .order_by(SignOffAsk.asked_at, SignOffAsk.id)
    )  # fmt: skip
    return db.session().scalars(wanted).unique().all()


def asked_of_host(person_id: int) -> Sequence[SignOffAsk]:
    """Who asks after something that a team of this host hosted."""
    hosted = select(TeamMember.team_id).where(TeamMember.person_id == person_id)
    wanted = select(SignOffAsk).join(SignOffAsk.opportunity).where(Opportunity.team_id.in_(hosted))
    return db.session().scalars(wanted.options(*WITH_WHAT).order_by(SignOffAsk.asked_at, SignOffAsk.id)).all()


def asked_in(opportunity_id: int) -> set[tuple[int, SeatRole]]:
    """(person, role) of who asks after this one."""
    wanted = select(SignOffAsk.person_id, SignOffAsk.role).where(SignOffAsk.opportunity_id == opportunity_id)
    return {(row.person_id, row.role) for row in db.session().execute(wanted)}


def asking_kinds() -> Sequence[Kind]:
    """The kinds in which somebody signs a step off."""
    wanted = select(Kind).where(Kind.active, or_(Kind.member_asks_sign_off, Kind.chair_asks_sign_off))
    return db.session().scalars(wanted.order_by(Kind.position, Kind.name)).all()
