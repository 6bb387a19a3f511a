"""What was sent stays as it was, whoever asks: the database itself refuses on both engines."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import DBAPIError

from app.core import db
from app.core.actor import SYSTEM
from app.recognition.finance import actions
from app.recognition.finance.states import Answer, Route
from tests.recognition.finance.conftest import Desk

CHANGES = [
    "UPDATE payable_line SET pence = pence + 1",
    "UPDATE payable_line SET words = 'Other'",
    "UPDATE payable_line SET batch_id = NULL",
    "UPDATE payable_line SET payee_reference = 'P1'",
    "UPDATE payable_line SET payee_name = 'Somebody Else'",
    "UPDATE payable_line SET route = 'voucher'",
    "UPDATE payable_line SET reverses_id = id",
    "UPDATE payable_line SET id = id + 1000, pence = pence + 1",
    "DELETE FROM payable_line",
    "UPDATE payment_batch SET pence = 0",
    "UPDATE payment_batch SET state = 'making'",
    "DELETE FROM payment_batch",
]


@pytest.fixture
def sent(desk: Desk) -> Desk:
    """Two lines in a batch, and one more that waits."""
    desk.payee(desk.ada)
    desk.owe(desk.ada, 2300, 450)
    desk.make_batch()
    desk.owe(desk.ada, 700)
    return desk


@pytest.mark.parametrize("change", CHANGES)
def test_the_database_refuses(sent: Desk, change: str) -> None:
    before = sent.rows("SELECT * FROM payable_line ORDER BY id")
    where = " WHERE batch_id IS NOT NULL" if "payable_line" in change else ""
    with pytest.raises(DBAPIError, match="never changes"):
        sent.force(change + where)
    assert sent.rows("SELECT * FROM payable_line ORDER BY id") == before


def test_a_line_that_waits_may_change(sent: Desk) -> None:
    sent.force("UPDATE payable_line SET pence = 800 WHERE batch_id IS NULL")
    sent.force("DELETE FROM payable_line WHERE batch_id IS NULL")


def test_nothing_gets_into_a_batch_that_is_made(sent: Desk) -> None:
    into = "UPDATE payable_line SET batch_id = 1, route = 'payroll', payee_reference = 'P1' WHERE batch_id IS NULL"
    with pytest.raises(DBAPIError, match="never changes"):
        sent.force(into)


def test_an_answer_is_given_once(sent: Desk) -> None:
    ref = sent.lines()[0].ref
    assert sent.answer(ref, Answer.PAID) == "paid"
    with pytest.raises(DBAPIError, match="never changes"):
        sent.force("UPDATE payable_line SET answer = 'rejected' WHERE answer IS NOT NULL")


def test_a_line_is_taken_back_once(sent: Desk) -> None:
    first = sent.lines()[0]
    sent.owe(sent.ada, 0, 450, claim=first.claim_id)
    back = sent.lines()[-1]
    assert (back.reverses_id, back.pence) == (first.id, -2300)
    again = (
        "INSERT INTO payable_line (ref, claim_id, source, edition, reverses_id, person_id, element, words, pence, "
        "happened_on, cost_centre, confirmed_by, authorised_by, owed_at, answer_words) "
        "SELECT 'twice', claim_id, source, "
        f"edition + 1, reverses_id, person_id, element, words, pence, happened_on, '', '', '', owed_at, '' "
        f"FROM payable_line WHERE id = {back.id}"
    )
    with pytest.raises(DBAPIError, match=r"reverses_id"):
        sent.force(again)


def test_of_an_erased_person_the_money_stays_by_its_reference(sent: Desk) -> None:
    with sent.application.app_context(), db.transaction():
        actions.forget_name(sent.ada, by=SYSTEM)
    for line in sent.lines()[:2]:
        assert (line.payee_name, line.payee_reference) == ("", "P20123456")
    assert [line.pence for line in sent.lines()] == [2300, 450, 700]


def test_a_correction_takes_back_and_writes_anew(sent: Desk) -> None:
    claim = sent.lines()[0].claim_id
    sent.payee(sent.ada, "S-9", Route.SUPPLIER)  # paid otherwise by now
    sent.owe(sent.ada, 1150, 450, claim=claim)
    back, new = sent.lines()[-2:]
    assert [(line.pence, line.reverses_id) for line in (back, new)] == [(-2300, 1), (1150, None)]
    sent.make_batch()
    back, new = sent.lines()[-2:]
    assert (back.payee_reference, back.route) == ("P20123456", Route.PAYROLL)  # where the first one went
    assert (new.payee_reference, new.route) == ("S-9", Route.SUPPLIER)
    sent.owe(sent.ada, 1150, 450, claim=claim)
    assert len(sent.lines()) == 5  # said again, nothing happens


def test_a_rejected_line_leaves_no_taking_back_on_its_own(sent: Desk) -> None:
    """Corrected, then rejected: money that never went is not taken back."""
    claim, ref = sent.lines()[0].claim_id, sent.lines()[0].ref
    sent.owe(sent.ada, 1150, 450, claim=claim)
    assert sent.answer(ref, Answer.REJECTED) == "rejected"
    assert [line.pence for line in sent.lines() if line.claim_id == claim] == [2300, 450, 1150]


def test_a_rejected_line_whose_taking_back_was_sent_is_made_good(sent: Desk) -> None:
    claim, ref = sent.lines()[0].claim_id, sent.lines()[0].ref
    sent.owe(sent.ada, 1150, 450, claim=claim)
    sent.make_batch()
    sent.answer(ref, Answer.REJECTED)
    alive = [line.pence for line in sent.lines() if line.claim_id == claim and line.answer is not Answer.REJECTED]
    assert sum(alive) == 1150 + 450
