"""The promise of when a claim is paid: what the person reads, who is told that it waits, and the medians."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.clock import LONDON
from app.messages.models import OutboxMessage
from app.recognition.claims import actions as claims
from app.recognition.claims.actions.filling import Wish
from app.recognition.claims.models import ClaimMove
from app.recognition.claims.states import ClaimState
from app.recognition.finance import actions as finance
from app.recognition.finance.states import Route
from app.recognition.signing import actions, due, queries, rules
from tests.recognition.signing.conftest import BUDGET, HOST, Signing

S = ClaimState


def _pass(signing: Signing, days: float) -> None:
    signing.application.extensions["clock"].advance(timedelta(days=days))


def _page(signing: Signing) -> str:
    return signing.panel.signed_in("sian").get(signing.address).text


def test_the_person_reads_with_whom_it_is_and_by_when_it_is_paid(signing: Signing) -> None:
    sent = signing.claim().moves[-1].at.astimezone(LONDON).date()
    by = f"{(sent + timedelta(days=30)):%A} {(sent + timedelta(days=30)).day} {(sent + timedelta(days=30)):%B %Y}"
    assert "It is with Ward 9 since" in _page(signing)
    assert f"We promise to pay within 30 days of your claim: by {by}." in _page(signing)
    _pass(signing, 2)
    signing.press(signing.panel.signed_in("hana"), HOST)
    assert "It is with the person who looks after the money since" in _page(signing)
    signing.press(signing.panel.signed_in("bo"), BUDGET)
    assert "It is with the involvement team since" in _page(signing), "nobody has written down how she is paid"
    signing.do(lambda _by: finance.set_payee(signing.panel.advisor, Route.PAYROLL, "P1", clock.today(), by=SYSTEM))
    page = _page(signing)
    assert "It is with the people who send the payments since" in page
    assert "Confirmed" in page
    assert "2 days later" in page
    _pass(signing, 31)
    assert f"We promised to pay by {by}, and did not. We are sorry. Please ring us on" in _page(signing)


def test_a_day_they_chose_is_the_promise(signing: Signing) -> None:
    later = signing.claim().happened_on + timedelta(days=90)
    claim_id = signing.claim().id
    signing.do(lambda by: claims.choose(claim_id, Wish(pay_from=later), by=by), signing.panel.advisor)
    assert f"You asked to be paid from {later:%A} {later.day} {later:%B %Y} on." in _page(signing)
    _pass(signing, 60)
    assert "We are sorry" not in _page(signing)


def test_sent_back_it_is_with_them_and_our_mistake_begins_no_new_promise(signing: Signing) -> None:
    before = rules.handed_in(signing.claim().moves)
    signing.confirmed()
    _pass(signing, 3)
    signing.tess = signing._browsers["tess"] = signing.panel.signed_in("tess")
    signing.record(activity_hours="1")
    assert signing.state is S.CLAIMED
    assert rules.handed_in(signing.claim().moves) == before
    assert list(rules.reached(signing.claim().moves)) == [S.CLAIMED]
    signing.send_back(signing.tess, "/team/claims")
    assert "We promise" not in _page(signing)
    signing.hand_in()
    assert rules.handed_in(signing.claim().moves) != before


def test_each_owner_sees_on_their_own_page_that_it_waits(signing: Signing) -> None:
    assert "1 claim waits for you since" in signing.own("hana").get("/").text
    assert "week" not in signing.own("hana").get("/").text
    assert "No claim waits for you." in signing.own("bo").get("/").text
    assert "claim waits" not in signing.own("otto").get("/").text
    _pass(signing, 8)
    assert "1 of them has waited for more than a week." in signing.panel.signed_in("hana").get("/").text
    page = signing.panel.signed_in("tess").get("/team").text
    assert "Ward 9 has had 1 claim for more than a week: ask them to confirm it" in page
    signing.press(signing.panel.signed_in("hana"), HOST)
    assert "1 claim waits for you since" in signing.panel.signed_in("bo").get("/").text
    _pass(signing, 8)
    page = signing.panel.signed_in("tess").get("/team").text
    assert "1 claim has waited for the budget holder of RB-9 for more than a week: ask them" in page
    signing.press(signing.panel.signed_in("bo"), BUDGET)
    _pass(signing, 15)
    assert "1 payment is later than we promised." in signing.panel.signed_in("fay").get("/").text
    tess = signing.panel.signed_in("tess")
    page = tess.get("/team")
    assert "Siân O'Connor-Łukasz was to be paid by now: ask finance, and tell them" in page.text
    tess.get(page.links()["Siân O'Connor-Łukasz was to be paid by now: ask finance, and tell them"])


def test_a_cost_centre_that_nobody_holds_stands_on_the_teams_day(signing: Signing) -> None:
    signing.confirmed()
    assert "Say who holds" not in signing.tess.get("/team").text
    signing.do(lambda by: actions.end_holder(signing.holder("bo"), by=by))
    page = signing.tess.get("/team")
    assert "Say who holds cost centre RB-9: claims wait for it" in page.text
    assert signing.tess.get(page.links()["Say who holds cost centre RB-9: claims wait for it"]).h1 == "Cost centre RB-9"


def _told(signing: Signing) -> list[tuple[str, str]]:
    with signing.application.app_context():
        wanted = select(OutboxMessage).where(OutboxMessage.name == "claims_wait").order_by(OutboxMessage.id)
        return [(row.person.full_name, row.subject) for row in db.session().scalars(wanted)]


def _remind(signing: Signing) -> int:
    with signing.application.test_request_context():
        now = clock.now().replace(hour=11)
        return due.remind_signers(now)


def test_owners_are_reminded_once_a_week_and_the_person_never(signing: Signing) -> None:
    assert _remind(signing) == 0
    _pass(signing, 4)
    assert _remind(signing) == 1
    assert _remind(signing) == 0
    assert _told(signing) == [("Hana Host", "1 claim waits for you")]
    _pass(signing, 6)
    assert _remind(signing) == 0
    _pass(signing, 2)
    assert _remind(signing) == 1
    signing.press(signing.panel.signed_in("hana"), HOST)
    _pass(signing, 4)
    on = clock_today(signing)
    signing.away(on, on + timedelta(days=1))
    assert _remind(signing) == 1
    assert [name for name, _subject in _told(signing)] == ["Hana Host", "Hana Host", "Dee Deputy"]
    with signing.application.test_request_context():
        assert due.remind_signers(clock.now().replace(hour=2)) == 0


def clock_today(signing: Signing) -> date:
    with signing.application.app_context():
        return clock.today()


def _rows(*steps: tuple[str | None, str, int]) -> list[ClaimMove]:
    start = datetime(2026, 5, 1, 9, tzinfo=LONDON)
    return [ClaimMove(before=b, after=a, at=start + timedelta(days=days)) for b, a, days in steps]


def test_medians_stand_for_five_or_more() -> None:
    assert rules.middle([1, 2, 3, 4]) is None
    assert rules.middle([5, 1, 2, 3, 4]) == 3
    assert rules.middle([1, 2, 3, 4, 5, 6]) == 4, "rounded up: never better than it was"


@pytest.mark.parametrize(
    ("day", "year"), [(date(2027, 3, 31), 2026), (date(2027, 4, 1), 2027), (date(2028, 2, 29), 2027)]
)
def test_a_budget_year_begins_in_april(day: date, year: int) -> None:
    assert rules.year_of(day) == year
    first, last = rules.days_of(year)
    assert first <= day <= last


def test_steps_are_counted_from_the_last_time_it_was_sent() -> None:
    moves = _rows((None, "open", 0), ("open", "claimed", 1), ("claimed", "returned", 2), ("returned", "claimed", 5),
                  ("claimed", "confirmed", 6), ("confirmed", "claimed", 7), ("claimed", "confirmed", 8))  # fmt: skip
    steps = rules.reached(moves)
    assert [(state, (at - moves[0].at).days) for state, at in steps.items()] == [(S.CLAIMED, 5), (S.CONFIRMED, 8)]


def test_the_page_of_medians_shows_nothing_under_five(signing: Signing) -> None:
    page = signing.tess.get("/team/payment-times")
    assert "Fewer than five claims were paid, so nothing is shown." in page.text
    assert page.text.count("Not shown") == 5
    for name in ("hana", "bo", "fay", "ama", "sian"):
        signing.own(name).get("/team/payment-times", status=403)
    for who in range(5):
        _paid(signing, who)
    page = signing.tess.get("/team/payment-times")
    assert "From the claim to the money: 12 days. You promise 30 days." in page.text
    assert "Of 5 claims, 100 in 100 were paid" in page.text


def _paid(signing: Signing, number: int) -> None:
    """One claim of another person that was paid in twelve days."""
    person = signing.scene.advisor(f"Payee {number}")
    place = signing.scene.place(signing.panel.opportunity, person)
    signing.tess.send(signing.tess.get(signing.panel.sheet), signing.panel.answer("yes", place, activity_hours="2"))
    signing.hand_in(person)
    claim_id = signing.claim(person).id
    signing.do(lambda by: claims.confirm(claim_id, by=by), signing.scene.host)
    signing.do(lambda by: claims.authorise(claim_id, by=by), signing.people["bo"])
    signing.do(lambda by: claims.with_finance([claim_id], by=by))
    signing.do(lambda by: claims.answered(claim_id, paid=True, by=by))
    with signing.application.app_context(), db.transaction() as session:
        back = {"claimed": 12, "confirmed": 10, "authorised": 8, "sent": 5}
        for row in session.scalars(select(ClaimMove).where(ClaimMove.claim_id == claim_id)):
            row.at -= timedelta(days=back.get(row.after, 0))


def test_nobody_else_finds_what_waits(signing: Signing) -> None:
    with signing.application.app_context():
        assert queries.waits_for_host(signing.people["otto"]).number == 0
        assert queries.waits_for_host(signing.panel.advisor).number == 0
        assert queries.waits_for_budget(signing.people["bo"], ["RB-1"]).number == 0
