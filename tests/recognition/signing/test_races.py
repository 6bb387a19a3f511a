"""A claim that changes while its money is sent or answered, and two who sign at once, on PostgreSQL (docs/adr/036).

A third connection holds what whoever comes first needs in the middle, until both are seen to wait.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Select, select, text

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.recognition import actions as recognition
from app.recognition.actions import Answer as Took
from app.recognition.claims import actions as claims
from app.recognition.claims import queries
from app.recognition.claims.models import Claim
from app.recognition.claims.states import Choice, ClaimState
from app.recognition.finance import actions, making
from app.recognition.finance.models import PayableLine
from app.recognition.finance.rules import Said
from app.recognition.finance.states import Answer, Route
from app.recognition.signing.actions import name_holder
from app.signups.models import Place
from tests.recognition.signing.conftest import BUDGET, CENTRE, HOST, Signing
from tests.support.crossing import held, until_waiting

pytestmark = pytest.mark.both
on_postgresql = pytest.mark.parametrize("prepared", ["postgresql"], indirect=True)
Verb = Callable[[], object]


@pytest.fixture
def owed(signing: Signing) -> Signing:
    """£36 and £4.20 are agreed and wait for the next batch."""
    signing.confirmed()
    signing.press(signing.own("bo"), BUDGET)
    signing.do(lambda _by: actions.set_payee(signing.panel.advisor, Route.PAYROLL, "P1", clock.today(), by=SYSTEM))
    return signing


def lines(signing: Signing) -> list[PayableLine]:
    with signing.application.app_context():
        return list(db.session().scalars(select(PayableLine).order_by(PayableLine.id)))


def crossed(signing: Signing, row: Select[int], first: Verb, second: Verb) -> None:
    """Both, one after the other at the row that a third holds; neither may fail."""
    with ThreadPoolExecutor(2) as pool:
        with held(signing.application, row):
            both = []
            for number, verb in enumerate((first, second), start=1):
                both.append(pool.submit(_inside, signing, verb))
                until_waiting(signing.application, number)
        for each in both:
            each.result(timeout=60)


def _inside(signing: Signing, verb: Verb) -> None:
    with signing.application.test_request_context():
        verb()


def chooses_part(signing: Signing) -> None:
    with db.transaction():
        wish = claims.Wish(Choice.PART, 2000)
        claims.choose(signing.claim().id, wish, by=Actor(signing.panel.advisor))


def is_put_right(signing: Signing) -> None:
    wanted = select(Place.opportunity_id, Claim.session_id, Claim.contribution_id).join(
        Claim, Claim.place_id == Place.id
    )
    opportunity_id, session_id, seen = db.session().execute(wanted).one()
    with db.transaction():
        said = Took(signing.panel.place, True, 60, 0, seen)
        recognition.record_attendance(opportunity_id, session_id, [said], by=Actor(signing.scene.host))


def exports(_signing: Signing) -> None:
    making.make(None, None, None, None, by=SYSTEM)


def answers(signing: Signing, answer: Answer) -> None:
    said = [Said(line.ref, answer, clock.today(), "", None) for line in lines(signing) if line.batch_id]
    with db.transaction():
        actions.answer(said, by=SYSTEM)


def whole(signing: Signing) -> None:
    """What is owed now is what the lines that stand come to."""
    with signing.application.app_context():
        found = db.session().scalars(select(PayableLine)).all()
        payable = queries.payable(signing.claim().id)
    stands = sum(line.pence for line in found if line.answer is not Answer.REJECTED)
    assert payable.decided
    assert stands == sum(each.pence for each in payable.dues)


@on_postgresql
@pytest.mark.parametrize("first", ["the claim", "the batch"])
def test_another_choice_while_a_batch_takes_its_lines(owed: Signing, first: str) -> None:
    """A batch that took its lines as they lie would send half of what is agreed, or each would wait for the other."""
    fee = lines(owed)[0]
    with owed.application.app_context(), db.transaction() as session:  # it lies behind the other one now
        session.execute(text(f"UPDATE payable_line SET owed_at = owed_at WHERE id = {fee.id}"))
    in_turn: list[Verb] = [lambda: chooses_part(owed), lambda: exports(owed)]
    row = select(PayableLine.id).where(PayableLine.id == fee.id)
    crossed(owed, row, *(in_turn if first == "the claim" else reversed(in_turn)))
    whole(owed)
    fees = [(line.pence, line.batch_id is not None) for line in lines(owed) if line.source == "fee"]
    assert fees == ([(2000, True)] if first == "the claim" else [(3600, True), (-3600, False), (2000, False)])


@on_postgresql
@pytest.mark.parametrize("first", ["the claim", "the answer"])
@pytest.mark.parametrize("answer", Answer)
def test_hours_put_right_while_finance_answers(owed: Signing, first: str, answer: Answer) -> None:
    with owed.application.test_request_context():
        exports(owed)
    in_turn: list[Verb] = [lambda: is_put_right(owed), lambda: answers(owed, answer)]
    row = select(PayableLine.id).where(PayableLine.id == lines(owed)[0].id)
    crossed(owed, row, *(in_turn if first == "the claim" else reversed(in_turn)))
    assert owed.state is ClaimState.CLAIMED, "it is looked at again, whoever came first"
    assert {line.answer for line in lines(owed) if line.batch_id} == {answer}
    owed.press(owed.own("hana"), HOST)
    owed.press(owed.own("bo"), BUDGET)
    whole(owed)


@on_postgresql
@pytest.mark.parametrize("step", ["confirm", "authorise"])
def test_two_who_sign_at_once_the_second_reads_that_it_was_done(signing: Signing, step: str) -> None:
    """Bo and Dee hold the cost centre, and Hana and Tess may confirm: two requests, one signature."""
    signing.do(lambda by: name_holder(CENTRE, signing.people["dee"], by=by))
    two = [(signing.own("hana"), HOST), (signing.own("tess"), "/team/claims")]
    if step == "authorise":
        signing.confirmed()
        two = [(signing.own("bo"), BUDGET), (signing.own("dee"), BUDGET)]
    claim_id, key, event = (
        signing.claim().id,
        signing.key,
        f"Claim{step.capitalize()}{'d' if step[-1] == 'e' else 'ed'}",
    )
    before = signing.scene.audited(event)
    with ThreadPoolExecutor(2) as pool:
        with held(signing.application, select(Claim.id).where(Claim.id == claim_id)):
            both = [pool.submit(signing.press, browser, where, key) for browser, where in two]
            until_waiting(signing.application, 2)
        texts = [each.result(timeout=60).text for each in both]
    assert signing.scene.audited(event) == before + 1
    assert (
        len([each for each in texts if "This claim was changed in the meantime, so nothing more was done." in each])
        == 1
    )
