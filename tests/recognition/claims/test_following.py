"""A claim follows what is recorded: made, amended, closed; and what finance is told of it at each step."""

from __future__ import annotations

from datetime import datetime

from app.recognition.claims import actions
from app.recognition.claims.states import Choice, ClaimState
from tests.recognition.claims.conftest import Claims


def test_the_first_record_makes_one_and_the_same_again_does_not(claims: Claims) -> None:
    claims.record()
    claims.record()
    claim = claims.claim()
    assert (claim.state, claim.choice) == (ClaimState.OPEN, Choice.FULL)
    assert claims.scene.audited("ClaimMade") == 1
    assert not claims.payable().decided


def test_signed_twice_it_is_payable_with_both_names(claims: Claims) -> None:
    claims.record()
    claims.signed()
    (due,) = claims.payable().dues
    assert (due.source, due.pence, due.minutes, due.rate_pence, due.is_fee) == ("fee", 3600, 180, 1200, True)
    assert (due.confirmed_by, due.authorised_by) == ("Hana Host", "Bo Budget")
    assert isinstance(due.authorised_at, datetime)


def test_put_right_after_signing_it_is_signed_again(claims: Claims) -> None:
    claims.record()
    claims.signed()
    claims.record(activity_hours="1")
    assert claims.state is ClaimState.CLAIMED
    assert not claims.payable().decided
    assert claims.scene.audited("ClaimAmended") == 1
    claims.act(actions.confirm)
    claims.act(actions.authorise, who="bo")
    assert claims.sums() == {"fee": 2400}


def test_put_right_before_it_was_sent_in_nothing_waits(claims: Claims) -> None:
    claims.record()
    claims.record(activity_hours="1")
    assert claims.state is ClaimState.OPEN
    assert claims.scene.audited("ClaimAmended") == 0


def test_taken_back_it_is_closed_and_recorded_again_it_is_open(claims: Claims) -> None:
    claims.record()
    claims.signed()
    claims.panel.record(claims.tess, "no")
    assert claims.state is ClaimState.CLOSED
    payable = claims.payable()
    assert payable.decided
    assert not payable.dues
    claims.record()
    assert claims.state is ClaimState.OPEN


def test_finance_sends_pays_and_rejects(claims: Claims) -> None:
    claims.record()
    claims.signed()
    claims.act(lambda claim_id, by: actions.with_finance([claim_id, claim_id], by=by), who="fay")
    assert claims.state is ClaimState.SENT
    claims.act(actions.answered, who="fay", paid=False)
    assert claims.state is ClaimState.REJECTED
    assert claims.sums() == {"fee": 3600}
    claims.act(actions.authorise, who="bo")
    claims.act(lambda claim_id, by: actions.with_finance([claim_id], by=by), who="fay")
    claims.act(actions.answered, who="fay", paid=True)
    claims.act(actions.answered, who="fay", paid=True)
    assert claims.state is ClaimState.PAID
    assert claims.scene.audited("ClaimPaid") == 1
