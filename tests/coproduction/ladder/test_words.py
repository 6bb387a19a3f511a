"""The organisation's own words: set from a day on, chosen by a host, and kept as they stood."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.coproduction.ladder import actions
from app.core import db
from app.opportunities.models import Opportunity
from app.opportunities.states import Ladder, OpportunityState
from app.people.models import Role
from tests.recognition.conftest import Scene
from tests.support.make import Make
from tests.support.page import Browser, Page

TODAY = {"effective_from-day": "1", "effective_from-month": "12", "effective_from-year": "2026"}
LATER = {"effective_from-day": "1", "effective_from-month": "4", "effective_from-year": "2027"}


@pytest.fixture
def people(scene: Scene, browser: Browser) -> dict[str, Browser]:
    scene.make.person("Ada Admin", Role.ADMIN, email="ada@post.example")
    scene.advisor("Bola Ade", "bola@post.example")
    found = {}
    for name in ("tess", "hana", "ada", "bola"):
        found[name] = browser.another()
        found[name].sign_in(f"{name}@post.example")
    return found


def use(browser: Browser, preset: str, day: dict[str, str] = TODAY, **values: Any) -> Page:
    return browser.send(browser.get("/team/ladder/new", **{"from": preset}), {**day, **values})


def draft(scene: Scene) -> str:
    return scene.opportunity(state=OpportunityState.DRAFT)


def doing(browser: Browser, ref: str) -> Page:
    return browser.get(f"/host/opportunities/{ref}/edit/doing")


def labels(page: Page) -> list[str]:
    return [label.get_text(strip=True) for label in page.soup.select("input[name=ladder] + label")]


def test_until_anybody_sets_words_those_of_the_service_are_used(people: dict[str, Browser], scene: Scene) -> None:
    assert labels(doing(people["hana"], draft(scene)))[0] == "Involvement"
    assert "St Andrew's Healthcare" in people["bola"].get("/levels-of-say").text.replace("’", "'")


@pytest.mark.parametrize("who", ["tess", "ada"])
def test_a_host_chooses_from_the_words_of_the_day(people: dict[str, Browser], scene: Scene, who: str) -> None:
    assert "The words are saved." in use(people[who], "tlap").text
    ref = draft(scene)
    page = doing(people["hana"], ref)
    assert labels(page) == ["Coercion", "Educating", "Informing", "Consultation", "Engagement", "Co-design",
                            "Co-production"]  # fmt: skip
    informing = page.soup.select("input[name=ladder]")[2]["value"]
    people["hana"].send(page, {"activity": "Read.", "may_change": "The title.", "ladder": informing})
    again = doing(people["hana"], ref)
    assert again.form()["ladder"] == informing
    assert "Informing" in people["hana"].get(f"/host/opportunities/{ref}/check").text


def test_what_was_chosen_stays_in_its_own_words(people: dict[str, Browser], scene: Scene, application: Flask) -> None:
    use(people["tess"], "nhse")
    ref = draft(scene)
    page = doing(people["hana"], ref)
    last = page.soup.select("input[name=ladder]")[-1]["value"]
    people["hana"].send(page, {"activity": "Read.", "may_change": "All.", "ladder": last})
    assert "The words are saved." in use(people["tess"], "tlap", LATER).text
    application.extensions["clock"].advance(timedelta(days=150))
    people["hana"].sign_in("hana@post.example")
    assert "Devolving" in people["hana"].get(f"/host/opportunities/{ref}/check").text
    assert labels(doing(people["hana"], ref))[-1] == "Co-production"
    assert doing(people["hana"], ref).form()["ladder"]  # the one on the same step is ticked


def test_a_form_that_was_open_over_the_change_chooses_nothing_else(people: dict[str, Browser], scene: Scene) -> None:
    page = doing(people["hana"], draft(scene))
    use(people["tess"], "nhse")
    answer = people["hana"].send(page, {"activity": "Read.", "ladder": "co-design"})
    assert answer.errors == ["Choose one of the answers."]


def test_everybody_reads_the_claim_and_what_is_open(people: dict[str, Browser], scene: Scene) -> None:
    use(people["tess"], "tlap")
    ref = scene.opportunity(ladder=Ladder.CO_DESIGN, ladder_name="Our <b>co-design</b>", may_change="Only <i>one</i>.")
    page = people["bola"].get(f"/opportunities/{ref}")
    assert "How much say you have Our <b>co-design</b>" in page.text and "Only <i>one</i>." in page.text
    levels = people["bola"].get("/levels-of-say")
    assert "Think Local Act Personal (TLAP)" in levels.text
    assert levels.links()["Their own page"] == "https://thinklocalactpersonal.org.uk"


def test_what_is_copied_takes_the_words_of_the_day_it_is_published(
    people: dict[str, Browser], scene: Scene, application: Flask
) -> None:
    ref = scene.opportunity(ladder=Ladder.ENGAGEMENT)
    use(people["tess"], "nhse")
    with application.app_context():
        number = db.session().scalars(select(Opportunity.id).where(Opportunity.ref == ref)).one()
        with db.transaction():
            actions.keep_words(number)
        found = db.session().get_one(Opportunity, number)
        assert (found.ladder_name, found.ladder) == ("Involving", Ladder.ENGAGEMENT)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"effective_from-day": "30", "effective_from-month": "11"},
         "Choose today or a later day. What was claimed before stays in its own words."),
        ({"name2": "INFORMING"}, "Two levels have the same name. Give each a name of its own."),
        ({"step1": "co-production"},
         "Put the level with the least say first. No level may stand below the one before it."),
        ({"name1": "", "name2": "", "name3": "", "name4": ""}, "Enter at least two levels."),
        ({"step2": ""}, "Choose where it stands on the common scale."),
        ({"name": ""}, "Enter a name for the list."),
        ({"link": "javascript:alert(1)"}, "Enter an address that begins with https://, or leave it empty."),
        ({"link": "http://x.example"}, "Enter an address that begins with https://, or leave it empty."),
        ({"effective_from-day": "31", "effective_from-month": "2"}, "Enter a real date, like 4 12 2026."),
    ],
)  # fmt: skip
def test_words_that_cannot_be(people: dict[str, Browser], values: dict[str, str], sentence: str) -> None:
    answer = use(people["tess"], "nhse", TODAY, **values)
    assert sentence in answer.text
    assert "The words that come with the service." in people["tess"].get("/team/ladder").text


def test_words_that_are_in_use_stay(people: dict[str, Browser], application: Flask) -> None:
    tess = people["tess"]
    use(tess, "nhse", LATER)
    assert "Other words begin on that day already." in use(tess, "tlap", LATER).text
    action = tess.get("/team/ladder").soup.select("form[action$=remove]")[0]["action"]
    assert action
    application.extensions["clock"].advance(timedelta(days=150))
    tess.sign_in("tess@post.example")
    assert "These words are in use." in tess.post(str(action)).text


def test_words_of_a_later_day_can_be_taken_away(people: dict[str, Browser]) -> None:
    tess = people["tess"]
    use(tess, "nhse", LATER)
    action = tess.get("/team/ladder").soup.select("form[action$=remove]")[0]["action"]
    assert "Those words are taken away." in tess.post(str(action)).text
    tess.post(str(action), status=404)


def test_nobody_else_sets_words(people: dict[str, Browser], make: Make) -> None:
    for name in ("hana", "bola"):
        for path in ("/team/ladder", "/team/ladder/new", "/team/ladder/gap"):
            people[name].get(path, status=403)
        people[name].post("/team/ladder/new", {"name": "x", **TODAY}, status=403)
        people[name].post("/team/ladder/abc/remove", status=403)
