"""Reads about news, each one statement, or a few, for a whole batch of people."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, or_, select, union_all

from app.core import db
from app.opportunities.models import Opportunity
from app.opportunities.queries import as_read, facts_of, open_to
from app.opportunities.rules.fit import fits
from app.opportunities.states import OpportunityState, Visibility
from app.people.models import Advisor, Person
from app.people.states import AdvisorState
from app.signups.aside.queries import asides_of
from app.signups.aside.rules import times_of
from app.signups.models import Place
from app.signups.news.models import NewsTold
from app.signups.news.rules import AFTER_BULLETIN, chosen, since, soonest_closing

TOLD_OF = frozenset({Visibility.PUBLIC, Visibility.REGISTER})  # a letter lies on a table: no unannounced visit is in it


class Turn(NamedTuple):
    """Whose turn it is, and when their last one was."""

    person_id: int
    last: datetime | None


def waits_for_turn(begins: datetime) -> ColumnElement[bool]:
    """Active, no turn since this week's began, and no bulletin in the seven days before it."""
    no_turn = or_(Advisor.news_at.is_(None), Advisor.news_at < begins)
    no_bulletin = or_(Advisor.bulletin_at.is_(None), Advisor.bulletin_at < begins - AFTER_BULLETIN)
    return and_(Advisor.state == AdvisorState.ACTIVE, no_turn, no_bulletin)


def wants_news() -> ColumnElement[bool]:
    """Wants to hear, lives, and can be reached at all."""
    reached = or_(*(column.is_not(None) for column in (Person.email, Person.phone, Person.address)))
    return and_(Person.wants_news, Person.silent_since.is_(None), reached)


def turns(begins: datetime, limit: int) -> list[Turn]:
    """The next few who have had no turn yet this week."""
    wanted = (
        select(Advisor.person_id, Advisor.news_at)
        .join(Person, Person.id == Advisor.person_id)
        .where(waits_for_turn(begins), wants_news())
        .order_by(Advisor.person_id)
        .limit(limit)
    )
    return [Turn(*row) for row in db.session().execute(wanted)]


def new_for(people: Sequence[Turn], now: datetime) -> dict[int, list[int]]:
    """By person the ids of what is new to them and fits, what closes first at the front; as many statements for all."""
    ids = [each.person_id for each in people]
    stock = _published_since(min(since(each.last, now) for each in people))
    known, facts, asides = _known(ids), facts_of(ids), asides_of(ids)
    times = {row.id: times_of(row) for row in stock}
    said: dict[Hashable, bool] = {}  # what fits one fits everybody of whom the rules say the same
    found = {}
    for each in people:
        own = facts[each.person_id]
        alike = own.alike()

        def fit(row: Opportunity, own=own, alike=alike) -> bool:  # type: ignore[no-untyped-def]
            if (own.person_id, row.id, times[row.id]) in asides:
                return False
            key = (row.id, alike)
            if key not in said:
                said[key] = fits(row, own, now)
            return said[key]

        after = since(each.last, now)
        found[each.person_id] = chosen(stock, known.get(each.person_id, ()), after, fit, _published)
    return found


def _published(row: Opportunity) -> datetime:
    assert row.published_at is not None
    return row.published_at


def _published_since(moment: datetime) -> list[Opportunity]:
    """What people can put their names to now and was published after the moment, what closes first at the front."""
    wanted = open_to(TOLD_OF).where(Opportunity.state == OpportunityState.OPEN, Opportunity.published_at > moment)
    ids = db.session().scalars(wanted.order_by(None).with_only_columns(Opportunity.id)).all()
    return soonest_closing(as_read.by_ids(ids).values())


def _known(person_ids: Collection[int]) -> Mapping[int, set[int]]:
    """By person what they were told of before, or ever put their name to."""
    told = select(NewsTold.person_id, NewsTold.opportunity_id).where(NewsTold.person_id.in_(person_ids))
    placed = select(Place.person_id, Place.opportunity_id).where(Place.person_id.in_(person_ids))
    found: dict[int, set[int]] = {}
    for person_id, opportunity_id in db.session().execute(union_all(told, placed)):
        found.setdefault(person_id, set()).add(opportunity_id)
    return found


class News(NamedTuple):
    """What one person is told: the opportunities in order."""

    person: Person
    opportunities: list[Opportunity]


def news_of(person_ids: Collection[int], at: datetime) -> list[News]:
    """What was gathered for these people at that moment, with all that a message says of it."""
    wanted = select(NewsTold).where(NewsTold.person_id.in_(person_ids), NewsTold.told_at == at)
    told = db.session().scalars(wanted.order_by(NewsTold.person_id, NewsTold.position)).all()
    people = db.session().scalars(select(Person).where(Person.id.in_(person_ids)).order_by(Person.id)).all()
    rows = as_read.by_ids(each.opportunity_id for each in told)
    return [
        News(person, [rows[each.opportunity_id] for each in told if each.person_id == person.id]) for person in people
    ]
