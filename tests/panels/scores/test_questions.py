"""Questions, criteria and the scale: agreed by all, an advisor's own left alone, and late changes with a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from app.core import clock
from tests.support.page import Browser
from tests.support.scores import Scores

SignIn = Callable[[str], Browser]


@pytest.fixture
def planning(panel: Scores, application: Flask) -> Scores:
    """A week before the interviews."""
    with application.app_context():
        ahead = clock.today() + timedelta(days=7)
    panel.set(first_on=ahead, last_on=ahead)
    return panel


def test_an_advisor_adds_a_question_of_their_own(planning: Scores, signed_in: SignIn) -> None:
    bob = signed_in("bob")
    page = bob.get(f"/panels/{planning.ref}/questions")
    page = bob.send(
        bob.get(page.links()["Add a question"]), {"words": "How do you listen?", "asks": f"p{planning.bob}"}
    )
    card = page.soup.select(".app-card")[1].get_text()
    assert "How do you listen?" in card
    assert "Written by Bob" in card
    assert "Who asks itBob" in card.replace("\n", "")


def test_the_words_of_an_advisor_are_theirs(planning: Scores, signed_in: SignIn) -> None:
    for name in ("chair", "host", "bob"):
        own = signed_in(name)
        page = own.get(own.get(f"/panels/{planning.ref}/questions").links()["Change question 1"])
        refused = own.send(page, {"words": "Something tamer"})
        assert "Ann wrote this question, so its words are theirs. Talk with them." in refused.soup.text
        assert refused.form()["words"] == "Something tamer"
        assert (
            "is saved" in own.send(page, {"asks": f"p{planning.chair}", "edition": _edition(own, page.path)}).soup.text
        )
    ann = signed_in("ann")
    page = ann.get(ann.get(f"/panels/{planning.ref}/questions").links()["Change question 1"])
    assert "What would you do now?" in ann.send(page, {"words": "What would you do now?"}).text


def _edition(own: Browser, path: str) -> str:
    return str(own.get(path).form()["edition"])


def test_the_host_types_one_in_for_an_advisor(planning: Scores, signed_in: SignIn) -> None:
    host = signed_in("host")
    page = host.get(f"/panels/{planning.ref}/questions/add")
    assert host.send(page, {"words": "Why here?"}).errors == ["Choose who wrote it."]
    page = host.send(page, {"words": "Why here?", "wrote": f"p{planning.bob}"})
    assert "Written by Bob" in page.text


def test_an_older_page_overwrites_nothing(planning: Scores, signed_in: SignIn) -> None:
    chair, host = signed_in("chair"), signed_in("host")
    address = chair.get(f"/panels/{planning.ref}/questions").links()["Change Kindness"]
    old = chair.get(address)
    host.send(host.get(address), {"name": "Warmth"})
    page = chair.send(old, {"name": "Care"})
    assert "Somebody saved this page after you opened it." in page.soup.text
    assert page.form()["name"] == "Care"
    assert "Warmth" in chair.get(f"/panels/{planning.ref}/questions").text


def test_the_scale_and_what_its_points_mean(planning: Scores, signed_in: SignIn) -> None:
    host = signed_in("host")
    page = host.send(host.get(f"/panels/{planning.ref}/scale"), {"scale": "1-5"})
    assert "1 to 5" in page.text
    page = host.get(page.links()["Change Calm"])
    assert [name for name in page.form() if name.startswith("anchor")] == [f"anchor_{n}" for n in range(1, 6)]
    page = host.send(page, {"anchor_5": "Calm in a storm"})
    assert "5: Calm in a storm" in page.text
    assert host.post(f"/panels/{planning.ref}/scale", {"scale": "0-99"}).errors == ["Choose one of the answers."]


def test_once_the_day_has_come_a_change_says_why(panel: Scores, signed_in: SignIn) -> None:
    host = signed_in("host")
    page = host.get(f"/panels/{panel.ref}/criteria/add")
    assert host.send(page, {"name": "Courage"}).errors == ["Say why this has to change now."]
    page = host.send(page, {"name": "Courage", "reason": "It was forgotten"})
    assert "It was forgotten" in page.text
    assert "It was forgotten" in signed_in("bob").get(f"/panels/{panel.ref}/questions").text
    assert host.get(f"/panels/{panel.ref}/scale").path.endswith("/questions")


def test_taking_out(panel: Scores, signed_in: SignIn) -> None:
    host = signed_in("host")
    page = host.get(host.get(f"/panels/{panel.ref}/questions").links()["Change Calm"])
    page = host.get(page.links()["Take it out"])
    page = host.send(page, {"reason": "Nobody asked about it"})
    assert "The criterion is taken out." in page.soup.text
    assert "Calm" not in [each.get_text(strip=True) for each in page.soup.select("h3")]
    sheet = signed_in("ann").get(f"/panels/{panel.ref}/my-scores/1")
    assert "Calm" not in sheet.text
    ann = signed_in("ann")
    page = ann.get(ann.get(f"/panels/{panel.ref}/questions").links()["Change question 1"])
    page = ann.send(ann.get(page.links()["Take it out"]), {"reason": "Not needed"})
    assert "There are no questions yet." in page.text


def test_after_the_opening_nothing_of_it_changes(panel: Scores, signed_in: SignIn) -> None:
    host = signed_in("host")
    page = host.get(f"/panels/{panel.ref}/criteria/add")
    panel.gives(panel.ann, 1)
    panel.opens()
    refused = host.send(page, {"name": "Courage", "reason": "forgotten"})
    assert "The scores are open, so questions and criteria stay as they were." in refused.soup.text
    assert "Add a question" not in host.get(f"/panels/{panel.ref}/questions").links()


@pytest.mark.parametrize("name", ["scribe", "ada", "fin", "bud", "zoe"])
def test_others_change_nothing(planning: Scores, signed_in: SignIn, name: str) -> None:
    own, status = signed_in(name), 200 if name == "scribe" else 404
    own.get(f"/panels/{planning.ref}/questions", status=status)
    for path in ("questions/add", "criteria/add", "scale"):
        own.get(f"/panels/{planning.ref}/{path}", status=404)
        own.post(f"/panels/{planning.ref}/{path}", {"words": "x", "name": "x"}, status=404)


@pytest.mark.parametrize("words", ["", "   ", "x" * 601])
def test_a_question_needs_words_and_not_too_many(planning: Scores, signed_in: SignIn, words: str) -> None:
    ann = signed_in("ann")
    page = ann.send(ann.get(f"/panels/{planning.ref}/questions/add"), {"words": words})
    assert len(page.errors) == 1


def test_there_are_not_more_criteria_than_anybody_can_keep_in_mind(planning: Scores, signed_in: SignIn) -> None:
    host = signed_in("host")
    for number in range(10):
        host.post(f"/panels/{planning.ref}/criteria/add", {"name": f"Number {number}"})
    page = host.send(host.get(f"/panels/{planning.ref}/criteria/add"), {"name": "One too many"})
    assert "There are 12 criteria already. Take one out first." in page.soup.text
