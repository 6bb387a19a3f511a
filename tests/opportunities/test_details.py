"""What is asked because of the shape of a kind: by its host, and read by whom it concerns."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from flask import Flask

from app.opportunities import details
from app.opportunities.conditions.shapes import Answer
from app.opportunities.details import SPECS, Seen
from app.opportunities.states import Shape
from app.people.models import Role
from tests.opportunities.posting import begin
from tests.support.make import Make
from tests.support.page import Browser

CALLS = {
    "project": "Urgent care, spring", "guide": "4", "most_calls": "6", "base": "home", "debrief_minutes": "30",
    "supervisor": "Sam Supervisor, 01632 960001", "escalation": "Dr Duty, 01632 960002",
}  # fmt: skip


@pytest.fixture
def host(make: Make, browser: Browser) -> Browser:
    make.person("Tess Team", Role.TEAM, email="team@post.example")
    team = browser.another()
    team.sign_in("team@post.example")
    team.post("/team/kinds/start")
    make.team("Liaison team", make.person("Priya Shah", Role.HOST, email="host@post.example"))
    own = team.another()
    own.sign_in("host@post.example")
    return own


def told(host: Browser, ref: str, answers: dict[str, str]) -> str:
    page = host.get(f"/host/opportunities/{ref}/edit/details")
    after = host.send(page, answers)
    assert after.errors == []
    return host.get(f"/host/opportunities/{ref}/check").text


def test_what_is_asked_of_calls_stands_on_the_page_where_answers_are_checked(host: Browser) -> None:
    ref = begin(host, "Calls in spring", "interview-calls")
    page = host.send(
        host.get(f"/host/opportunities/{ref}/edit/doing"),
        {"activity": "Ring people.", "may_change": "Much.", "ladder": "engagement"},
    )
    assert page.path.endswith("/edit/details"), "it comes on the way"
    checked = told(host, ref, CALLS)
    assert "How many calls at most in one session? 6" in checked and "Time to talk afterwards 30 minutes" in checked
    assert "Dr Duty, 01632 960002" in checked
    again = host.get(f"/host/opportunities/{ref}/edit/details")
    assert {name: again.form()[name] for name in CALLS} == CALLS


def test_a_workshop_is_asked_nothing_more(host: Browser) -> None:
    ref = begin(host, "Meals", "workshop")
    page = host.send(
        host.get(f"/host/opportunities/{ref}/edit/doing"),
        {"activity": "Talk about meals.", "may_change": "Much.", "ladder": "engagement"},
    )
    assert page.path.endswith("/sessions")
    assert "More about it" not in host.get(f"/host/opportunities/{ref}").text


def test_bad_answers_are_refused_and_kept(host: Browser) -> None:
    ref = begin(host, "Carers' committee", "committee")
    page = host.get(f"/host/opportunities/{ref}/edit/details")
    wrong = host.send(page, {"term_length": "3", "terms": "On our pages"})
    assert wrong.errors == ["Choose months or years."] and wrong.form()["terms"] == "On our pages"
    assert host.send(page, {"papers_days": "31"}).errors == ["Enter a number from 0 to 30."]
    assert host.send(page, {"papers_days": "five"}).errors == ["Enter a whole number, like 3."]


def test_who_reads_what(host: Browser, make: Make) -> None:
    kept = {"project": "Urgent care", "supervisor": "Sam, 01632 960001", "escalation": "Dr Duty, 01632 960002"}
    ref = make.opportunity(kind=make.kind("our-calls", shape=Shape.CALLS), title="Calls", details=kept)
    make.advisor("Ada Example", email="ada@post.example")
    own = host.another()
    own.sign_in("ada@post.example")
    page = own.get(f"/opportunities/{ref}")
    assert "Urgent care" in page.text and "01632" not in page.text
    place = own.send(own.get(f"/opportunities/{ref}/sign-up"))
    assert "Dr Duty, 01632 960002" in place.text and "Sam, 01632 960001" in place.text
    gone = own.post(f"{place.path}/withdraw")
    assert "01632" not in gone.text


@pytest.mark.parametrize("shape", list(SPECS))
def test_every_answer_can_be_said(shape: Shape, context: Flask) -> None:
    kept = {each.key: _answer(each) for each in SPECS[shape]}
    thing = SimpleNamespace(kind=SimpleNamespace(shape=shape), details=kept)
    said = details.said(thing, Seen.STAFF)
    asked = [each for each in SPECS[shape] if each.key != "term_unit"]  # which is read with the number before it
    assert len(said) == len(asked) and all(label and words for label, words in said)
    fewer = [details.said(thing, seen) for seen in Seen]
    assert len(fewer[0]) <= len(fewer[1]) <= len(fewer[2])


def _answer(question: details.Question) -> object:
    if question.choices:
        return question.choices[0][0]
    return {Answer.TEXT: "Words", Answer.NUMBER: 3, Answer.YES: True, Answer.DAY: date(2026, 12, 1).isoformat()}[
        question.shape
    ]


def test_a_copy_keeps_them(host: Browser) -> None:
    ref = begin(host, "Calls in spring", "interview-calls")
    told(host, ref, CALLS)
    copied = host.post(f"/host/opportunities/{ref}/copy")
    assert copied.path != f"/host/opportunities/{ref}"
    new = copied.path.rsplit("/", 1)[1] if "edit" not in copied.path else copied.path.split("/")[3]
    assert host.get(f"/host/opportunities/{new}/edit/details").form()["escalation"] == CALLS["escalation"]
