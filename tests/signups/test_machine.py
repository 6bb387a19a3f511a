"""Places under any order of events: never more than there are, nobody skipped, every state explained."""

from __future__ import annotations

import os
from datetime import datetime, timedelta

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor, Asked
from app.core.errors import RuleBroken
from app.opportunities.models import MixRule, Opportunity, Seat
from app.opportunities.states import Method
from app.signups import actions
from app.signups.models import Pair, Place
from app.signups.rules import Choice
from app.signups.states import PlaceState
from tests.signups.promises import Promises
from tests.support.apps import START, Prepared
from tests.support.make import Make

PEOPLE = 6
EXAMPLES = int(os.environ.get("MACHINE_EXAMPLES", "12"))


class Places(Promises, RuleBasedStateMachine):
    """Six people; two places first come, two chosen, and two of which one is for a carer, where pairs may come."""

    prepared: Prepared

    def __init__(self) -> None:
        super().__init__()
        self.app: Flask = self.prepared.fresh()
        self.app.extensions["clock"].freeze(datetime.fromisoformat(START))
        make = Make(self.app)
        self.people = [self._advisor(make, number) for number in range(PEOPLE)]
        self.team = make.person("Tia")
        refs = [make.opportunity(seats=2), make.opportunity(seats=2, method=Method.CHOSEN, choice_rule="By lot.")]
        refs.append(make.opportunity(seats=2))
        self.context = self.app.test_request_context()
        self.context.push()
        self.ids = [self._id(ref) for ref in refs]
        with db.transaction() as session:
            session.get_one(Opportunity, self.ids[2]).mixes = [MixRule(of="carer", number=1)]
        self.refusals: list[str] = []

    def teardown(self) -> None:
        self.context.pop()

    @staticmethod
    def _advisor(make: Make, number: int) -> int:
        """The first has no address and is told by a call: the time to answer waits for it."""
        email = f"person-{number}@post.example" if number else None
        return make.advisor(account=False, email=email, service_user=number != 1, carer=number in {1, 2})

    def _id(self, ref: str) -> int:
        return db.session().scalars(select(Opportunity.id).where(Opportunity.ref == ref)).one()

    def _do(self, verb: object, *given: object, **named: object) -> None:
        assert callable(verb)
        try:
            with db.transaction():
                verb(*given, **named)
        except RuleBroken as refused:
            self.refusals.append(str(refused))

    @rule(person=st.integers(0, PEOPLE - 1), which=st.integers(0, 2))
    def signs_up(self, person: int, which: int) -> None:
        who = self.people[person]
        self._do(actions.sign_up, self.ids[which], who, by=Actor(who))

    @rule(person=st.integers(0, PEOPLE - 1), which=st.integers(0, 2), asked=st.sampled_from(Asked))
    def is_signed_up_by_the_team(self, person: int, which: int, asked: Asked) -> None:
        who = self.people[person]
        self._do(actions.sign_up, self.ids[which], who, by=Actor(self.team, who, asked))

    @rule(pick=st.integers(0, 40))
    def withdraws(self, pick: int) -> None:
        self._on(pick, lambda place: self._do(actions.withdraw, place.id, by=Actor(place.person_id)))

    @rule(pick=st.integers(0, 40))
    def says_yes(self, pick: int) -> None:
        self._on(pick, lambda place: self._do(actions.accept, place.id, by=Actor(place.person_id)))

    @rule(pick=st.integers(0, 40))
    def says_no(self, pick: int) -> None:
        self._on(pick, lambda place: self._do(actions.decline, place.id, by=Actor(place.person_id)))

    @rule(pick=st.integers(0, 40))
    def somebody_else_answers(self, pick: int) -> None:
        """Without being asked to: nothing may change."""

        def act(place: Place) -> None:
            before = place.state
            for verb in (actions.accept, actions.decline, actions.withdraw):
                self._do(verb, place.id, by=Actor(self.team))
            assert [p.state for p in self._places() if p.id == place.id] == [before]

        self._on(pick, act)

    @rule(pick=st.integers(0, 40))
    def the_team_offers(self, pick: int) -> None:
        self._on(pick, lambda place: self._do(actions.offer, place.id, by=Actor(self.team)))

    @rule(pick=st.integers(0, 40))
    def the_team_says_not_this_time(self, pick: int) -> None:
        self._on(pick, lambda place: self._do(actions.not_selected, place.id, "By lot.", by=Actor(self.team)))

    @rule(pick=st.integers(0, 40))
    def the_team_takes_back(self, pick: int) -> None:
        self._on(pick, lambda place: self._do(actions.release, place.id, "A smaller room.", by=Actor(self.team)))

    @rule(hours=st.integers(1, 60))
    def time_passes(self, hours: int) -> None:
        self.app.extensions["clock"].advance(timedelta(hours=hours))
        db.session().rollback()
        actions.lapse_offers(clock.now())

    @rule(which=st.integers(0, 1), number=st.integers(1, 6), say_who=st.booleans())
    @precondition(lambda self: self._places())
    def the_number_of_places_changes(self, which: int, number: int, say_who: bool) -> None:
        """Fewer than hold a place only where somebody says who gives it up."""
        held = [
            p for p in self._places(PlaceState.OFFERED, PlaceState.CONFIRMED) if p.opportunity_id == self.ids[which]
        ]
        leaving = {place.id: "A smaller room." for place in held[number:]} if say_who else {}
        seat = db.session().scalars(select(Seat.id).where(Seat.opportunity_id == self.ids[which])).one()
        before = len(self.refusals)
        self._do(actions.change_numbers, self.ids[which], {seat: number}, leaving, by=Actor(self.team))
        assert (len(self.refusals) > before) == (len(held) > number and not say_who)

    @rule(number=st.integers(0, 6))
    def the_team_asks_the_next(self, number: int) -> None:
        self._do(actions.ask_next, self.ids[0], number, by=Actor(self.team))

    @rule(pick=st.integers(0, 40))
    def would_still_like_to(self, pick: int) -> None:
        self._on(pick, lambda place: self._do(actions.still_interested, place.id, by=Actor(place.person_id)))

    @rule(person=st.integers(0, PEOPLE - 1), code=st.booleans())
    def comes_with_somebody(self, person: int, code: bool) -> None:
        """The first of two, or the second with the newest code."""
        who = self.people[person]
        newest = db.session().scalars(select(Pair.code).order_by(Pair.id.desc())).first() if code else None
        choice = Choice(together=True, code=newest or "")
        self._do(actions.sign_up, self.ids[2], who, choice, by=Actor(who))

    @rule(pick=st.integers(0, 40))
    def would_come_alone(self, pick: int) -> None:
        self._on(pick, lambda place: self._do(actions.come_alone, place.id, by=Actor(place.person_id)))

    def _on(self, pick: int, act: object) -> None:
        places = self._places()
        assert callable(act)
        if places:
            act(places[pick % len(places)])


def _run(prepared: Prepared, examples: int) -> None:
    Places.prepared = prepared
    run_state_machine_as_test(
        Places,
        settings=settings(
            max_examples=examples, stateful_step_count=25, deadline=None, derandomize=True, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


def test_places_keep_every_promise(prepared: Prepared) -> None:
    _run(prepared, EXAMPLES)


@pytest.mark.deep
def test_places_keep_every_promise_for_long(prepared: Prepared) -> None:
    _run(prepared, 2000)
