"""What is agreed, with finance and paid: from the payable lines, by the day of the part that they are for."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Select, case, func, or_, select

from app.coproduction.figures.queries.parts import Part, grouped
from app.core import db
from app.core.period import Period
from app.opportunities.models import Opportunity
from app.people.models import Person
from app.recognition.claims.models import Claim
from app.recognition.claims.states import ClaimState
from app.recognition.finance.models import PayableLine
from app.recognition.finance.states import Answer, Element
from app.signups.models import Place

COUNTS = or_(PayableLine.answer.is_(None), PayableLine.answer != Answer.REJECTED)  # one comes in the place of those
PAID, SENT = PayableLine.answer == Answer.PAID, PayableLine.batch_id.is_not(None)
STANDING: Any = case((PAID, "paid"), (SENT, "sent"), else_="agreed")
WAITS = (ClaimState.CLAIMED, ClaimState.CONFIRMED)


class Spent(NamedTuple):
    """By what each says, in pence: agreed and not sent, with finance, paid; then all of it in the time before."""

    all: Part
    elements: Part
    centres: Part
    teams: Part


def spent(period: Period, team: int | None) -> Spent:
    now = case((PayableLine.happened_on >= period.first, 1), else_=0)
    facts = (PayableLine.element, PayableLine.cost_centre, PayableLine.pence, STANDING.label("standing"))
    rows = (
        _of_teams(select(*facts, now.label("now"), Opportunity.team_id))
        .where(COUNTS, PayableLine.happened_on.between(period.before_first, period.last), *_of(team))
        .cte("lines")
    )
    here = [case((rows.c.standing == each, rows.c.now * rows.c.pence), else_=0) for each in ("agreed", "sent", "paid")]
    numbers = [*here, (1 - rows.c.now) * rows.c.pence]
    parts = [(None, None), (rows.c.element, None), (rows.c.cost_centre, None), (rows.c.team_id, None)]
    return Spent(*grouped(rows, numbers, parts))


def waiting(period: Period, team: int | None) -> int:
    """Claims of this time that nobody has agreed yet."""
    wanted = (
        select(func.count()).select_from(Claim).join(Place, Place.id == Claim.place_id)
        .join(Opportunity, Opportunity.id == Place.opportunity_id)
        .where(Claim.state.in_(WAITS), Claim.happened_on.between(period.first, period.last), *_of(team))
    )  # fmt: skip
    return db.session().scalar(wanted) or 0


def behind(period: Period, team: int | None, asked: dict[str, str]) -> Select[Any]:
    """The lines of a sum: `asked` says which (`standing`, `element`, `centre`, `of`)."""
    columns = (PayableLine.happened_on, PayableLine.words, PayableLine.pence, PayableLine.cost_centre,
               STANDING.label("standing"), Person.full_name, Person.ref)  # fmt: skip
    wanted = _of_teams(select(*columns)).join(Person, Person.id == PayableLine.person_id)
    wanted = wanted.where(COUNTS, PayableLine.happened_on.between(period.first, period.last), *_of(team))
    if "standing" in asked:
        wanted = wanted.where(asked["standing"] == STANDING)
    if asked.get("element") in {each.value for each in Element}:
        wanted = wanted.where(PayableLine.element == Element(asked["element"]))
    if "centre" in asked:
        wanted = wanted.where(PayableLine.cost_centre == asked["centre"])
    if asked.get("of", "").isdigit():
        wanted = wanted.where(Opportunity.team_id == int(asked["of"][:9]))
    return wanted.order_by(PayableLine.happened_on.desc(), PayableLine.id.desc())


def _of_teams(wanted: Select[Any]) -> Select[Any]:
    return (
        wanted.select_from(PayableLine).join(Claim, Claim.id == PayableLine.claim_id)
        .join(Place, Place.id == Claim.place_id).join(Opportunity, Opportunity.id == Place.opportunity_id)
    )  # fmt: skip


def _of(team: int | None) -> list[Any]:
    return [] if team is None else [Opportunity.team_id == team]
