"""Places under any order of events: never more than there are, nobody skipped, every state explained."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import func, select

from app.core import clock, db
from app.core.actor import Actor, Asked
from app.core.errors import RuleBroken
from app.messages.models import OutboxMessage
from app.opportunities.models import Opportunity, Seat
from app.opportunities.states import Method
from app.signups import actions
from app.signups.models import Place, PlaceMove
from app.signups.states import LIVE, PLACE_MOVES, TAKES_A_SEAT, PlaceState
from tests.support.apps import START, Prepared
from tests.support.make import Make

PEOPLE = 6
EXAMPLES = int(os.environ.get("MACHINE_EXAMPLES", "12"))


class Places(RuleBasedStateMachine):
    """Six people and an opportunity of two places, first come or chosen."""

    prepared: Prepared

    def __init__(self) -> None:
        super().__init__()
        self.app: Flask = self.prepared.fresh()
        self.app.extensions["clock"].freeze(datetime.fromisoformat(START))
        make = Make(self.app)
        self.people = [self._advisor(make, number) for number in range(PEOPLE)]
        self.team = make.person("Tia")
        refs = [make.opportunity(seats=2), make.opportunity(seats=2, method=Method.CHOSEN, choice_rule="By lot.")]
        self.context = self.app.test_request_context()
        self.context.push()
        self.ids = [self._id(ref) for ref in refs]
        self.refusals: list[str] = []

    def teardown(self) -> None:
        self.context.pop()

    @staticmethod
    def _advisor(make: Make, number: int) -> int:
        """The first has no address and is told by a call: the time to answer waits for it."""
        return make.advisor(account=False, email=f"person-{number}@post.example" if number else None)

    def _id(self, ref: str) -> int:
        return db.session().scalars(select(Opportunity.id).where(Opportunity.ref == ref)).one()

    def _do(self, verb: object, *given: object, **named: object) -> None:
        assert callable(verb)
        try:
            with db.transaction():
                verb(*given, **named)
        except RuleBroken as refused:
            self.refusals.append(str(refused))

    def _places(self, *states: PlaceState) -> list[Place]:
        db.session().rollback()
        wanted = select(Place).where(Place.state.in_(states or tuple(PlaceState))).order_by(Place.id)
        return list(db.session().scalars(wanted))

    @rule(person=st.integers(0, PEOPLE - 1), which=st.integers(0, 1))
    def signs_up(self, person: int, which: int) -> None:
        who = self.people[person]
        self._do(actions.sign_up, self.ids[which], who, by=Actor(who))

    @rule(person=st.integers(0, PEOPLE - 1), which=st.integers(0, 1), asked=st.sampled_from(Asked))
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

    @rule(which=st.integers(0, 1), number=st.integers(1, 4))
    @precondition(lambda self: self._places())
    def the_number_of_places_rises(self, which: int, number: int) -> None:
        with db.transaction() as session:
            seat = session.scalars(select(Seat).where(Seat.opportunity_id == self.ids[which])).one()
            seat.number = max(seat.number, number)

    def _on(self, pick: int, act: object) -> None:
        places = self._places()
        assert callable(act)
        if places:
            act(places[pick % len(places)])

    @invariant()
    def never_more_than_there_are(self) -> None:
        db.session().rollback()
        for number in self.ids:
            seats = db.session().scalar(select(Seat.number).where(Seat.opportunity_id == number)) or 0
            held = select(func.count()).where(Place.opportunity_id == number, Place.state.in_(TAKES_A_SEAT))
            assert (db.session().scalar(held) or 0) <= seats

    @invariant()
    def every_refusal_is_a_sentence(self) -> None:
        assert all(said.endswith(".") for said in self.refusals), self.refusals

    @invariant()
    def one_live_place_a_person(self) -> None:
        live = [(p.person_id, p.opportunity_id) for p in self._places(*LIVE)]
        assert len(live) == len(set(live))

    @invariant()
    def nobody_overtakes(self) -> None:
        """Of those on the first-come reserve list nobody is passed by someone whose name came later and was offered
        while they waited."""
        moves = db.session().execute(
            select(PlaceMove.id, PlaceMove.place_id, PlaceMove.before, PlaceMove.after, Place.position)
            .join(Place, Place.id == PlaceMove.place_id)
            .where(Place.opportunity_id == self.ids[0], PlaceMove.actor_id.is_distinct_from(self.team))
            .order_by(PlaceMove.id)
        )
        waiting: dict[int, int] = {}
        for _id, place_id, before, after, position in moves:
            if after == "offered" and before == "reserve":
                first = min(waiting.values(), default=position)
                assert position <= first, f"{position} was asked before {first}"
            waiting.pop(place_id, None)
            if after == "reserve":
                waiting[place_id] = position

    @invariant()
    def history_explains_every_state(self) -> None:
        for place in self._places():
            states = [None, *(PlaceState(move.after) for move in place.moves)]
            assert states[-1] is place.state
            for before, after in pairwise(states):
                assert after in PLACE_MOVES[before]
            assert [move.before for move in place.moves[1:]] == [move.after for move in place.moves[:-1]]

    @invariant()
    def every_confirmed_place_was_told_once(self) -> None:
        for place in self._places(PlaceState.CONFIRMED):
            told = select(func.count()).where(
                OutboxMessage.about == f"place:{place.id}", OutboxMessage.name == "place_confirmed"
            )
            assert db.session().scalar(told) == 1


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
