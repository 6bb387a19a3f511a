"""Rates: a list for the team, and a new one from a day on; never a change to one that was."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.recognition.conftest import HOURLY, Panel, Scene
from tests.support.page import Browser, Page
from tests.support.statements import statements

ADD = {
    "tier": "standard", "pence": "12.60", "effective_from-day": "1", "effective_from-month": "4",
    "effective_from-year": "2027", "source": "Board paper 12",
}  # fmt: skip


@pytest.fixture
def team(scene: Scene, browser: Browser) -> Browser:
    browser.sign_in("tess@post.example")
    return browser


def add(team: Browser, **values: str) -> Page:
    return team.send(team.get("/team/rates"), {**ADD, **{key.replace("__", "-"): each for key, each in values.items()}})


def test_adding_one(team: Browser) -> None:
    page = add(team)
    assert "The rate is saved." in page.text
    assert "Board paper 12" in page.text
    assert "Thursday 1 April 2027 (not yet in force)" in page.text
    assert "£12.60" in page.text


def test_an_older_one_stays(scene: Scene, team: Browser) -> None:
    scene.rate(1200)
    page = add(team)
    assert "£12 " in page.text + " "
    assert "£12.60" in page.text


def test_the_same_again_is_one_rate(team: Browser) -> None:
    add(team)
    page = add(team)
    assert page.errors == []
    assert page.text.count("£12.60") == 1


def test_a_rate_in_use_is_never_changed(team: Browser) -> None:
    add(team)
    page = add(team, pence="13")
    assert page.errors == ["There is a rate from that day already. Choose another day: a rate is never changed."]
    assert page.form()["pence"] == "13"
    assert "£13" not in team.get("/team/rates").text


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"tier": "chair"}, "Choose one of the answers."),
        ({"pence": ""}, "Enter the rate in pounds an hour."),
        ({"pence": "-5"}, "Enter an amount in pounds, like 11.50."),
        ({"pence": "0"}, "Enter an amount from £0.01 to £1,000."),
        ({"pence": "1000.01"}, "Enter an amount from £0.01 to £1,000."),
        ({"pence": "12.345"}, "Enter an amount in pounds, like 11.50."),
        ({"effective_from__day": "31"}, "Enter a real date, like 4 12 2026."),
        ({"effective_from__year": ""}, "The date must include a year."),
        ({"source": "x" * 301}, "Use 300 characters or fewer. You have used 301."),
    ],
)
def test_bad_input_is_one_sentence_and_is_kept(team: Browser, values: dict[str, str], sentence: str) -> None:
    page = add(team, **values)
    assert page.errors == [sentence]
    assert "There are no rates yet." in page.text


def test_a_rate_of_no_kind(team: Browser) -> None:
    page = team.post("/team/rates", {key: value for key, value in ADD.items() if key != "tier"})
    assert page.errors == ["Choose which rate it is."]


def test_payments_already_worked_out_stay(panel: Panel) -> None:
    team = panel.signed_in("tess")
    panel.record(team)
    add(team, effective_from__day="1", effective_from__month="12", effective_from__year="2026")
    panel.record(team)
    (made,) = panel.scene.contributions()
    assert made.pence == 3600


def test_a_payment_that_waited_for_the_rate_is_worked_out(scene: Scene, team: Browser) -> None:
    opportunity = scene.opportunity(HOURLY, in_days=-3)
    place = scene.place(opportunity, scene.advisor("Bola Ade"))
    other = scene.opportunity({**HOURLY, "tier": "enhanced"}, in_days=-3)
    also = scene.place(other, scene.advisor("Cy Moss"))
    for ref, held in ((opportunity, place), (other, also)):
        sheet = f"/team/sessions/{scene.sessions(ref)[0]}/attendance"
        team.send(team.get(sheet), {f"p{held}-took": "yes"})
    codes = scene.codes()
    add(team, effective_from__year="2026")
    worked_out = {row.place_id: row.pence for row in scene.contributions() if row.current}
    assert sorted(worked_out.values(), key=str) == [2520, None]
    assert scene.codes() == codes


def test_a_rate_that_begins_later_leaves_it_waiting(scene: Scene, team: Browser) -> None:
    opportunity = scene.opportunity(HOURLY, in_days=-3)
    place = scene.place(opportunity, scene.advisor("Bola Ade"))
    sheet = f"/team/sessions/{scene.sessions(opportunity)[0]}/attendance"
    team.send(team.get(sheet), {f"p{place}-took": "yes"})
    add(team)
    assert [row.pence for row in scene.contributions()] == [None]


def test_only_the_team_sees_and_adds_rates(panel: Panel) -> None:
    assert panel.browser.get("/team/rates").path == "/sign-in"
    for name in ("hana", "sian"):
        somebody = panel.signed_in(name)
        somebody.get("/team/rates", status=403)
        somebody.post("/team/rates", ADD, status=403)
    assert "£12.60" not in panel.signed_in("tess").get("/team/rates").text


@pytest.mark.parametrize("rates", [1, 3])
def test_the_list_is_one_question_however_long(scene: Scene, team: Browser, rates: int) -> None:
    for number in range(rates):
        scene.rate(1200 + number, since=date(2020 + number, 1, 1))
    with statements(scene.application) as asked:
        team.get("/team/rates")
    assert len(asked) == 2


def test_the_rate_in_force_is_to_be_checked_from_the_next_april(scene: Scene, team: Browser) -> None:
    add(team, effective_from__day="1", effective_from__month="12", effective_from__year="2026")
    asks = "Check this rate: a new tax year has begun"
    assert asks not in team.get("/team/rates").text
    scene.application.extensions["clock"].advance(timedelta(days=125))  # 5 April 2027
    team.sign_in("tess@post.example")
    assert asks not in team.get("/team/rates").text
    scene.application.extensions["clock"].advance(timedelta(days=1))
    team.sign_in("tess@post.example")
    page = team.get("/team/rates")
    assert page.text.count(asks) == 1
    one = team.get(page.links()["Standard, Tuesday 1 December 2026"])
    assert one.h1 == "Standard rate: £12.60 an hour" and asks in one.text
    page = team.post(f"{one.path}/check")
    assert "It says that you checked it today." in page.text and asks not in page.text


def test_one_that_was_added_by_mistake_is_taken_away(scene: Scene, team: Browser) -> None:
    scene.rate(1200)
    page = add(team)
    later = page.links()["Standard, Thursday 1 April 2027"]
    page = team.post(f"{later}/remove")
    assert "The rate is taken away. Nothing was paid by it." in page.text and "£12.60" not in page.text
    assert team.post(f"{later}/remove", status=404).status == 404


def test_a_rate_in_use_stays(panel: Panel) -> None:
    team = panel.signed_in("tess")
    panel.record(team)
    (used,) = [href for words, href in team.get("/team/rates").links().items() if words.startswith("Standard")]
    assert "Take this rate away" not in team.get(used).text
    page = team.post(f"{used}/remove")
    assert "This rate is in use, so it stays for its days. Add a new one from a later day instead." in page.text
    assert "£12" in page.text


def test_nobody_but_the_team_checks_or_takes_away(scene: Scene, browser: Browser) -> None:
    number = scene.rate()
    browser.sign_in("hana@post.example")
    for path in (f"/team/rates/{number}", f"/team/rates/{number}/check", f"/team/rates/{number}/remove"):
        assert browser.client.open(path, method="GET" if path.endswith(str(number)) else "POST").status_code in {
            400,
            403,
        }
