"""What has waited for too long, for whom, and how long the steps take."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from app.core import clock, db
from app.core.formatting import local
from app.core.months import months_later
from app.opportunities.models import Opportunity
from app.people.models import Account, Team, TeamMember
from app.recognition.claims.models import Claim, ClaimMove
from app.recognition.claims.states import ClaimState
from app.recognition.signing import rules
from app.recognition.signing.models import BudgetDeputy, BudgetHolder, SigningReminder
from app.recognition.signing.queries.holders import centre
from app.recognition.signing.queries.waiting import FOR_MONEY
from app.signups.models import Place

S = ClaimState
WITH_FINANCE = (S.AUTHORISED, S.SENT, S.REJECTED)


@dataclass(frozen=True)
class Waiting:
    """How many claims wait for somebody, since when the oldest does, and how many do so for too long."""

    number: int
    since: datetime | None
    too_long: int


def came_to(state: ClaimState, *, by_person: bool = False) -> ColumnElement[datetime]:
    """When a claim (in the statement around) came to a state last; `by_person`: when they sent it."""
    wanted = select(func.max(ClaimMove.at)).where(ClaimMove.claim_id == Claim.id, ClaimMove.after == state.value)
    if by_person:
        theirs = sorted(each for each in rules.BY_THEM if each)
        wanted = wanted.where(or_(ClaimMove.before.is_(None), ClaimMove.before.in_(theirs)))
    return wanted.correlate(Claim).scalar_subquery()


def waits_for_host(person_id: int) -> Waiting:
    hosted = exists().where(TeamMember.team_id == Opportunity.team_id, TeamMember.person_id == person_id)
    return _waiting((S.CLAIMED,), S.CLAIMED, hosted, Claim.person_id != person_id)


def waits_for_budget(person_id: int, centres: Collection[str]) -> Waiting:
    return _waiting(FOR_MONEY, S.CONFIRMED, centre().in_(centres), Claim.person_id != person_id)


def _waiting(states: tuple[ClaimState, ...], since: ClaimState, *where: Any) -> Waiting:
    wanted = (
        select(came_to(since)).select_from(Claim).join(Claim.place).join(Place.opportunity).join(Opportunity.team)
        .where(Claim.state.in_(states), *where)
    )  # fmt: skip
    found = [each for each in db.session().scalars(wanted) if each is not None]
    late = [each for each in found if each <= clock.now() - rules.WITH_ONE]
    return Waiting(len(found), min(found, default=None), len(late))


def to_remind(now: datetime) -> list[tuple[int, int, int]]:
    """Whom to remind: (person, claims to confirm, claims to authorise); never of their own, and nobody twice a week.

    The hosts who lead a team or stand in for its lead, and the holders of the cost centre with those who act for them.
    """
    found: dict[int, list[int]] = {}
    for column, wanted in enumerate((_hosts_waited_for(now), _holders_waited_for(now))):
        for person_id, number in db.session().execute(wanted):
            found.setdefault(person_id, [0, 0])[column] += number
    lately = select(SigningReminder.person_id).where(SigningReminder.at > now - rules.REMIND_AGAIN)
    spared = set(db.session().scalars(lately))
    return [(each, counts[0], counts[1]) for each, counts in sorted(found.items()) if each not in spared]


def _hosts_waited_for(now: datetime) -> Any:
    answers = and_(TeamMember.team_id == Opportunity.team_id, or_(TeamMember.lead, TeamMember.deputy))
    return (
        select(TeamMember.person_id, func.count(Claim.id))
        .select_from(Claim).join(Claim.place).join(Place.opportunity).join(TeamMember, answers)
        .join(Account, Account.person_id == TeamMember.person_id)
        .where(Claim.state == S.CLAIMED, Claim.person_id != TeamMember.person_id, Account.ended_at.is_(None),
               came_to(S.CLAIMED) <= now - rules.REMIND_AFTER)
        .group_by(TeamMember.person_id)
    )  # fmt: skip


def _holders_waited_for(now: datetime) -> Any:
    """Whoever acts for a holder today is reminded in their place."""
    today = now.astimezone(clock.LONDON).date()
    away = and_(BudgetDeputy.person_id == BudgetHolder.person_id, BudgetDeputy.from_on <= today,
                BudgetDeputy.until_on >= today)  # fmt: skip
    who = func.coalesce(BudgetDeputy.deputy_id, BudgetHolder.person_id)
    return (
        select(who, func.count(Claim.id.distinct()))
        .select_from(Claim).join(Claim.place).join(Place.opportunity).join(Opportunity.team)
        .join(BudgetHolder, BudgetHolder.cost_centre == centre()).outerjoin(BudgetDeputy, away)
        .join(Account, Account.person_id == who)
        .where(Claim.state == S.CONFIRMED, Claim.person_id != who, Account.ended_at.is_(None),
               came_to(S.CONFIRMED) <= now - rules.REMIND_AFTER)
        .group_by(who)
    )  # fmt: skip


def past_promise() -> list[ColumnElement[bool]]:
    """Of claims on their way: the day by which we said that they are paid is over."""
    days = current_app.config["PAYMENT_DAYS"]
    return [
        came_to(S.CLAIMED, by_person=True) < clock.now() - timedelta(days=days),
        or_(Claim.pay_from.is_(None), Claim.pay_from < clock.today()),
    ]


def late_with_finance() -> int:
    """Claims that both have signed, and that are not paid by the day we promised."""
    wanted = select(func.count()).select_from(Claim).where(Claim.state.in_(WITH_FINANCE), *past_promise())
    return db.session().scalar(wanted) or 0


@dataclass(frozen=True)
class Step:
    """The median of one step, or None where it would stand for fewer than five claims."""

    after: ClaimState | None  # None: from the day itself
    to: ClaimState
    days: int | None


@dataclass(frozen=True)
class Times:
    """Claims paid within the last twelve months."""

    steps: list[Step]
    whole: int | None  # from the claim to the payment
    kept: int | None  # per cent that were paid by the day we promised
    number: int | None


def times() -> Times:
    since = months_later(clock.today(), -12)
    paid = [each for each in _histories() if local(each[1][S.PAID]).date() >= since]
    steps, before = [], None
    for state in rules.STEPS:
        steps.append(Step(before, state, rules.middle([_days(one, before, state) for one in paid if _has(one, state)])))
        before = state
    whole = [_days(one, S.CLAIMED, S.PAID) for one in paid]
    enough = len(paid) >= rules.FEWEST
    kept = sum(_kept(one) for one in paid)
    return Times(
        steps, rules.middle(whole), round(100 * kept / len(paid)) if enough else None, len(paid) if enough else None
    )


History = tuple[Any, dict[ClaimState, datetime]]  # (the days of the claim, when it reached each step)


def _histories() -> Iterable[History]:
    wanted = (
        select(Claim.id, Claim.happened_on, Claim.pay_from, ClaimMove.before, ClaimMove.after, ClaimMove.at)
        .join(ClaimMove, ClaimMove.claim_id == Claim.id)
        .where(Claim.state == S.PAID)
        .order_by(Claim.id, ClaimMove.id)
    )
    by_claim: dict[int, list[Any]] = {}
    for row in db.session().execute(wanted):
        by_claim.setdefault(row.id, []).append(row)
    for rows in by_claim.values():
        steps = rules.reached(rows)
        if S.PAID in steps:
            yield rows[0], steps


def _has(one: History, state: ClaimState) -> bool:
    return state in one[1]


def _days(one: History, before: ClaimState | None, to: ClaimState) -> int:
    start = one[0].happened_on if before is None else local(one[1].get(before, one[1][S.CLAIMED])).date()
    return max(0, (local(one[1][to]).date() - start).days)


def _kept(one: History) -> bool:
    sent = local(one[1][S.CLAIMED]).date()
    by = rules.promised_by(sent, one[0].pay_from, current_app.config["PAYMENT_DAYS"])
    return local(one[1][S.PAID]).date() <= by


def waiting_teams() -> Any:
    """A Select: teams whose hosts have had claims for too long, with how many."""
    since = came_to(S.CLAIMED)
    return (
        select(Team.name, func.count(Claim.id).label("number"))
        .select_from(Claim).join(Claim.place).join(Place.opportunity).join(Opportunity.team)
        .where(Claim.state == S.CLAIMED, since <= clock.now() - rules.WITH_ONE)
        .group_by(Team.id, Team.name)
    )  # fmt: skip


def waiting_centres() -> Any:
    """A Select: cost centres whose holders have had claims for too long, or which nobody holds, with how many."""
    return (
        select(centre().label("code"), func.count(Claim.id).label("number"))
        .select_from(Claim).join(Claim.place).join(Place.opportunity).join(Opportunity.team)
        .where(Claim.state == S.CONFIRMED)
        .group_by(centre())
    )  # fmt: skip
