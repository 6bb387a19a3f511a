"""Who came to the register and who went, by quarter; and how many took part in a year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, case, cast, func, or_, select

from app.coproduction.figures.rules import Flow, Stretch, number_of
from app.core import db
from app.core.london import london_day
from app.people.models import Advisor, AdvisorMove, Person
from app.people.states import AdvisorState
from app.recognition.models import Contribution

SERVICE_USERS, CARERS, BOTH = "service-users", "carers", "both"
GROUPS = (SERVICE_USERS, CARERS, BOTH)
ACTIVE = AdvisorState.ACTIVE.value
ON_IT = (ACTIVE, AdvisorState.PAUSED.value)
WAS, IS = func.coalesce(AdvisorMove.before, ""), AdvisorMove.after
CAME, WENT = and_(WAS.not_in(ON_IT), IS.in_(ON_IT)), and_(WAS.in_(ON_IT), IS.not_in(ON_IT))


def group_of(*, service_user: bool, carer: bool) -> str:
    return BOTH if service_user and carer else CARERS if carer else SERVICE_USERS


def _on_day() -> ColumnElement[str]:
    """On which day it happened: of who came from an older register, the day on which they joined."""
    happened, joined = london_day(AdvisorMove.at), cast(Advisor.joined_on, String)
    older = and_(AdvisorMove.before.is_(None), Advisor.joined_on.is_not(None), joined < happened)
    return case((older, joined), else_=happened)


def by_quarter() -> dict[tuple[int, str], Flow]:
    """From the first day on. One statement, with a row for each month and group."""
    month = func.substr(_on_day(), 1, 7)
    active = case((and_(WAS != ACTIVE, IS == ACTIVE), 1), (and_(WAS == ACTIVE, IS != ACTIVE), -1), else_=0)
    numbers = (func.sum(case((CAME, 1), else_=0)), func.sum(case((WENT, 1), else_=0)), func.sum(active))
    wanted = (
        select(month, Advisor.service_user, Advisor.carer, *numbers)
        .select_from(AdvisorMove).join(Advisor, Advisor.person_id == AdvisorMove.advisor_id)
        .where(or_(WAS.in_(ON_IT), IS.in_(ON_IT)))
        .group_by(month, Advisor.service_user, Advisor.carer)
    )  # fmt: skip
    found: dict[tuple[int, str], Flow] = {}
    for when, service_user, carer, *flow in db.rows(wanted):
        key = (number_of(date.fromisoformat(f"{when}-01")), group_of(service_user=service_user, carer=carer))
        found[key] = found.get(key, Flow()) + Flow(*(int(each) for each in flow))
    return found


def took_part(years: Mapping[str, tuple[date, date]]) -> dict[str, dict[str, int]]:
    """By year and group: different people of whom it is recorded that they took part in it."""
    first, last = min(each[0] for each in years.values()), max(each[1] for each in years.values())
    year: Any = case(*((Contribution.happened_on.between(*days), name) for name, days in years.items()), else_="")
    wanted = (
        select(year, Advisor.service_user, Advisor.carer, func.count(Contribution.person_id.distinct()))
        .join(Advisor, Advisor.person_id == Contribution.person_id)
        .where(Contribution.current, Contribution.happened_on.between(first, last))
        .group_by(year, Advisor.service_user, Advisor.carer)
    )
    found: dict[str, dict[str, int]] = {name: dict.fromkeys(GROUPS, 0) for name in years}
    for name, service_user, carer, number in db.rows(wanted):
        found[name][group_of(service_user=service_user, carer=carer)] += number
    return found


def behind(what: str, stretch: Stretch) -> Select[Person]:
    """The people who came, or who went."""
    day, way = _on_day(), CAME if what == "new" else WENT
    these = select(AdvisorMove.advisor_id).join(Advisor, Advisor.person_id == AdvisorMove.advisor_id)
    these = these.where(way, day >= stretch.first.isoformat(), day <= stretch.last.isoformat())
    return select(Person).where(Person.id.in_(these)).order_by(Person.sought, Person.id)
