"""Reads about terms of office."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import aliased, joinedload

from app.core import db
from app.core.months import months_later
from app.opportunities.daybook.rules import TERM_MONTHS, term_comes_to_its_end
from app.opportunities.models import Opportunity
from app.opportunities.states import LIVE
from app.people.models import Person, TeamMember
from app.signups.models import Place
from app.signups.office.models import TermOfOffice
from app.signups.states import HELD

MOST = 200


@dataclass
class Seated:
    """Somebody with a place, and their terms, the first one first."""

    person: Person
    terms: list[TermOfOffice] = field(default_factory=list)

    @property
    def last(self) -> TermOfOffice | None:
        return self.terms[-1] if self.terms else None


def seated(opportunity_id: int) -> list[Seated]:
    """Everybody with a place in it, by name: two statements, however many they are."""
    held = select(Place.person_id).where(Place.opportunity_id == opportunity_id, Place.state.in_(HELD))
    wanted = select(Person).where(Person.id.in_(held)).order_by(Person.full_name, Person.id)
    rows = {person.id: Seated(person) for person in db.session().scalars(wanted)}
    written = select(TermOfOffice).where(TermOfOffice.opportunity_id == opportunity_id).order_by(TermOfOffice.number)
    for term in db.session().scalars(written):
        if term.person_id in rows:
            rows[term.person_id].terms.append(term)
    return list(rows.values())


def of_person(person_id: int, opportunity_id: int) -> list[TermOfOffice]:
    """Their terms, the first one first."""
    wanted = select(TermOfOffice).where(
        TermOfOffice.person_id == person_id, TermOfOffice.opportunity_id == opportunity_id
    )
    return list(db.session().scalars(wanted.order_by(TermOfOffice.number)))


def ending(today: date) -> Select[TermOfOffice]:
    """Terms of people with a place that end within the months in which somebody should think of it, with none after."""
    later = aliased(TermOfOffice)
    has_a_place = exists().where(
        Place.person_id == TermOfOffice.person_id, Place.opportunity_id == TermOfOffice.opportunity_id,
        Place.state.in_(HELD),
    )  # fmt: skip
    next_one = exists().where(
        later.person_id == TermOfOffice.person_id, later.opportunity_id == TermOfOffice.opportunity_id,
        later.number > TermOfOffice.number,
    )  # fmt: skip
    return (
        select(TermOfOffice)
        .join(Opportunity, Opportunity.id == TermOfOffice.opportunity_id)
        .where(TermOfOffice.ends_on.between(today, months_later(today, TERM_MONTHS + 1)), Opportunity.state.in_(LIVE))
        .where(has_a_place, ~next_one)
        .order_by(TermOfOffice.ends_on, TermOfOffice.id)
    )


def to_remind(today: date) -> list[int]:
    """The ids of those of which the host should hear today, and has not."""
    wanted = ending(today).where(TermOfOffice.reminded_for.is_distinct_from(TermOfOffice.ends_on)).limit(MOST)
    return [row.id for row in db.session().scalars(wanted) if term_comes_to_its_end(row.ends_on, today)]


def of_host(person_id: int, today: date) -> list[TermOfOffice]:
    """Those of which the host of these teams has heard, or should hear today."""
    teams = select(TeamMember.team_id).where(TeamMember.person_id == person_id)
    wanted = ending(today).where(Opportunity.team_id.in_(teams)).limit(MOST)
    with_it = wanted.options(joinedload(TermOfOffice.person), joinedload(TermOfOffice.opportunity))
    return [row for row in db.session().scalars(with_it) if term_comes_to_its_end(row.ends_on, today)]


def still_ends(term_id: int, today: date) -> TermOfOffice | None:
    """This term, if it comes to its end and nobody has seen to it."""
    row = db.session().scalars(ending(today).where(TermOfOffice.id == term_id)).one_or_none()
    return row if row is not None and term_comes_to_its_end(row.ends_on, today) else None
