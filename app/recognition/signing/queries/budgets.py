"""What is promised, claimed, authorised, paid and left of each cost centre in one budget year."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import selectinload

from app.core import db
from app.core.clock import LONDON
from app.opportunities.models import Opportunity, Session
from app.opportunities.states import SessionState
from app.recognition import queries as recognition
from app.recognition import rules as recognition_rules
from app.recognition.claims import queries as claims
from app.recognition.claims.models import Claim
from app.recognition.claims.states import ClaimState
from app.recognition.models import Contribution, Missed, Rate
from app.recognition.queries.promises import minutes_besides
from app.recognition.rules import Part
from app.recognition.signing import rules
from app.recognition.signing.models import Budget
from app.recognition.signing.queries.holders import centre
from app.signups.models import Place
from app.signups.states import PlaceState

S = ClaimState
COLUMN = {
    S.OPEN: "promised", S.RETURNED: "promised", S.CLAIMED: "claimed", S.CONFIRMED: "claimed",
    S.AUTHORISED: "authorised", S.SENT: "authorised", S.REJECTED: "authorised", S.PAID: "paid",
}  # fmt: skip


COMING = (PlaceState.CONFIRMED, PlaceState.TOOK_PART)
RECORDED: tuple[Any, ...] = (Contribution, Missed, Claim)


@dataclass
class Row:
    """Pence of one cost centre. `promised` is not claimed yet: parts ahead, and parts taken. Each penny stands once.

    `unknown`: places of which no sum was promised that could be worked out beforehand.
    """

    centre: str
    budget: int | None = None
    promised: int = 0
    claimed: int = 0
    authorised: int = 0
    paid: int = 0
    unknown: int = 0

    @property
    def used(self) -> int:
        return self.promised + self.claimed + self.authorised + self.paid

    @property
    def left(self) -> int | None:
        """Less than nothing where more is promised than there is."""
        return None if self.budget is None else self.budget - self.used


def budgets(year: int, centres: Collection[str] | None = None) -> list[Row]:
    """Of these cost centres, or of all that have anything in that year."""
    rows: dict[str, Row] = {code: Row(code) for code in centres or ()}

    def row(code: str) -> Row:
        return rows.setdefault(code, Row(code))

    for code, pence in db.session().execute(select(Budget.cost_centre, Budget.pence).where(Budget.year == year)):
        row(code).budget = pence
    for code, claim in _claims(year):
        if column := COLUMN.get(claim.state):
            setattr(row(code), column, getattr(row(code), column) + claims.total(claim))
    for code, places, each in _ahead(year):
        row(code).promised += places * (each or 0)
        row(code).unknown += places if each is None else 0
    return [rows[code] for code in sorted(rows) if centres is None or code in centres]


def budget_of(code: str, year: int) -> int | None:
    return db.session().scalar(select(Budget.pence).where(Budget.cost_centre == code, Budget.year == year))


def _claims(year: int) -> Any:
    first, last = rules.days_of(year)
    wanted = (
        select(centre(), Claim)
        .select_from(Claim).join(Claim.place).join(Place.opportunity).join(Opportunity.team)
        .where(Claim.state != S.CLOSED, Claim.happened_on.between(first, last))
        .options(selectinload(Claim.lines), selectinload(Claim.contribution))
    )  # fmt: skip
    return db.session().execute(wanted)


def _ahead(year: int) -> list[tuple[str, int, int | None]]:
    """Cost centre, number of places, and the sum of each: of all that nobody has recorded or claimed yet."""
    rows = [*_of_sessions(year), *_of_work(year)]
    wanted = select(Opportunity).where(Opportunity.id.in_({row.id for row in rows}))
    found = {each.id: each for each in db.session().scalars(wanted.options(selectinload(Opportunity.pay_terms)))}
    rates = recognition.rates() if rows else []
    return [(row.centre, row.places, _pence(found[row.id], row, rates)) for row in rows]


@dataclass(frozen=True)
class _Ahead:
    """Places in one session, or in work without one."""

    centre: str
    id: int  # of the opportunity
    places: int
    on: date
    minutes: int
    first: bool


def _of_sessions(year: int) -> list[_Ahead]:
    start, end = (datetime.combine(day, time(), LONDON) for day in rules.days_of(year))
    here = (Place.session_id.is_(None)) | (Place.session_id == Session.id)
    known = [exists().where(each.place_id == Place.id, each.session_id == Session.id) for each in RECORDED]
    what = (centre(), Opportunity.id, Opportunity.first_starts_at, Session.starts_at, Session.ends_at)
    wanted = (
        select(*what, func.count(Place.id))
        .select_from(Place).join(Place.opportunity).join(Opportunity.team)
        .join(Session, and_(Session.opportunity_id == Opportunity.id, here))
        .where(Place.state.in_(COMING), Session.state == SessionState.PLANNED, *(~each for each in known),
               Session.starts_at >= start, Session.starts_at < end + timedelta(days=1))
        .group_by(Session.id, *what)
    )  # fmt: skip
    return [
        _Ahead(code, number, places, recognition_rules.local_day(starts_at),
               int((ends_at - starts_at).total_seconds()) // 60, starts_at == first_at)
        for code, number, first_at, starts_at, ends_at, places in db.session().execute(wanted)
    ]  # fmt: skip


def _of_work(year: int) -> list[_Ahead]:
    """Without sessions: due on a day."""
    known = [exists().where(each.place_id == Place.id) for each in (Contribution, Claim)]
    wanted = (
        select(centre(), Opportunity.id, func.count(Place.id), Opportunity.work_due_on, Opportunity.activity_minutes)
        .select_from(Place).join(Place.opportunity).join(Opportunity.team)
        .where(Place.state.in_(COMING), Opportunity.work_due_on.between(*rules.days_of(year)),
               ~exists().where(Session.opportunity_id == Opportunity.id), *(~each for each in known))
        .group_by(centre(), Opportunity.id, Opportunity.work_due_on, Opportunity.activity_minutes)
    )  # fmt: skip
    return [
        _Ahead(code, number, places, due, minutes or 0, first=True)
        for code, number, places, due, minutes in db.session().execute(wanted)
        if due is not None
    ]


def _pence(opportunity: Opportunity, ahead: _Ahead, rates: Sequence[Rate]) -> int | None:
    """What was promised for the planned time; None where that cannot be worked out beforehand."""
    promised = recognition.promised(opportunity, ahead.on, rates)
    if promised.missing or recognition_rules.NotBySession() in promised.promise:
        return None
    spent: dict[Part, int] = dict(minutes_besides(opportunity, first=ahead.first))
    spent[promised.session_part] = spent.get(promised.session_part, 0) + ahead.minutes
    try:
        return recognition_rules.payment_for(promised.promise, spent).pence
    except recognition_rules.BoundaryUndecided:
        return None
