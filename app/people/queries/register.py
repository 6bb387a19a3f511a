"""The register: who is on it, by what the team asks for."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload

from app.people import search
from app.people.models import Advisor, Interest, Person, TrainingGrant, TrainingRecord
from app.people.states import AdvisorState

NOBODY = "nobody"


@dataclass(frozen=True)
class Wanted:
    """What to look for; what is left out is not asked. `lived`: "service-user" or "carer", also who is both."""

    q: str = ""
    state: str = ""
    lived: str = ""
    interest: str = ""
    course: str = ""
    facilitator: str = ""  # the id of one, or `NOBODY`
    no_email: bool = False


def register(wanted: Wanted) -> Select[Advisor]:
    """The advisors wanted, in the order of their names, with the person of each."""
    query = (
        select(Advisor).join(Advisor.person).options(contains_eager(Advisor.person), joinedload(Advisor.facilitator))
    )
    for needle in search.needles(wanted.q) if wanted.q else ():
        query = query.where(Person.sought.contains(needle, autoescape=True))
    if wanted.state:
        query = query.where(Advisor.state == AdvisorState(wanted.state))
    if wanted.lived:
        query = query.where(Advisor.carer if wanted.lived == "carer" else Advisor.service_user)
    if wanted.interest:
        query = query.where(Advisor.interests.any(Interest.kind_code == wanted.interest))
    if wanted.course:
        query = query.where(
            Advisor.training.any(TrainingRecord.course_code == wanted.course)
            | Advisor.granted.any(TrainingGrant.course_code == wanted.course)
        )
    if wanted.facilitator == NOBODY:
        query = query.where(Advisor.facilitator_id.is_(None))
    elif wanted.facilitator:
        query = query.where(Advisor.facilitator_id == int(wanted.facilitator))
    if wanted.no_email:
        query = query.where(Person.email.is_(None))
    return query.order_by(Person.sought, Person.id)
