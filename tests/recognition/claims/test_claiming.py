"""Siân claims: two taps, what she spent, how she would like it, and what she reads at each step."""

from __future__ import annotations

import pytest

from app.recognition.claims import actions
from app.recognition.claims.states import Choice, ClaimState, LineKind, PaidBy
from tests.recognition.claims.conftest import Claims
from tests.support.page import Page


@pytest.fixture
def recorded(claims: Claims) -> Claims:
    claims.record()
    return claims


def add(claims: Claims, kind: str, **values: str) -> Page:
    page = claims.sian.get(f"{claims.address}/expenses/{kind}/add")
    return claims.sian.send(page, {name.replace("__", "-"): value for name, value in values.items()})


def test_two_taps_from_my_involvement(recorded: Claims) -> None:
    page = recorded.sian.get("/my-involvement")
    first = next(address for words, address in page.links().items() if words.startswith("Claim £36"))
    page = recorded.sian.send(recorded.sian.get(first))
    assert page.h1 == "Your claim is sent"
    assert "£36" in page.text
    assert recorded.state is ClaimState.CLAIMED
    page = recorded.sian.send(recorded.sian.get("/claims/" + recorded.ref + "/choice"), {"choice": "full"})
    assert "Ward 9 looks at it next" in page.text


def test_pressed_twice_it_is_sent_once(recorded: Claims) -> None:
    page = recorded.sian.get(recorded.address)
    recorded.sian.send(page)
    recorded.sian.send(page)
    assert recorded.scene.audited("ClaimHandedIn") == 1


def test_miles_parking_and_an_advance_are_reckoned(recorded: Claims) -> None:
    add(recorded, "car", come_from="SE5 8AZ", go_to="Ward 9", tenths="12.5", passengers="2")
    page = add(recorded, "parking", pence="4.20", paid_by="advisor")
    assert page.h1.endswith("Add the receipt")
    add(recorded, "transport", what="Train", pence="10", paid_by="advance", advance_pence="15")
    page = recorded.sian.get(recorded.address)
    assert "Car, 12.5 miles: £6.88" in page.text  # 12.5 at 45p, and two people at 5p
    assert "You were given £15 before" in page.text
    recorded.signed()
    assert sum(recorded.sums().values()) == 3600 + 688 + 420 - 500
    assert recorded.sums()["fee"] == 3600


def test_what_is_left_of_an_advance_is_never_taken_off_the_payment(recorded: Claims) -> None:
    add(recorded, "transport", what="Bus", pence="4", paid_by="advance", advance_pence="10")
    assert "£6 is left" in recorded.sian.get(recorded.address).text
    recorded.signed()
    assert recorded.sums() == {"fee": 3600}


def test_paid_for_already_costs_nothing_and_asks_for_no_receipt(recorded: Claims) -> None:
    page = add(recorded, "overnight", pence="80", paid_by="organisation")
    assert "Paid for you already" in page.text
    assert "Together: £36" in page.text


def test_care_by_the_hour_and_home(recorded: Claims) -> None:
    add(recorded, "care", minutes__hours="3", minutes__minutes="30", hour_pence="12.50", paid_by="advisor")
    assert "3 hours 30 minutes at £12.50 an hour: £43.75" in recorded.sian.get(recorded.address).text


def test_the_same_way_to_the_same_place_is_filled_in_the_next_time(claims: Claims) -> None:
    scene, sian = claims.scene, claims.sian
    for number, venue in enumerate(("Meadow House, Room 2", "Meadow House, Room 2", "Quay House")):
        ref = scene.opportunity(in_days=-1 - number, title=f"Panel {number}", venue=venue)
        place = scene.place(ref, claims.panel.advisor)
        sheet = f"/team/sessions/{scene.sessions(ref)[0]}/attendance"
        claims.tess.send(claims.tess.get(sheet), {f"p{place}-took": "yes"})
    there = sian.get("/claims").links()
    way = {"come_from": "SE5 8AZ", "go_to": "Meadow House", "tenths": "12.5"}
    sian.send(sian.get(there["Panel 1"] + "/expenses/car/add"), way)
    page = sian.get(there["Panel 0"] + "/expenses/car/add")
    assert "Filled in as it was last time." in page.text
    assert way.items() <= page.form().items()
    assert "Car, 12.5 miles: £5.63" in sian.send(page).text
    assert sian.get(there["Panel 2"] + "/expenses/car/add").form()["tenths"] == ""


