"""The host confirms, the budget holder authorises, either sends it back with one sentence; two at once do not cross."""

from __future__ import annotations

from datetime import timedelta

from app.core import clock
from app.core.actor import Actor, Asked
from app.people.models import Role
from app.recognition.claims import actions as claims
from app.recognition.claims.actions.filling import Wish
from app.recognition.claims.states import Choice, ClaimState
from app.recognition.signing import actions
from tests.recognition.signing.conftest import BUDGET, CENTRE, HOST, Signing


def test_two_taps_and_the_money_is_owed(signing: Signing) -> None:
    page = signing.own("hana").get(HOST)
    assert "Siân O'Connor-Łukasz" in page.text
    assert "3 hours" in page.text
    assert "Public transport (bus 12): £4.20" in page.text
    page = signing.own("hana").send(page)
    assert "1 claim is confirmed." in page.text
    assert "No claim waits for you." in page.text
    page = signing.own("bo").get(BUDGET)
    assert "Cost centre RB-9" in page.text
    assert "Payment £36" in page.text
    assert "Expenses £4.20" in page.text
    assert "Together £40.20" in page.text
    page = signing.own("bo").send(page)
    assert "1 claim is authorised." in page.text
    assert signing.state is ClaimState.AUTHORISED
    assert [(due.confirmed_by, due.authorised_by) for due in signing.payable().dues] == [("Hana Host", "Bo Budget")] * 2


def test_a_host_reads_no_sum_of_the_payment_and_no_choice(signing: Signing) -> None:
    claim_id = signing.claim().id
    wish = Wish(Choice.PART, part_pence=1234)
    signing.do(lambda by: claims.choose(claim_id, wish, by=by), signing.panel.advisor)
    for page in (signing.own("hana").get(HOST), signing.own("hana").get(f"{HOST}/{signing.ref}/return")):
        for word in ("£36", "12.34", "16.54", "part", "All of it", "charity", "limit"):
            assert word not in page.text.replace("took part", "").replace("Taking part", ""), word
    signing.confirmed()
    page = signing.own("bo").get(BUDGET)
    assert "£12.34" in page.text
    assert "£36" not in page.text
    assert "charity" not in page.text


def test_sent_back_with_one_sentence_and_sent_again(signing: Signing) -> None:
    page = signing.send_back(signing.own("hana"), HOST, sentence=" ")
    assert page.errors == ["Write one sentence on what to look at again."]
    signing.send_back(signing.own("hana"), HOST, sentence="Which bus was it?")
    assert signing.state is ClaimState.RETURNED
    assert signing.claim().moves[-1].reason == "Which bus was it?"
    signing.hand_in()
    signing.confirmed()
    signing.send_back(signing.own("bo"), BUDGET)
    assert signing.state is ClaimState.RETURNED


def test_who_comes_second_reads_a_sentence(signing: Signing) -> None:
    key = signing.key
    signing.press(signing.own("hana"), HOST)
    page = signing.press(signing.tess, "/team/claims", key)
    assert "changed in the meantime" in page.text
    page = signing.send_back(signing.tess, "/team/claims")
    assert "Somebody else has seen to this claim in the meantime." in page.text
    assert signing.state is ClaimState.CONFIRMED
    signing.press(signing.own("bo"), BUDGET)
    page = signing.press(signing.own("bo"), BUDGET)
    assert "changed in the meantime" in page.text
    assert signing.scene.audited("ClaimAuthorised") == 1


def test_changed_after_the_page_was_opened_it_is_looked_at_again(signing: Signing) -> None:
    key, claim_id = signing.key, signing.claim().id
    signing.do(lambda by: claims.choose(claim_id, Wish(Choice.VOUCHER), by=by), signing.panel.advisor)
    page = signing.press(signing.own("hana"), HOST, key)
    assert "This claim was changed after you opened this page." in page.text
    assert signing.state is ClaimState.CLAIMED


def test_a_deputy_signs_for_somebody_who_is_away_and_both_are_kept(signing: Signing) -> None:
    signing.confirmed()
    with signing.application.app_context():
        today = clock.today()
    dee = signing.own("dee")
    assert "You hold no cost centre yet" in dee.get(BUDGET).text
    signing.press(dee, BUDGET, status=404)
    signing.away(today, today + timedelta(days=1))
    assert "You act for somebody who is away." in dee.get(BUDGET).text
    signing.press(dee, BUDGET)
    assert signing.state is ClaimState.AUTHORISED
    assert signing.scene.acted_for("ClaimAuthorised") == [(signing.people["bo"], "deputy")]
    assert {due.authorised_by for due in signing.payable().dues} == {"Dee Deputy"}


