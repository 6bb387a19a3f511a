"""The draft of a week: kept as it was typed, also when two write at once; and for the team alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core import clock, db
from app.opportunities.models import Opportunity
from app.people.models import Role
from tests.bulletin.team import WEEK, Scene

PATHS = ["", "/preview", *(f"/{WEEK}{end}" for end in ("", "/plain", "/paper", "/paper.pdf", "/paper/large-print.pdf"))]


def test_what_was_typed_and_chosen_is_there_again(scene: Scene) -> None:
    scene.open("Kept")
    out = str(scene.number(scene.open("Left out this week", venue="The Mill")))
    page = scene.draft(opening="Hello.\n\nBe well.", closing="Bye.", first="closing", left_out=[out], told_too="y")
    assert "Saved. Nothing has been sent." in page.text
    for browser in (scene.team, scene.as_("tom")):
        page = browser.get("/team/bulletin")
        form = page.form()
        assert (form["opening"], form["closing"], form["first"]) == ("Hello.\n\nBe well.", "Bye.", "closing")
        assert (form["left_out"], form["told_too"]) == ([out], ["y"])
        assert "Saved by Tia Team, Tuesday 1 December 2026, 9am UK time." in page.text
        assert "Left out: Left out this week" in page.text
    preview = scene.team.get("/team/bulletin/preview")
    assert "The Mill" not in preview.text and "This week: 1 opportunity" in preview.text
    scene.draft(left_out=[])
    assert "The Mill" in scene.team.get("/team/bulletin/preview").text


def test_the_next_week_begins_anew(scene: Scene) -> None:
    scene.open(in_days=60)
    scene.draft(opening="Hello.")
    scene.at("2026-12-07T09:00+00:00")
    assert scene.team.get("/team/bulletin").form()["opening"] == ""
    scene.team.get("/team/bulletin/2026-11-30", status=404)
    scene.team.get("/team/bulletin/2026-11-30/plain", status=404)


@pytest.mark.parametrize(("answers", "error"), [
    ({"opening": "x" * 1501}, "Use 1500 characters or fewer. You have used 1501."),
    ({"closing": "x" * 1501}, "Use 1500 characters or fewer. You have used 1501."),
    ({"first": ""}, "Choose one of the answers."), ({"first": "rest"}, "Choose one of the answers."),
])  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(scene: Scene, answers: dict[str, str], error: str) -> None:
    scene.open()
    typed = {"opening": "Hello.", "closing": "Bye.", **answers}
    page = scene.preview(**typed)
    assert page.errors == [error]
    assert (page.form()["opening"], page.form()["closing"]) == (typed["opening"], typed["closing"])
    assert scene.kept() == []


def test_what_closed_meanwhile_need_not_be_left_out_any_more(scene: Scene) -> None:
    scene.open("Stays")
    ref = scene.open("Closes")
    page = scene.team.get("/team/bulletin")
    with scene.application.app_context(), db.transaction() as session:
        session.scalars(select(Opportunity).where(Opportunity.ref == ref)).one().closes_at = clock.now() - timedelta(1)
    after = scene.team.send(page, {"left_out": [str(scene.number(ref)), "999999"], "keep": "y"})
    assert "Saved." in after.text and not after.errors


def test_of_two_who_write_at_once_the_second_sees_both(scene: Scene) -> None:
    scene.open()
    other = scene.as_("tom")
    for _begun in range(2):  # the first of all, and one that was saved before
        mine, theirs = scene.team.get("/team/bulletin"), other.get("/team/bulletin")
        other.send(theirs, {"opening": "From Tom.", "keep": "y"})
        page = scene.team.send(mine, {"opening": "From Tia.", "keep": "y"})
        assert "Somebody else saved this bulletin while you were writing." in page.text
        assert "Tom Team saved these words. What you typed is below. From Tom." in page.text
        assert page.form()["opening"] == "From Tia."
        assert scene.kept()[0].opening == "From Tom."
        assert "Saved." in scene.team.send(page, {"keep": "y"}).text
        assert scene.kept()[0].opening == "From Tia."


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30, "²"])
def test_a_version_that_is_none_overwrites_nothing(scene: Scene, version: str) -> None:
    scene.draft(opening="Hello.")
    page = scene.draft(opening="Other words.", version=version)
    assert "Somebody else saved this bulletin" in page.text and scene.kept()[0].opening == "Hello."


def test_what_was_sent_takes_no_more_words(scene: Scene) -> None:
    scene.open()
    page = scene.team.get("/team/bulletin")
    scene.send(opening="Hello.")
    after = scene.team.post("/team/bulletin", {**page.form(), "opening": "More words.", "keep": "y"})
    assert "has been sent" in after.text and scene.kept()[0].opening == "Hello."


@pytest.mark.parametrize("who", ["ann", "host", "budget", "finance", "admin"])
def test_nobody_but_the_team_reads_writes_or_sends_it(scene: Scene, who: str) -> None:
    scene.open()
    scene.draft(opening="Hello.")
    if who != "ann":
        scene.make.person("Sam", Role(who), email=f"{who}@post.example")
    other = scene.as_(who)
    for path in PATHS:
        other.get(f"/team/bulletin{path}", status=403)
    other.post("/team/bulletin", {"opening": "Mine.", "first": "new"}, status=403)
    other.post("/team/bulletin/send", shown="0" * 32, status=403)
    stranger = scene.browser.another()
    assert all("Sign in" in stranger.get(f"/team/bulletin{path}").h1 for path in PATHS)
    assert scene.kept()[0].opening == "Hello." and scene.handed_out() == []


@pytest.mark.parametrize("week", ["2026-12-01", "2020-01-06", "2027-01-04", "nonsense", "2026-13-01", "0001-01-01"])
def test_a_week_without_a_bulletin_has_no_page(scene: Scene, week: str) -> None:
    scene.open()
    scene.send()
    for end in ("", "/plain", "/paper", "/paper.pdf"):
        scene.team.get(f"/team/bulletin/{week}{end}", status=404)


def test_it_is_found_from_messages_and_from_the_opportunities(scene: Scene) -> None:
    for path in ("/team/messages", "/team/opportunities"):
        assert scene.team.get(path).links()["Weekly bulletin"] == "/team/bulletin"