@pytest.mark.parametrize(
    ("kind", "values", "sentence"),
    [
        ("car", {"tenths": "-3"}, "Miles cannot be less than nothing."),
        ("car", {"tenths": "10,000"}, "10,000 miles is too far for one day."),
        ("car", {"tenths": "300"}, "300 miles is a long way."),
        ("car", {"tenths": "far"}, "Enter how many miles it was"),
        ("car", {"tenths": ""}, "Enter how many miles it was"),
        ("care", {"minutes-hours": "25", "minutes-minutes": "61", "hour_pence": "12"}, "Enter the time in hours"),
        ("parking", {"pence": "-4"}, "Enter an amount in pounds"),
        ("parking", {"pence": "90000"}, "Enter an amount from"),
        ("parking", {"pence": "4", "paid_by": "advance"}, "Enter how much you were given before."),
        ("taxi", {"pence": "9"}, "Enter who agreed to the taxi."),
        ("other", {"pence": "9"}, "Say in a few words what it was."),
    ],
)
def test_what_cannot_be_is_one_clear_sentence(
    recorded: Claims, kind: str, values: dict[str, str], sentence: str
) -> None:
    page = recorded.sian.send(recorded.sian.get(f"{recorded.address}/expenses/{kind}/add"), values)
    assert any(sentence in each for each in page.errors), page.errors
    assert not recorded.claim().lines


def test_a_long_way_is_taken_once_it_is_ticked(recorded: Claims) -> None:
    page = recorded.sian.send(recorded.sian.get(f"{recorded.address}/expenses/car/add"), {"tenths": "300"})
    recorded.sian.send(page, {"sure": "y"})
    (line,) = recorded.claim().lines
    assert (line.kind, line.pence, line.paid_by) == (LineKind.CAR, 13500, PaidBy.ADVISOR)


def test_the_lower_rate_counts_after_ten_thousand_miles_in_the_tax_year(recorded: Claims) -> None:
    for number in range(7):
        add(recorded, "car", tenths="1500", sure="y", come_from=str(number))
    lines = [line.pence for line in recorded.claim().lines]
    assert lines[:6] == [67500] * 6
    assert lines[6] == 1000 * 45 + 500 * 25
    assert recorded.claim().lines[0].details["tenths"] == 15000


def test_mileage_says_that_it_is_out_of_date(recorded: Claims) -> None:
    page = recorded.sian.get(f"{recorded.address}/expenses/bicycle/add")
    assert "These rates are out of date" in page.text
    assert "2025 to 2026" in page.text


def test_each_choice_until_finance_has_it(recorded: Claims) -> None:
    recorded.signed()

    def choose(**values: str) -> Page:
        return recorded.sian.send(recorded.sian.get(f"{recorded.address}/choice"), values)

    choose(choice="part", part_pence="20")
    assert recorded.sums() == {"fee": 2000}
    choose(choice="voucher")
    assert recorded.payable().dues[0].choice is Choice.VOUCHER
    assert recorded.state is ClaimState.AUTHORISED
    choose(choice="decline")
    assert recorded.state is ClaimState.CLOSED
    assert recorded.payable().decided
    assert not recorded.payable().dues
    choose(choice="full")
    assert recorded.state is ClaimState.CLAIMED
    recorded.act(actions.confirm)
    recorded.act(actions.authorise, who="bo")
    recorded.act(lambda claim_id, by: actions.with_finance([claim_id], by=by), who="fay")
    page = recorded.sian.get(recorded.address)
    assert f"{recorded.address}/choice" not in page.links().values()
    page = choose(choice="voucher")
    assert "cannot be changed any more" in page.text
    assert recorded.claim().choice is Choice.FULL


