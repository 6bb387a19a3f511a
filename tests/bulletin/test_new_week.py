"""Shown on Sunday evening, and pressed when the new week has begun: nothing goes out unseen, and no word is lost."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.people.models import Role
from tests.bulletin.team import Scene

SUNDAY, MONDAY = "2026-12-06T23:50+00:00", "2026-12-07T00:05+00:00"


@pytest.fixture
def sunday(scene: Scene) -> Scene:
    scene.open("Kept", in_days=60)
    scene.at(SUNDAY)
    return scene


def monday(scene: Scene) -> None:
    """With the page still open."""
    scene.application.extensions["clock"].freeze(datetime.fromisoformat(MONDAY))


def test_the_new_weeks_is_shown_with_the_words_and_then_sent(sunday: Scene) -> None:
    page = sunday.preview(opening="Hello.", closing="Bye.", first="closing")
    monday(sunday)
    again = sunday.team.send(page)
    assert again.h1 == "Week of Monday 7 December 2026 Check the bulletin"
    assert "A new week has begun, so nothing was sent." in again.text and "with your words in it" in again.text
    assert "sent already" not in again.text and sunday.handed_out() == []
    form = sunday.team.get("/team/bulletin").form()
    assert (form["opening"], form["closing"], form["first"]) == ("Hello.", "Bye.", "closing")
    assert "The bulletin goes to 4 people" in sunday.team.send(again).text
    assert len(sunday.handed_out()) == 4
    assert [bool(each.sent_at) for each in sunday.kept()] == [False, True]


def test_what_somebody_saved_for_the_new_week_stays_and_the_old_words_are_shown(sunday: Scene) -> None:
    page = sunday.preview(opening="Old words.")
    monday(sunday)
    sunday.draft(opening="New words.")
    again = sunday.team.send(page)
    assert "These words were written for the week of Monday 30 November 2026." in again.text
    assert "Old words." in again.text and "New words." in again.soup.select("pre")[0].get_text()
    assert sunday.kept()[1].opening == "New words." and sunday.handed_out() == []


def test_what_was_sent_in_its_week_is_not_carried_over(sunday: Scene) -> None:
    page = sunday.preview(opening="Hello.")
    sunday.team.send(page)
    monday(sunday)
    again = sunday.team.send(page)
    assert "the bulletin that you looked at was sent already" in again.text
    assert "Hello." not in again.text and len(sunday.kept()) == 1


def test_what_nobody_saved_is_sent_as_it_was_shown(sunday: Scene) -> None:
    page = sunday.team.get("/team/bulletin/preview")
    assert "The bulletin goes to 4 people" in sunday.team.send(page).text
    assert len(sunday.handed_out()) == 4


@pytest.mark.parametrize("week", ["nonsense", "2026-13-01"])
def test_a_week_that_is_none_sends_nothing(sunday: Scene, week: str) -> None:
    page = sunday.preview(opening="Hello.")
    sunday.team.post("/team/bulletin/send", {**page.form(), "week": week}, status=404)
    assert sunday.handed_out() == []


def test_only_the_team_carries_it_over(sunday: Scene) -> None:
    sunday.preview(opening="Hello.")
    sunday.make.person("Sam", Role.HOST, email="sam@post.example")
    sunday.at(MONDAY)
    sunday.as_("sam").post("/team/bulletin/send", shown="", week="2026-11-30", status=403)
    assert len(sunday.kept()) == 1
