"""From the signature to the money and back: what a claim becomes, by the events alone."""

from __future__ import annotations

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM
from app.recognition.claims import actions as claiming
from app.recognition.claims.states import ClaimState
from app.recognition.finance import actions, making
from app.recognition.finance.models import PayableLine
from app.recognition.finance.rules import Said
from app.recognition.finance.states import Answer, Route
from tests.recognition.claims.conftest import Claims, claims  # noqa: F401  the fixture


class Way:
    def __init__(self, made: Claims) -> None:
        self.claims = made
        self.set_up()
        made.record()
        if not made.payable().decided:
            made.signed()

    def set_up(self) -> None:
        with self.claims.application.app_context():
            today = clock.today()
            with db.transaction():
                actions.set_payee(self.claims.panel.advisor, Route.PAYROLL, "P20123456", today, by=SYSTEM)

    def lines(self) -> list[PayableLine]:
        with self.claims.application.app_context():
            return list(db.session().scalars(select(PayableLine).order_by(PayableLine.id)))

    def export(self) -> None:
        with self.claims.application.test_request_context():
            assert making.make(None, None, None, None, by=SYSTEM) is not None

    def answer(self, line: PayableLine, answer: Answer) -> None:
        with self.claims.application.test_request_context(), db.transaction():
            actions.answer([Said(line.ref, answer, line.happened_on, "", None)], by=SYSTEM)


def test_signed_for_sent_and_paid(claims: Claims) -> None:  # noqa: F811
    way = Way(claims)
    (line,) = way.lines()
    assert (line.pence, line.minutes, line.rate_pence, line.words) == (3600, 180, 1200, "Involvement payment")
    assert (line.confirmed_by, line.authorised_by) == ("Hana Host", "Bo Budget")
    way.export()
    assert claims.state is ClaimState.SENT
    way.answer(line, Answer.PAID)
    assert claims.state is ClaimState.PAID


def test_rejected_mended_and_sent_again_under_another_id(claims: Claims) -> None:  # noqa: F811
    way = Way(claims)
    way.export()
    way.answer(way.lines()[0], Answer.REJECTED)
    assert claims.state is ClaimState.REJECTED
    assert "Siân O'Connor-Łukasz" in claims.tess.get("/team/payments/rejected").text
    claims.act(claiming.authorise, who="bo")
    first, second = way.lines()
    assert (first.ref != second.ref, second.pence, second.batch_id) == (True, 3600, None)
    assert "Siân O'Connor-Łukasz" not in claims.tess.get("/team/payments/rejected").text
    way.export()
    way.answer(second, Answer.PAID)
    assert claims.state is ClaimState.PAID


def test_put_right_after_it_was_sent(claims: Claims) -> None:  # noqa: F811
    way = Way(claims)
    way.export()
    claims.record(activity_hours="1")
    assert [line.pence for line in way.lines()] == [3600]  # until it is signed for again
    claims.act(claiming.confirm)
    claims.act(claiming.authorise, who="bo")
    assert [line.pence for line in way.lines()] == [3600, -3600, 2400]
    way.export()
    for line in way.lines():
        way.answer(line, Answer.PAID)
    assert claims.state is ClaimState.PAID


def test_what_could_not_be_taken_back_is_tried_again(claims: Claims) -> None:  # noqa: F811
    way = Way(claims)
    way.export()
    claims.panel.record(claims.tess, "no")  # they did not take part after all
    assert [line.pence for line in way.lines()] == [3600, -3600]
    way.export()
    way.answer(way.lines()[1], Answer.REJECTED)
    page = claims.tess.get("/team/payments/rejected")
    assert "This takes back an earlier line." in page.text
    claims.tess.send(page)
    assert [(line.pence, line.batch_id) for line in way.lines()] == [(3600, 1), (-3600, 2), (-3600, None)]
    assert "This takes back an earlier line." not in claims.tess.get("/team/payments/rejected").text


def test_taken_back_while_it_was_looked_at_again(claims: Claims) -> None:  # noqa: F811
    """Closed from a state in which nothing was owed: what was sent before is taken back all the same."""
    way = Way(claims)
    way.export()
    claims.record(activity_hours="1")
    claims.panel.record(claims.tess, "no")
    assert claims.state is ClaimState.CLOSED
    assert [line.pence for line in way.lines()] == [3600, -3600]


def test_signed_again_with_nothing_changed_it_is_as_far_as_its_lines(claims: Claims) -> None:  # noqa: F811
    way = Way(claims)
    way.export()
    claims.record(activity_hours="1")
    claims.record(activity_hours="2")
    way.answer(way.lines()[0], Answer.PAID)
    claims.act(claiming.confirm)
    claims.act(claiming.authorise, who="bo")
    assert [line.pence for line in way.lines()] == [3600]
    assert claims.state is ClaimState.PAID


def test_a_claim_is_not_paid_while_what_makes_up_for_a_rejection_waits(claims: Claims) -> None:  # noqa: F811
    """The first sum was taken back and sent anew; then finance says that the first one never went."""
    way = Way(claims)
    way.export()
    claims.record(activity_hours="1")
    claims.act(claiming.confirm)
    claims.act(claiming.authorise, who="bo")
    way.export()
    first, taken_back, anew = way.lines()
    assert (first.pence, taken_back.pence, anew.pence) == (3600, -3600, 2400)
    for line in (taken_back, anew):
        way.answer(line, Answer.PAID)
    way.answer(first, Answer.REJECTED)
    assert [line.pence for line in way.lines() if line.batch_id is None] == [3600]
    assert claims.state is ClaimState.REJECTED
    claims.act(claiming.authorise, who="bo")
    way.export()
    way.answer(way.lines()[-1], Answer.PAID)
    assert claims.state is ClaimState.PAID
