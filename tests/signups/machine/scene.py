"""Six people, a team, and up to three of eight opportunities: the world in which anything may happen in any order."""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant
from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.opportunities.models import MixRule, Opportunity, Seat
from app.opportunities.states import Attendance, Method, SeatRole
from app.signups import actions
from app.signups.rules import Choice
from app.signups.states import PlaceState
from tests.signups.machine.seen import Step, look
from tests.signups.promises import PROMISES
from tests.support.apps import START, Prepared
from tests.support.make import Make

PEOPLE = 6
CLOSES = datetime.fromisoformat(START) + timedelta(days=5)
OPENS = datetime.fromisoformat(START) + timedelta(days=4)  # to all, what is kept for people new to the kind
WORLD: dict[str, dict[str, Any]] = {
    "first come": {"in_days": 14},
    "chosen": {"in_days": 15, "method": Method.CHOSEN, "choice_rule": "By lot."},
    "mixed": {"in_days": 16},  # one of its two places is a carer's, and people may come in twos
    "series": {"in_days": 14, "sessions": 3},  # a place is for all of it; one more may sit in to learn
    "dates": {"in_days": 17, "sessions": 2, "seats": 1, "attendance": Attendance.SOME},
    "draw": {"in_days": 18, "method": Method.DRAW, "closes_at": CLOSES},
    "kept": {"in_days": 19, "kept_for_new": 1, "kept_until": OPENS},  # the last two people know this kind
    "turns": {"in_days": 20, "method": Method.TURNS, "closes_at": CLOSES, "kept_for_new": 1},
}
persons, which, picks = st.integers(0, PEOPLE - 1), st.integers(0, 2), st.integers(0, 40)


class Scene(RuleBasedStateMachine):
    prepared: Prepared
    patch: pytest.MonkeyPatch

    def __init__(self) -> None:
        super().__init__()
        self._no_chance_but_the_machines_own()
        self.app: Flask = self.prepared.fresh()
        self.app.extensions["clock"].freeze(datetime.fromisoformat(START))
        self.make = Make(self.app)
        self.people = [self._advisor(number) for number in range(PEOPLE)]
        self.team = self.make.person("Tia")
        self.context = self.app.test_request_context()
        self.refusals: list[str] = []
        self.picked: frozenset[int] = frozenset()

    def _no_chance_but_the_machines_own(self) -> None:
        """Numbers of the draw and codes of pairs are foreseen here, so that what was found can be found again."""
        chance = random.Random(0)
        self.patch.setattr(secrets, "randbelow", chance.randrange)
        self.patch.setattr(secrets, "choice", chance.choice)

    def _advisor(self, number: int) -> int:
        """The first has no address and is told by a call: the time to answer waits for it."""
        email = f"person-{number}@post.example" if number else None
        return self.make.advisor(account=False, email=email, service_user=number != 1, carer=number in {1, 2})

    @initialize(
        names=st.sets(st.sampled_from(sorted(WORLD)), min_size=1, max_size=3),
        first=st.lists(st.tuples(persons, which, picks), max_size=12),
    )
    def the_world_begins(self, names: set[str], first: list[tuple[int, int, int]]) -> None:
        """With the opportunities of these names, and the first sign-ups."""
        kind, host = self.make.kind("panel"), self.make.person("Hana")
        team = self.make.team("", host)
        refs = {name: self.make.opportunity(**{"seats": 2, "kind": kind, "host": host, "team": team, **WORLD[name]})
                for name in sorted(names)}  # fmt: skip
        known = self.make.opportunity(kind=kind, host=host, team=team, seats=2, in_days=60) if "kept" in names else ""
        self.context.push()
        self.ids = {name: self._id(ref) for name, ref in refs.items()}
        with db.transaction() as session:
            if "mixed" in self.ids:
                session.add(MixRule(opportunity_id=self.ids["mixed"], of="carer", number=1))
            if "series" in self.ids:
                session.add(Seat(opportunity_id=self.ids["series"], role=SeatRole.SHADOW, number=1))
        for who in self.people[-2:] if known else ():
            self.do(actions.sign_up, self._id(known), who, by=Actor(who))
        self.seen = look()
        for person, which, pick in first:
            who, here = self.people[person], self.one_of(which)
            self.do(actions.sign_up, here, who, self.choice(here, pick), by=Actor(who))

    def _id(self, ref: str) -> int:
        return db.session().scalars(select(Opportunity.id).where(Opportunity.ref == ref)).one()

    def teardown(self) -> None:
        self.context.pop()

    @invariant()
    def every_promise_is_kept(self) -> None:
        step = Step(self.seen, look(), self.picked, self.ids.get("mixed"))
        for promise in PROMISES:
            promise(step)
        assert all(said.endswith(".") for said in self.refusals), self.refusals
        self.seen, self.picked = step.now, frozenset()
        self.app.extensions["clock"].advance(timedelta(seconds=1))  # no two things happen at one moment

    def do(self, verb: Callable[..., object], *given: object, **named: object) -> bool:
        """Whether it was done; else the sentence is kept."""
        try:
            with db.transaction():
                verb(*given, **named)
        except RuleBroken as refused:
            self.refusals.append(str(refused))
            return False
        return True

    def one_of(self, number: int) -> int:
        there = sorted(self.ids.values())
        return there[number % len(there)]

    def opportunity(self, number: int) -> Opportunity:
        return db.session().get_one(Opportunity, self.one_of(number))

    def places(self, *states: PlaceState) -> list[Any]:
        return [place for place in self.seen.places.values() if place.state in (states or tuple(PlaceState))]

    def on(self, pick: int, act: Callable[[Any], object], *states: PlaceState) -> None:
        """To one of the places in these states; now and then, or where there is none, to any other."""
        places = (self.places(*states) if pick % 5 else []) or self.places()
        if places:
            act(places[pick % len(places)])

    def choice(self, opportunity_id: int, pick: int, **more: Any) -> Choice:
        """One of the seats, where there are several kinds, and some of the sessions, where one may choose."""
        seats = [seat.id for seat in self.seen.seats.values() if seat.opportunity_id == opportunity_id]
        dates = [each.id for each in self.seen.sessions.values() if each.opportunity_id == opportunity_id]
        some = dates[pick % 2 : 1 + pick % 3] if opportunity_id == self.ids.get("dates") else []
        return Choice(tuple(some), seats[pick % len(seats)] if len(seats) > 1 else None, **more)
