"""Priorities: chosen until a day, counted after it, and never read of one person."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from app.coproduction.doors.models import PriorityChoice, PriorityRound
from app.core import db
from tests.coproduction.doors.conftest import House
from tests.support.page import Browser, Page

LIST = {
    "name": "What matters in 2027", "lines": "The first letter\n\nEvenings on the ward\nthe  first letter\nFood",
    "closes_on-day": "20", "closes_on-month": "12", "closes_on-year": "2026",
}  # fmt: skip


@pytest.fixture
def opened(house: House) -> House:
    house.tess.post("/team/priorities/new", LIST)
    return house


def refs(house: House) -> list[str]:
    with house.scene.application.app_context():
        return [each.ref for each in db.session().scalars(select(PriorityRound)).one().priorities]


def address(house: House) -> str:
    with house.scene.application.app_context():
        return f"/priorities/{db.session().scalars(select(PriorityRound.ref)).one()}/choose"


def choose(house: House, browser: Browser, *which: int) -> Page:
    listed = refs(house)
    return browser.post(address(house), {"chosen": [listed[at] for at in which]})


def many(house: House, *choices: int) -> None:
    """Somebody new for each, who chooses that one."""
    listed = refs(house)
    with house.scene.application.app_context(), db.transaction() as session:
        ids = {each.ref: each.id for each in session.scalars(select(PriorityRound)).one().priorities}
    for at in choices:
        person = house.scene.advisor("", None)
        with house.scene.application.app_context(), db.transaction() as session:
            session.add(PriorityChoice(priority_id=ids[listed[at]], person_id=person))


def test_they_are_chosen_until_a_day_and_then_counted(opened: House) -> None:
    many(opened, 1, 1, 1, 0)
    assert "Saved. Nobody sees what one person chose." in choose(opened, opened.sian, 0, 1).text
    page = opened.bola.get("/priorities")
    assert "You can choose until Sunday 20 December 2026." in page.text
    assert "5 people have chosen so far." in page.text and not page.soup.select("table")
    opened.scene.application.extensions["clock"].advance(timedelta(days=20))
    page = opened.signed_in("hana").get("/priorities")
    assert "5 people chose. Chosen most: Evenings on the ward." in page.text
    rows = [[cell.get_text(strip=True) for cell in row.select("th, td")] for row in page.soup.select("tbody tr")]
    assert rows == [["Evenings on the ward", "4"], ["The first letter", "2"], ["Food", "0"]]
    opened.signed_in("sian").get(address(opened), status=404)


def test_a_few_say_nothing_of_what(opened: House) -> None:
    many(opened, 1, 1, 1)
    choose(opened, opened.sian, 2)
    assert "Fewer than 5 people have chosen." in opened.bola.get("/priorities").text
    opened.scene.application.extensions["clock"].advance(timedelta(days=20))
    page = opened.signed_in("bola").get("/priorities")
    assert "Fewer than 5 people have chosen." in page.text and not page.soup.select("table")


def test_a_mind_is_changed_and_a_choice_taken_back(opened: House) -> None:
    choose(opened, opened.sian, 0, 1)
    assert opened.sian.get(address(opened)).form()["chosen"] == refs(opened)[:2]
    choose(opened, opened.sian, 2)
    assert opened.sian.get(address(opened)).form()["chosen"] == refs(opened)[2:]
    choose(opened, opened.sian)
    with opened.scene.application.app_context():
        assert db.session().scalar(select(func.count()).select_from(PriorityChoice)) == 0


def test_the_team_enters_what_somebody_says_and_reads_nothing(opened: House) -> None:
    choose(opened, opened.sian, 0)
    where = f"/team/people/{opened.scene.make.ref(opened.sian_id)}/priorities"
    page = opened.tess.get(where)
    assert "chosen" not in page.form()
    opened.tess.post(where, {"chosen": refs(opened)[1:2], "asked": "letter"})
    assert opened.scene.acted_for("PrioritiesChosen")[-1] == (opened.sian_id, "letter")
    assert opened.sian.get(address(opened)).form()["chosen"] == refs(opened)[1:2]
    opened.scene.application.extensions["clock"].advance(timedelta(days=20))
    assert "No list is open" in opened.signed_in("tess").get(where).text


@pytest.mark.parametrize("which", [[0, 1, 2, "x"], ["x"]])
def test_what_is_not_listed_is_refused(opened: House, which: list[Any]) -> None:
    listed = refs(opened)
    chosen = [listed[each] if isinstance(each, int) else each for each in which]
    assert len(opened.sian.post(address(opened), {"chosen": chosen}).errors) == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"lines": "One"}, "List from 2 to 12, one on each line."),
        ({"lines": "\n".join(f"Line {n}" for n in range(13))}, "List from 2 to 12, one on each line."),
        ({"lines": "x" * 201 + "\nTwo"}, "Keep each line to 200 characters."),
        ({"name": ""}, "Enter a name for the list."),
        ({"closes_on-month": "11"}, "Choose today or a later day, so that people can choose."),
    ],
)
def test_a_list_that_cannot_be(house: House, wrong: dict[str, str], sentence: str) -> None:
    assert sentence in house.tess.post("/team/priorities/new", {**LIST, **wrong}).text
    assert "There is no list yet." in house.bola.get("/priorities").text


def test_who_may_not(opened: House) -> None:
    opened.hana.get(address(opened), status=403)
    opened.sian.get("/team/priorities/new", status=403)
    opened.hana.post("/team/priorities/new", LIST, status=403)
    assert opened.bola.another().get("/priorities").h1 == "Sign in"
