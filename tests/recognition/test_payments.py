"""Payments that a promise leaves open: never guessed, decided by the team, read by the person."""

from __future__ import annotations

import pytest

from app.opportunities.states import PayModel
from tests.recognition.conftest import Scene
from tests.support.page import Browser
from tests.support.statements import statements

MONTHLY = {"model": PayModel.MONTHLY, "pence": 20000}


@pytest.fixture
def code(scene: Scene, browser: Browser) -> str:
    """The code of a payment that waits; `browser` is the team's."""
    browser.sign_in("tess@post.example")
    waiting(scene, browser, "Bola Ade")
    return scene.codes()[0]


def waiting(scene: Scene, team: Browser, name: str) -> None:
    opportunity = scene.opportunity(MONTHLY, in_days=-3)
    place = scene.place(opportunity, scene.advisor(name))
    sheet = f"/team/sessions/{scene.sessions(opportunity)[0]}/attendance"
    team.send(team.get(sheet), {f"p{place}-took": "yes"})


def test_the_list_and_the_decision(scene: Scene, browser: Browser, code: str) -> None:
    page = browser.get("/team/payments")
    assert "Bola Ade" in page.text
    assert f"/team/payments/{code}" in page.links().values()
    page = browser.send(browser.get(f"/team/payments/{code}"), {"pence": "66.67", "why": "A third of December."})
    assert "The payment is saved." in page.text
    assert "There is nothing to decide." in page.text
    before, after = scene.contributions()
    assert (before.current, before.pence) == (False, None)
    assert (after.current, after.pence) == (True, 6667)
    assert after.reckoning == "The involvement team decided on £66.67: A third of December."
    assert scene.codes() == [code]


def test_the_person_reads_that_it_waits_and_then_how_it_was_decided(scene: Scene, browser: Browser) -> None:
    browser.sign_in("tess@post.example")
    opportunity = scene.opportunity(MONTHLY, in_days=-3)
    place = scene.place(opportunity, scene.advisor("Bola Ade", "bola@post.example"))
    sheet = f"/team/sessions/{scene.sessions(opportunity)[0]}/attendance"
    browser.send(browser.get(sheet), {f"p{place}-took": "yes"})
    bola = browser.another()
    bola.sign_in("bola@post.example")
    assert "Not worked out yet" in bola.get("/my-involvement").text
    browser.send(browser.get(f"/team/payments/{scene.codes()[0]}"), {"pence": "50", "why": "A quarter of a month."})
    text = bola.get("/my-involvement").text
    assert "£50" in text
    assert "The involvement team decided on £50: A quarter of a month." in text


def test_nothing_may_be_the_answer(scene: Scene, browser: Browser, code: str) -> None:
    browser.send(browser.get(f"/team/payments/{code}"), {"pence": "0", "why": "They asked for none."})
    assert scene.contributions()[-1].pence == 0


def test_deciding_twice_decides_once(scene: Scene, browser: Browser, code: str) -> None:
    form = browser.get(f"/team/payments/{code}")
    browser.send(form, {"pence": "50", "why": "Half."})
    page = browser.send(form, {"pence": "70", "why": "More."})
    assert "This payment has been worked out." in page.text
    assert [row.pence for row in scene.contributions()] == [None, 5000]


def test_a_decided_sum_stands_when_the_sheet_is_saved_again(scene: Scene, browser: Browser) -> None:
    browser.sign_in("tess@post.example")
    opportunity = scene.opportunity(MONTHLY, in_days=-3)
    place = scene.place(opportunity, scene.advisor("Bola Ade"))
    sheet = f"/team/sessions/{scene.sessions(opportunity)[0]}/attendance"
    browser.send(browser.get(sheet), {f"p{place}-took": "yes"})
    browser.send(browser.get(f"/team/payments/{scene.codes()[0]}"), {"pence": "50", "why": "Half."})
    browser.send(browser.get(sheet))
    assert [row.pence for row in scene.contributions() if row.current] == [5000]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"pence": "", "why": "x"}, "Enter how much it is. It may be 0."),
        ({"pence": "-1", "why": "x"}, "Enter an amount in pounds, like 11.50."),
        ({"pence": "10000.01", "why": "x"}, "Enter an amount from £0 to £10,000."),
        ({"pence": "5", "why": " \u200b "}, "Write one sentence on how it was worked out."),
        ({"pence": "5", "why": "x" * 251}, "Use 250 characters or fewer. You have used 251."),
    ],
)
def test_bad_input(scene: Scene, browser: Browser, code: str, values: dict[str, str], sentence: str) -> None:
    page = browser.send(browser.get(f"/team/payments/{code}"), values)
    assert page.errors == [sentence]
    assert [row.pence for row in scene.contributions()] == [None]


def test_only_the_team_decides(scene: Scene, browser: Browser, code: str) -> None:
    addresses = ("/team/payments", f"/team/payments/{code}")
    signed_out, host = browser.another(), browser.another()
    host.sign_in("hana@post.example")
    for address in addresses:
        assert signed_out.get(address).path == "/sign-in"
        host.get(address, status=403)
    host.post(addresses[1], {"pence": "5", "why": "x"}, status=403)
    browser.get("/team/payments/no-such-code", status=404)
    assert [row.pence for row in scene.contributions()] == [None]


@pytest.mark.parametrize("people", [1, 3])
def test_the_list_is_one_question_however_long(scene: Scene, browser: Browser, people: int) -> None:
    browser.sign_in("tess@post.example")
    for number in range(people):
        waiting(scene, browser, f"Person {number}")
    with statements(scene.application) as asked:
        browser.get("/team/payments")
    assert len(asked) == 2
