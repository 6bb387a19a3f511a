"""Everybody on the register for one opportunity, in order of fit: the list the team reads before it chooses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Select, distinct, func, select

from app.core import db
from app.core.states import one_of
from app.matching.fit.held import own_of_all
from app.matching.fit.ordering import Judge
from app.matching.fit.rows import Row, Stock
from app.matching.fit.rules import Own, criteria
from app.opportunities.queries.facts import ACTIVE, facts_of_active
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.fit import Reason
from app.opportunities.rules.private import kept_from
from app.people import search
from app.people.models import Advisor, Person, called
from app.people.states import AdvisorState
from app.signups.models import Place
from app.signups.states import LIVE, PlaceState

HAD = (PlaceState.CONFIRMED, PlaceState.TOOK_PART)


class Named(NamedTuple):
    """One person of the register."""

    id: int
    ref: str
    name: str


@dataclass(frozen=True)
class Ranked:
    """Where somebody stands: what is missing last, the better fit first, fewer turns in the last year first."""

    who: Named
    facts: AdvisorFacts
    own: Own
    missing: bool
    points: int
    turns: int

    def why(self, row: Row, now: datetime, among: Stock) -> list[Reason]:
        """Every criterion in the words that the person reads; what is private too: this is for the team alone."""
        return criteria(row, self.facts, self.own, now, among)


def ranked(row: Row, now: datetime, since: datetime, asked: str = "") -> list[Ranked]:
    """Everybody active, or whoever has the words `asked` in their name: six statements, however many there are.

    Turns are counted from `since` on. Nobody is left out: who keeps away from this one comes last, with the reason.
    Whoever is asked about by name is also there on a break, or while they are joining: that is then why not.
    """
    states = frozenset(AdvisorState) - {AdvisorState.ENDED} if asked else ACTIVE
    facts, own, turns = facts_of_active(states), own_of_all(now), _turns(since)
    days: dict[date, Sequence[int]] = {each.on: [row.id] for each in row.planned}
    stock, known = Stock({row.id: row}, days), _Alike()
    found = []
    for who in _named(asked, states):
        theirs = facts.get(who.id)
        if theirs is not None:
            judge = Judge(stock, theirs, own[who.id], now, known.of(theirs))
            missing = judge.missing(row) or kept_from(row, theirs)
            found.append(Ranked(who, theirs, own[who.id], missing, judge.points(row), turns[who.id]))
    return sorted(found, key=lambda each: (each.missing, -each.points, each.turns, each.who.name, each.who.id))


class _Alike:
    """What was judged of the record, shared by all of whom the rules say the same."""

    def __init__(self) -> None:
        self._known: dict[object, dict[object, bool]] = {}

    def of(self, facts: AdvisorFacts) -> dict[object, bool]:
        return self._known.setdefault(replace(facts, interests=frozenset()).before_others().alike(), {})


def _named(asked: str, states: frozenset[AdvisorState]) -> list[Named]:
    wanted: Select[int, str, str, str | None] = (
        select(Person.id, Person.ref, Person.full_name, Person.known_as)
        .join(Advisor, Advisor.person_id == Person.id)
        .where(one_of(Advisor.state, states), Person.silent_since.is_(None))
    )
    for needle in search.needles(asked) if asked else ():
        wanted = wanted.where(Person.sought.contains(needle, autoescape=True))
    return [Named(row.id, row.ref, called(row.full_name, row.known_as)) for row in db.rows(wanted)]


def _turns(since: datetime) -> Counter[int]:
    """In how many opportunities each of them has or had a place that they asked for since then."""
    wanted = (
        select(Place.person_id, func.count(distinct(Place.opportunity_id)).label("turns"))
        .where(Place.state.in_(HAD), Place.asked_at >= since)
        .group_by(Place.person_id)
    )
    return Counter({row.person_id: row.turns for row in db.rows(wanted)})


def standing_in(opportunity_id: int, person_ids: Sequence[int]) -> Mapping[int, PlaceState]:
    """By person their live place, or their name, in this one."""
    wanted = select(Place.person_id, Place.state).where(
        Place.opportunity_id == opportunity_id, Place.person_id.in_(list(person_ids)), Place.state.in_(LIVE)
    )
    return {row.person_id: row.state for row in db.rows(wanted)}
