"""A claim under any order of events: what is owed is signed twice, and follows from record and choice.

The test reckons for itself; a claim that is looked at again owes nothing new, and a refusal leaves all as it was.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.people.models import Role
from app.recognition import actions as recognition
from app.recognition.claims import actions, queries
from app.recognition.claims.actions import Spent, Wish
from app.recognition.claims.models import Claim
from app.recognition.claims.states import Choice, ClaimState, LineKind, PaidBy
from app.recognition.finance.models import PayableLine
from app.recognition.models import Contribution
from app.signups.models import Place
from tests.recognition.conftest import HOURLY, Scene
from tests.support.apps import START, Prepared
from tests.support.make import Make

EXAMPLES = int(os.environ.get("MACHINE_EXAMPLES", "4"))
S = ClaimState
AGREED = {S.AUTHORISED, S.SENT, S.PAID, S.REJECTED}


class OneClaim(RuleBasedStateMachine):
    prepared: Prepared

    def __init__(self) -> None:
        super().__init__()
        self.app: Flask = self.prepared.fresh()
        self.app.extensions["clock"].freeze(datetime.fromisoformat(START))
        scene = Scene(self.app, Make(self.app))
        scene.rate()
        self.sian, self.host = Actor(scene.advisor("Sian", "sian@post.example")), Actor(scene.host)
        self.budget = Actor(scene.make.person("Bo", Role.BUDGET))
        ref = scene.opportunity(HOURLY, in_days=-2)
        place_ref = scene.place(ref, self.sian.person_id or 0)
        self.context = self.app.test_request_context()
        self.context.push()
        place = db.session().scalars(select(Place).where(Place.ref == place_ref)).one()
        self.place, self.ref, self.opportunity_id = place.id, place_ref, place.opportunity_id
        self.session_id = place.opportunity.sessions[0].id
        db.session().rollback()

    def teardown(self) -> None:
        self.context.pop()

    def do(self, verb: Callable[..., object], *given: object, **named: Any) -> bool:
        """Whether it was done; else it was said why in a sentence, and nothing is another."""
        before = self.looks()
        try:
            with db.transaction():
                verb(*given, **named)
        except RuleBroken:
            done = False
        else:
            done = True
        assert done or self.looks() == before
        return done

    def claim(self) -> Claim | None:
        return db.session().scalars(select(Claim)).unique().one_or_none()

    def looks(self) -> object:
        claim = self.claim()
        if claim is None:
            return None
        return claim.state, claim.edition, claim.choice, [(line.ref, line.pence) for line in claim.lines]

    def on(self, verb: Callable[..., object], *given: object, by: Actor) -> bool:
        claim = self.claim()
        return claim is not None and self.do(verb, claim.id, *given, by=by)

    @rule(hours=st.sampled_from((1, 2, 2, 5)))
    def recorded(self, hours: int) -> None:
        self.answer(took=True, minutes=hours * 60)

    @rule()
    def did_not_take_part(self) -> None:
        self.answer(took=False, minutes=0)

    def answer(self, *, took: bool, minutes: int) -> None:
        wanted = select(Contribution.id).where(Contribution.place_id == self.place, Contribution.current)
        seen = db.session().scalar(wanted)
        said = recognition.Answer(self.ref, took, minutes, 0, seen)
        self.do(recognition.record_attendance, self.opportunity_id, self.session_id, [said], by=self.host)

    @rule(hours=st.sampled_from((1, 3)))
    def says_so_themselves(self, hours: int) -> None:
        self.do(actions.say, self.place, self.session_id, hours * 60, 0, by=self.sian)

    @rule(choice=st.sampled_from([each for each in Choice if each is not Choice.CHARITY]))
    def chooses(self, choice: Choice) -> None:
        self.on(actions.choose, Wish(choice, 700 if choice is Choice.PART else None), by=self.sian)

    @rule(paid_by=st.sampled_from(PaidBy), pence=st.sampled_from((150, 999)), old=st.booleans())
    def spends(self, paid_by: PaidBy, pence: int, old: bool) -> None:
        claim = self.claim()
        line = claim.lines[0].ref if claim and claim.lines and old else None
        advance = 400 if paid_by is PaidBy.ADVANCE else None
        self.on(actions.keep_line, Spent(LineKind.PARKING, pence, paid_by, advance), line, by=self.sian)

    @rule()
    def takes_one_out(self) -> None:
        claim = self.claim()
        if claim and claim.lines:
            self.on(actions.take_line_out, claim.lines[0].ref, by=self.sian)

    @rule()
    def hands_in(self) -> None:
        self.on(actions.hand_in, by=self.sian)

    @rule()
    def is_returned(self) -> None:
        self.on(actions.give_back, "Please add the ticket.", by=self.host)

    @rule()
    def is_confirmed(self) -> None:
        self.on(actions.confirm, by=self.host)

    @rule()
    def is_authorised(self) -> None:
        self.on(actions.authorise, by=self.budget)

    @rule(paid=st.booleans())
    def finance_answers(self, paid: bool) -> None:
        self.on(lambda claim_id, by: actions.with_finance([claim_id], by=by), by=self.budget)
        self.on(lambda claim_id, by: actions.answered(claim_id, paid=paid, by=by), by=self.budget)

    @invariant()
    def what_is_owed_is_what_follows_from_it(self) -> None:
        claim = self.claim()
        if claim is None:
            return
        payable = queries.payable(claim.id)
        assert payable.decided == (claim.state in AGREED | {S.CLOSED})
        due = {each.source: each.pence for each in payable.dues}
        assert due == (self.reckoned(claim) if claim.state in AGREED else {})
        assert all(pence > 0 for pence in due.values())
        if due:
            assert payable.dues[0].confirmed_by == "Hana Host"
            assert payable.dues[0].authorised_by == "Bo"
        if claim.state in {S.AUTHORISED, S.CLOSED}:  # nothing was in a batch: what finance would send is this
            rows = db.session().scalars(select(PayableLine))
            assert {row.source: row.pence for row in rows} == due
        db.session().rollback()

    def reckoned(self, claim: Claim) -> dict[str, int]:
        record = claim.contribution
        assert record is not None
        assert record.current
        full = record.activity_minutes * 20  # £12 an hour
        fee = {Choice.PART: min(full, 700), Choice.DECLINE: 0, Choice.EXPENSES_ONLY: 0}.get(claim.choice, full)
        back = [
            line.pence - (line.advance_pence or 0) for line in claim.lines if line.paid_by is not PaidBy.ORGANISATION
        ]
        spent = max(0, sum(back))
        due = queries.payable(claim.id).dues
        assert sum(each.pence for each in due if not each.is_fee) == spent
        lines = {each.source: each.pence for each in due if not each.is_fee}
        return {**({"fee": fee} if fee else {}), **lines}

    @invariant()
    def its_history_is_whole(self) -> None:
        claim = self.claim()
        if claim is not None:
            assert claim.moves[0].before is None
            assert claim.moves[-1].after == claim.state.value
            pairs = zip(claim.moves, claim.moves[1:], strict=False)
            assert all(earlier.after == later.before for earlier, later in pairs)
        db.session().rollback()


def _run(prepared: Prepared, examples: int) -> None:
    OneClaim.prepared = prepared
    run_state_machine_as_test(
        OneClaim,
        settings=settings(
            max_examples=examples, stateful_step_count=25, derandomize=True, database=None, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


def test_a_claim_keeps_every_promise(prepared: Prepared) -> None:
    _run(prepared, EXAMPLES)


@pytest.mark.deep
def test_a_claim_keeps_every_promise_for_long(prepared: Prepared) -> None:
    _run(prepared, 300)