def test_days_that_are_over_give_nobody_a_say(signing: Signing) -> None:
    signing.confirmed()
    on = signing.claim().happened_on
    signing.away(on, on + timedelta(days=2))
    signing.application.extensions["clock"].advance(timedelta(days=5))
    signing.press(signing.own("dee"), BUDGET, status=404)
    assert signing.state is ClaimState.CONFIRMED


def test_one_tap_for_a_session_and_what_cannot_be_signed_stops_no_other(signing: Signing) -> None:
    other = signing.scene.advisor("Ola Other")
    place = signing.scene.place(signing.panel.opportunity, other)
    signing.tess.send(signing.tess.get(signing.panel.sheet), signing.panel.answer("yes", place, activity_hours="2"))
    second = signing.hand_in(other)
    page = signing.own("hana").get(HOST)
    assert "Confirm all 2" in page.text
    keys = page.soup.select_one("input[name=claims]")["value"]
    signing.send_back(signing.tess, "/team/claims")
    page = signing.press(signing.own("hana"), HOST, str(keys))
    assert "1 claim is confirmed." in page.text
    assert "1 claim was left as it is. This claim was changed after you opened this page." in page.text
    assert (signing.state, signing.claim(second).state) == (ClaimState.RETURNED, ClaimState.CONFIRMED)


def test_odd_answers_change_nothing(signing: Signing) -> None:
    hana = signing.own("hana")
    for odd in ("", "x", f"{signing.ref}:x", f"{signing.ref}:99999999", ":1", "\u0661:\u0661"):
        signing.press(hana, HOST, odd or " ")
    signing.press(hana, HOST, "nobody:1", status=404)
    assert signing.state is ClaimState.CLAIMED


def test_nobody_confirms_what_they_sent_for_somebody(signing: Signing) -> None:
    signing.send_back(signing.own("hana"), HOST)
    claim_id, tess = signing.claim().id, Actor(signing.tess_id, signing.panel.advisor, Asked.PHONE)
    signing.do(lambda _by: claims.hand_in(claim_id, by=tess))
    page = signing.press(signing.tess, "/team/claims")
    assert "You sent this claim for them." in page.text
    signing.confirmed()


def test_one_person_with_both_roles_signs_once(signing: Signing) -> None:
    signing.grant(signing.scene.host, Role.BUDGET)
    signing.do(lambda by: actions.name_holder(CENTRE, signing.scene.host, by=by))
    signing.confirmed()
    page = signing.press(signing.own("hana"), BUDGET)
    assert "does not authorise it too" in page.text
    assert signing.state is ClaimState.CONFIRMED
    with signing.application.app_context():
        today = clock.today()
    signing.do(lambda by: actions.name_deputy(signing.scene.host, signing.people["dee"], today, today, by=by))
    signing.do(lambda by: actions.end_holder(signing.holder("bo"), by=by))
    page = signing.press(signing.own("dee"), BUDGET)
    assert "does not authorise it too" in page.text


def test_a_receipt_is_read_by_whoever_has_the_claim_now(signing: Signing) -> None:
    receipt = signing.receipt()
    for who, where in (("hana", HOST), ("tess", "/team/claims")):
        page = signing.own(who).get(where)
        answer = signing.own(who).client.get(f"{where}/{signing.ref}/receipts/{receipt}")
        assert receipt in page.source
        assert (answer.status_code, answer.headers["Content-Disposition"][:10]) == (200, "attachment")
    assert signing.own("otto").client.get(f"{HOST}/{signing.ref}/receipts/{receipt}").status_code == 404
    assert signing.own("bo").client.get(f"{BUDGET}/{signing.ref}/receipts/{receipt}").status_code == 404
    signing.confirmed()
    assert signing.own("hana").client.get(f"{HOST}/{signing.ref}/receipts/{receipt}").status_code == 404
    assert signing.own("bo").client.get(f"{BUDGET}/{signing.ref}/receipts/{receipt}").status_code == 200
    assert signing.own("bo").client.get(f"{BUDGET}/{signing.ref}/receipts/nothing").status_code == 404
