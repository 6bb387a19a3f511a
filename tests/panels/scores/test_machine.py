"""Scores under any order of events: sealed until they are opened, all in exactly when they are, every version kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.audit import AuditEntry
from app.core.errors import RuleBroken
from app.core.states import move
from app.panels import actions as panels
from app.panels.models import Candidate
from app.panels.scores import actions, queries
from app.panels.scores.models import Score, SealedScore
from app.panels.scores.states import Outcome
from app.panels.states import PanelRole
from app.signups import actions as signups
from app.signups.models import Place
from app.signups.states import PlaceState
from tests.panels.scores.looking import database
from tests.support.apps import START, Prepared
from tests.support.make import Make
from tests.support.scores import ANCHORS, Scores

pytestmark = pytest.mark.both
EXAMPLES = int(os.environ.get("MACHINE_EXAMPLES", "5"))
people = st.sampled_from((0, 0, 1, 1, 1, 2, 2, 3, 4))  # mostly those who sit on it from the start, the chair first
numbers, picks = st.sampled_from((1, 1, 1, 2, 2, 3, 4)), st.integers(0, 2)
Cell = tuple[int, int, int]


class Sealed(RuleBasedStateMachine):
    prepared: Prepared

    def __init__(self) -> None:
        super().__init__()
        self.app: Flask = self.prepared.fresh()
        self.app.extensions["clock"].freeze(datetime.fromisoformat(START))
        self.panel = Scores(self.app, Make(self.app))
        yan = self.panel.make.advisor("Yan Young", email="yan@post.example")
        self.people = [self.panel.chair, self.panel.ann, self.panel.bob, self.panel.zoe, yan]
        self.context = self.app.test_request_context()
        self.context.push()
        self.given: dict[Cell, int] = {}  # by candidate, criterion, person: what was given, and by whoever left
        self.versions: dict[Cell, list[int]] = {}  # after the opening
        self.opened, self.positions = False, 100
        self.refusals: list[str] = []

    def teardown(self) -> None:
        self.context.pop()

    def do(self, verb: Callable[..., object], *given: object, **named: object) -> bool:
        """Whether it was done; else it was said why in a sentence."""
        try:
            with db.transaction():
                verb(*given, **named)
        except RuleBroken as refused:
            self.refusals.append(str(refused))
            return False
        return True

    def scorers(self) -> set[int]:
        return {one.person_id or 0 for one in queries.bench(self.panel.panel()).online}

    def live(self) -> list[int]:
        return [each.id for each in queries.candidates(self.panel.panel())]

    @rule(who=people, number=numbers, points=st.integers(0, 5), pick=picks)
    def scores(self, who: int, number: int, points: int, pick: int) -> None:
        """The first time, or a change."""
        self._score(who, number, points, pick)

    def _score(self, who: int, number: int, points: int, pick: int) -> None:
        """Sealed, no other table changes by it."""
        person, here = self.people[who], self._candidate(number)
        criteria = self.panel.criteria()
        if here is None or not criteria:
            return
        criterion = criteria[pick % len(criteria)]
        before, inside = database(), person in self.scorers()
        done = self.do(
            actions.give, self.panel.id, here, {criterion: (points, "")}, reason="thought again", by=Actor(person)
        )  # fmt: skip
        assert not done or inside, "only those on the panel score"
        cell = (here, criterion, person)
        if done and not self.opened:
            self.given[cell] = points
        elif done and self.versions.get(cell, [None])[-1] != points:
            self.versions.setdefault(cell, []).append(points)
        if not self.opened:
            assert database() == before, "something else tells of a sealed score"

    @rule(who=people, points=st.integers(0, 5))
    def scores_everything(self, who: int, points: int) -> None:
        for number in range(1, 5):
            for pick in range(len(self.panel.criteria())):
                self._score(who, number, points, pick)

    @rule(who=people, why=st.sampled_from(("", "called away", "called away")))
    def opens(self, who: int, why: str) -> None:
        person, panel = self.people[who], self.panel.panel()
        chairs = {one.person_id for one in queries.speaking(panel) if one.role is PanelRole.CHAIR}
        full, able = self._all_in(), person in self.scorers()
        done = self.do(actions.open_scores, self.panel.id, why, papers_in_hand=False, by=Actor(person))
        may = able and bool(self.live()) and bool(self.panel.criteria()) and (full or (person in chairs and bool(why)))
        assert done == (may and not self.opened), (who, why, full, able, self.opened)
        if done:
            self.opened = True
            self.versions = {cell: [points] for cell, points in self.given.items() if cell[2] in self.scorers()}

    @rule(who=people)
    def has_a_conflict(self, who: int) -> None:
        """They leave the panel: an advisor by their place, the chair by theirs."""
        person, panel = self.people[who], self.panel.panel()
        sits = next((one for one in queries.speaking(panel) if one.person_id == person), None)
        if sits is not None and sits.place_id is not None:
            assert self.do(signups.withdraw, sits.place_id, by=Actor(person))
        elif sits is not None:
            self.do(panels.leave, panel.id, sits.member_id, by=Actor(person))
        assert person not in self.scorers()

    @rule(who=people)
    def comes_instead(self, who: int) -> None:
        """With nothing of what the other gave; whoever comes back finds their own."""
        person = self.people[who]
        if person in self.scorers():
            return
        if person == self.panel.chair:
            self.do(panels.add_member, self.panel.id, name="Chris Chair", person_id=person, role=PanelRole.CHAIR,
                    by=Actor(self.panel.host))  # fmt: skip
            return
        self.positions += 1
        with db.transaction() as session:
            seat = self.panel.found().seats[0].id
            place = Place(person_id=person, opportunity_id=self.panel.found().id, seat_id=seat,
                          position=self.positions, asked_at=clock.now())  # fmt: skip
            move(place, PlaceState.CONFIRMED, by=Actor(person), now=clock.now())
            session.add(place)

    @rule(number=numbers)
    def drops_out(self, number: int) -> None:
        here = self._candidate(number)
        if here is not None:
            with db.transaction() as session:
                session.get_one(Candidate, here).withdrawn_at = clock.now()

    @rule()
    def one_more_candidate(self) -> None:
        if len(labels := self.panel.panel().labels) < 4:
            with db.transaction() as session:
                session.add(Candidate(panel_id=self.panel.id, number=len(labels) + 1))

    @rule(pick=picks, more=st.booleans())
    def what_is_asked_changes(self, pick: int, more: bool) -> None:
        """Late, so with a reason; after the opening not at all."""
        criteria, by = self.panel.criteria(), Actor(self.panel.host)
        if more and len(criteria) < 3:
            done = self.do(actions.add_criterion, self.panel.id, "One more", "", ANCHORS, reason="forgotten", by=by)
        elif criteria:
            assert not self.do(actions.drop_criterion, criteria[0], reason="", by=by)
            done = self.do(actions.drop_criterion, criteria[pick % len(criteria)], reason="not asked", by=by)
        else:
            return
        assert done != self.opened

    @rule(number=numbers, outcome=st.sampled_from(Outcome))
    def is_decided(self, number: int, outcome: Outcome) -> None:
        here = self._candidate(number)
        if here is not None:
            done = self.do(actions.record_outcomes, self.panel.id, {here: outcome}, by=Actor(self.panel.host))
            assert done == self.opened
            criteria = self.panel.criteria()
            if done and criteria:
                for person in self.scorers():
                    late = {criteria[0]: (5, "late")}
                    assert not self.do(actions.give, self.panel.id, here, late, reason="late", by=Actor(person))

    @invariant()
    def the_seal_holds(self) -> None:
        self.app.extensions["clock"].advance(timedelta(seconds=1))
        assert all(said.endswith(".") for said in self.refusals), self.refusals
        sealed = db.session().scalars(select(SealedScore)).all()
        opened = db.session().scalars(select(Score)).all()
        told = set(db.session().scalars(select(AuditEntry.event))) & {"ScoreChanged", "ScoresOpened", "OutcomeRecorded"}
        if self.opened:
            assert not sealed
            assert "ScoresOpened" in told
        else:
            assert (list(opened), told) == ([], set())
            assert {(row.candidate_id, row.criterion_id, row.person_id) for row in sealed} == set(self.given)

    @invariant()
    def all_is_in_exactly_when_it_is(self) -> None:
        if not self.opened:
            found = queries.standing(self.panel.panel())
            assert found.all_in == self._all_in()
            each = {row.number: row.id for row in queries.candidates(self.panel.panel())}
            assert found.each == {number: self._all_in(only=row) for number, row in each.items()}

    @invariant()
    def every_version_is_there(self) -> None:
        rows = db.session().scalars(select(Score).order_by(Score.number)).all()
        found: dict[Cell, list[Score]] = {}
        for row in rows:
            found.setdefault((row.candidate_id, row.criterion_id, row.person_id or 0), []).append(row)
        assert {cell: [row.points for row in each] for cell, each in found.items()} == self.versions
        for each in found.values():
            assert [row.number for row in each] == [*range(1, len(each) + 1)]
            assert all(row.by_id and row.at and (row.reason or row.number == 1) for row in each)
        db.session().rollback()

    def _all_in(self, only: int | None = None) -> bool:
        people, seen, asked = self.scorers(), [only] if only else self.live(), self.panel.criteria()
        wanted: set[Any] = {(c, k, p) for c in seen for k in asked for p in people}
        return bool(wanted) and wanted <= set(self.given)

    def _candidate(self, number: int) -> int | None:
        found = queries.candidate(self.panel.panel(), number)
        return found.id if found else None


def _run(prepared: Prepared, examples: int) -> None:
    Sealed.prepared = prepared
    run_state_machine_as_test(
        Sealed,
        settings=settings(
            max_examples=examples, stateful_step_count=30, derandomize=True, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


def test_sealed_scores_keep_every_promise(prepared: Prepared) -> None:
    _run(prepared, EXAMPLES)


@pytest.mark.deep
def test_sealed_scores_keep_every_promise_for_long(prepared: Prepared) -> None:
    _run(prepared, 500)