def test_to_a_charity_of_the_list(recorded: Claims) -> None:
    recorded.tess.send(recorded.tess.get("/team/charities/add"), {"name": "Mind in Riverbank", "number": "219830"})
    page = recorded.sian.get(f"{recorded.address}/choice")
    (ref,) = [str(each.get("value")) for each in page.soup.select("select[name=charity] option") if each.get("value")]
    page = recorded.sian.send(page, {"choice": "charity"})
    assert page.errors == ["Choose a charity from the list."]
    page = recorded.sian.send(page, {"charity": ref})
    assert "To Mind in Riverbank" in page.text
    recorded.signed()
    assert recorded.payable().dues[0].charity == "Mind in Riverbank"


def test_a_part_is_less_than_all_and_a_day_lies_ahead(recorded: Claims) -> None:
    page = recorded.sian.get(f"{recorded.address}/choice")
    page = recorded.sian.send(page, {"choice": "part", "part_pence": "36"})
    assert "Choose all of it instead" in page.text
    page = recorded.sian.send(page, {"choice": "part", "part_pence": ""})
    assert page.errors == ["Enter how much you would like."]
    late = {"pay_from-day": "1", "pay_from-month": "12", "pay_from-year": "2030"}
    page = recorded.sian.send(page, {"choice": "full", **late})
    assert "within the next 12 months" in page.text
    page = recorded.sian.send(page, {"choice": "full", **late, "pay_from-year": "2025"})
    assert "That day is over" in page.errors[0]


def test_returned_with_one_sentence_and_sent_again(recorded: Claims) -> None:
    recorded.sian.send(recorded.sian.get(recorded.address))
    recorded.act(actions.give_back, "Please add the ticket for the car park.")
    page = recorded.sian.get(recorded.address)
    assert "“Please add the ticket for the car park.”" in page.text
    recorded.sian.send(page)
    assert recorded.state is ClaimState.CLAIMED


def test_two_pages_at_once_the_older_one_is_told(recorded: Claims) -> None:
    one = recorded.sian.get(f"{recorded.address}/expenses/parking/add")
    two = recorded.sian.get(f"{recorded.address}/expenses/parking/add")
    recorded.sian.send(one, {"pence": "4"})
    page = recorded.sian.send(two, {"pence": "5"})
    assert "was changed after you opened this page" in page.text
    assert [line.pence for line in recorded.claim().lines] == [400]
    recorded.sian.send(page)
    assert [line.pence for line in recorded.claim().lines] == [400, 500]


def test_an_expense_changed_after_signing_is_signed_again(recorded: Claims) -> None:
    add(recorded, "parking", pence="4")
    recorded.signed()
    (line,) = recorded.claim().lines
    page = recorded.sian.get(f"{recorded.address}/expenses/{line.ref}")
    recorded.sian.send(page, {"pence": "6"})
    assert recorded.state is ClaimState.CLAIMED
    assert not recorded.payable().decided
    page = recorded.sian.get(f"{recorded.address}/expenses/{line.ref}/take-out")
    recorded.sian.send(page)
    assert not recorded.claim().lines


def test_after_the_last_day_only_the_team_can(recorded: Claims) -> None:
    recorded.scene.a_month_later()
    recorded.scene.a_month_later()
    recorded.scene.a_month_later()
    sian = recorded.panel.signed_in("sian")
    page = sian.get(recorded.address)
    assert "Please ring us on 020 7946 0000" in page.text
    page = sian.post(recorded.address, {"seen": "1"})
    assert recorded.state is ClaimState.OPEN
    tess = recorded.panel.signed_in("tess")
    their = f"/team/claims/for/{recorded.scene.make.ref(recorded.panel.advisor)}"
    page = tess.get(f"{their}/{recorded.ref}")
    page = tess.send(page, {"asked": "phone"})
    assert recorded.state is ClaimState.CLAIMED
    assert recorded.scene.acted_for("ClaimHandedIn") == [(recorded.panel.advisor, "phone")]
