"""What waits: for Siân on her front page, and for whoever writes down how she is paid."""

from __future__ import annotations

from datetime import timedelta

from app.core import clock, db
from app.core.actor import SYSTEM
from app.recognition.claims import actions
from app.recognition.finance import actions as finance
from app.recognition.finance.states import Route
from tests.recognition.claims.conftest import Claims
from tests.support.statements import statements


def test_a_claim_to_send_is_on_the_front_page_until_it_is_sent(claims: Claims) -> None:
    assert "Claims you can send" not in claims.sian.get("/").text
    claims.record()
    front = claims.sian.get("/")
    words = next(each for each in front.links() if each.startswith("Claim £36: Nurse interviews on Ward 9, "))
    assert "until" in words
    claims.sian.send(claims.sian.get(front.links()[words]))
    assert "Claims you can send" not in claims.sian.get("/").text
    claims.act(actions.give_back, "Please add the ticket.")
    assert any(each.startswith("Look at your claim again: ") for each in claims.sian.get("/").links())


def test_what_is_too_late_to_send_is_no_next_step(claims: Claims) -> None:
    claims.record()
    claims.application.extensions["clock"].advance(timedelta(days=100))
    assert "Claims you can send" not in claims.panel.signed_in("sian").get("/").text


def test_the_front_page_asks_the_same_however_many_claims_wait(claims: Claims) -> None:
    asked = []
    for number in (1, 3):
        for each in range(number):
            _took_part(claims, f"Panel {number}.{each}")
        claims.sian.get("/")
        with statements(claims.application) as sent:
            claims.sian.get("/")
        asked.append(len(sent))
    assert asked[0] == asked[1]


def _took_part(claims: Claims, title: str, **fields: str) -> None:
    scene = claims.scene
    ref = scene.opportunity(in_days=-1, title=title, **fields)
    place = scene.place(ref, claims.panel.advisor)
    sheet = f"/team/sessions/{scene.sessions(ref)[0]}/attendance"
    claims.tess.send(claims.tess.get(sheet), {f"p{place}-took": "yes"})


def test_money_that_waits_for_how_she_is_paid_says_who_does_what(claims: Claims) -> None:
    claims.record()
    page = claims.sian.send(claims.sian.get(claims.address))
    assert "It is not set up yet how" not in page.text, "nothing is agreed yet"
    claims.act(actions.confirm)
    claims.act(actions.authorise, who="bo")
    ref = claims.scene.make.ref(claims.panel.advisor)
    for address in (claims.address, "/claims"):
        text = claims.sian.get(address).text
        assert "it waits: it is not set up yet how you are paid. The involvement team does that with you" in text
        assert "goes to finance with the next payments" not in text
    assert "It is with the involvement team since" in claims.sian.get(claims.address).text
    needs = claims.tess.get("/team").links()
    said = "Write down how Siân O'Connor-Łukasz is paid: a payment that is agreed waits for it"
    assert needs[said] == f"/team/people/{ref}/payment"
    theirs = claims.tess.get(f"/team/claims/for/{ref}/{claims.ref}").links()
    assert theirs["Write down how they are paid"] == f"/team/people/{ref}/payment"
    front = claims.own("fay").get("/").links()
    missing = claims.own("fay").get(front["1 person waits for their money: it is not set up how they are paid."])
    assert "Siân O'Connor-Łukasz" in missing.text
    assert "Waits £36, since" in missing.text
    claims.tess.send(claims.tess.get(needs[said]), {"route": "payroll", "reference": "P20123456"})
    assert said in claims.tess.get("/team").links(), "written down, and not set up yet"
    _set_up(claims)
    assert said not in claims.tess.get("/team").links()
    assert "goes to finance with the next payments" in claims.sian.get(claims.address).text


def _set_up(claims: Claims) -> None:
    with claims.application.test_request_context(), db.transaction():
        finance.set_payee(claims.panel.advisor, Route.PAYROLL, "P20123456", clock.today(), by=SYSTEM)


def test_one_tap_for_the_same_expenses_as_last_time(claims: Claims) -> None:
    for title, venue in (("First", "Meadow House"), ("Elsewhere", "Quay House")):
        _took_part(claims, title, venue=venue)
    sian = claims.sian
    first = sian.get("/claims").links()["First"]
    way = {"come_from": "SE5 8AZ", "go_to": "Meadow House", "tenths": "12.5"}
    sian.send(sian.get(f"{first}/expenses/car/add"), way)
    sian.send(sian.get(f"{first}/expenses/parking/add"), {"pence": "4"})
    sian.send(sian.get(f"{first}/expenses/meals/add"), {"pence": "9", "paid_by": "organisation"})
    taxi = {
        "pence": "8",
        "agreed_with": "Tess",
        "agreed_on-day": "1",
        "agreed_on-month": "12",
        "agreed_on-year": "2026",
    }
    sian.send(sian.get(f"{first}/expenses/taxi/add"), taxi)
    assert len(sian.get(first).soup.select(".app-claim-lines > li")) == 4
    _took_part(claims, "Second", venue="Meadow House")
    there = sian.get("/claims").links()
    assert "the same as last time" not in sian.get(there["Elsewhere"]).text
    page = sian.get(there["Second"])
    button = "Add the same as last time: Car, 12.5 miles £5.63, Parking or a toll £4"
    form = next(each for each in page.soup.select("form") if button in each.get_text())
    again = {str(each["name"]): str(each["value"]) for each in form.select("input[name]")}
    page = sian.post(str(form["action"]), again)
    assert "Added as it was last time." in page.text
    assert "Together: £9.63" in page.text
    assert "No receipt yet" in page.text
    assert button not in page.text
    page = sian.post(str(form["action"]), again)
    assert "was changed after you opened this page" in page.text
    assert "Together: £9.63" in sian.get(there["Second"]).text


def test_the_team_adds_the_same_for_whoever_rang(claims: Claims) -> None:
    _took_part(claims, "First", venue="Meadow House")
    sian, ref = claims.sian, claims.scene.make.ref(claims.panel.advisor)
    sian.send(sian.get(sian.get("/claims").links()["First"] + "/expenses/parking/add"), {"pence": "4"})
    _took_part(claims, "Second", venue="Meadow House")
    page = claims.tess.get(claims.tess.get(f"/team/claims/for/{ref}").links()["Second"])
    page = claims.tess.get(page.links()["Add the same as last time: Parking or a toll £4"])
    page = claims.tess.send(page)
    assert page.errors == ["Choose how they asked."]
    assert "Together: £4" in claims.tess.send(page, {"asked": "phone"}).text
    assert claims.scene.acted_for("ClaimSaved")[-1] == (claims.panel.advisor, "phone")


def test_nobody_adds_to_the_claim_of_another(claims: Claims) -> None:
    claims.record()
    for name in ("hana", "bo", "fay"):
        claims.own(name).post(f"{claims.address}/expenses/as-last-time", status=403)
