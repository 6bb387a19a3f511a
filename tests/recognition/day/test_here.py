"""Who is here: one button a person, and the sheet begins with it."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.people.models import Role
from app.recognition.models import Presence
from app.signups.states import PlaceState
from tests.recognition.conftest import Scene
from tests.recognition.day.conftest import Day
from tests.support.page import Browser
from tests.support.statements import statements


def _kept(application: Flask) -> int:
    with application.app_context():
        return db.session().scalar(select(func.count()).select_from(Presence)) or 0


def test_a_press_says_that_they_are_here_and_another_takes_it_back(day: Day) -> None:
    host = day.signed_in()
    page = host.get(day.here)
    assert page.h1 == "Who is here"
    assert "Ann Advisor" in page.text
    page = day.press(host, "here")
    assert page.soup.select_one(".app-here .nhsuk-tag").get_text() == "Is here"
    page = day.press(host, "here")
    assert _kept(day.application) == 1
    page = day.press(host, "not-yet")
    assert not page.soup.select(".app-here .nhsuk-tag")
    assert _kept(day.application) == 0


def test_on_the_day_it_is_the_first_thing_on_the_hosts_own_page(day: Day) -> None:
    page = day.signed_in().get("/")
    assert page.links()["Who is here: Nurse interviews on Ward 9, 10am"] == day.here
    day.later(days=1)
    assert "Who is here" not in day.signed_in().get("/").text


def test_nothing_asks_why_and_nothing_says_that_somebody_is_not_there(day: Day) -> None:
    page = day.signed_in().get(day.here)
    buttons = {button.get_text(" ", strip=True) for button in page.soup.select("main button")}
    assert buttons == {"Is here Ann Advisor"}


def test_the_sheet_begins_with_who_was_here_and_from_then_on_it_alone_says_so(day: Day) -> None:
    host = day.signed_in()
    day.press(host, "here")
    day.later(hours=3)
    sheet = host.get(day.here.replace("today", "attendance"))
    values = sheet.form()
    assert (values[f"p{day.place}-took"], values[f"p{day.place}-activity-hours"]) == ("yes", "2")
    assert "Saved. 1 person took part." in host.send(sheet).text
    assert day.scene.state(day.place) is PlaceState.TOOK_PART
    assert _kept(day.application) == 0
    page = day.press(host, "not-yet")
    assert "Who took part is saved already" in page.text
    assert "Saved: took part" in page.text


def test_leaving_early_is_thanked_and_takes_nothing_from_what_was_promised(day: Day) -> None:
    host = day.signed_in()
    page = day.press(host, "left")
    assert "Left early, with thanks" in page.text
    day.later(hours=3)
    sheet = host.get(day.here.replace("today", "attendance"))
    assert "Left early, with thanks. The whole time is filled in" in sheet.text
    host.send(sheet)
    (made,) = day.scene.contributions()
    assert (made.activity_minutes, made.pence) == (120, 2400)


def test_somebody_nobody_saw_is_left_open(day: Day) -> None:
    host = day.signed_in()
    day.later(hours=3)
    assert f"p{day.place}-took" not in host.get(day.here.replace("today", "attendance")).form()


@pytest.mark.parametrize("days", [-1, 1])
def test_on_no_other_day(day: Day, days: int) -> None:
    day.later(days=days)
    host = day.signed_in()
    assert "on the day of the session only" in host.get(day.here).text
    assert "on the day of the session only" in day.press(host, "here").text
    assert _kept(day.application) == 0


def test_what_no_button_says_changes_nothing(day: Day) -> None:
    host = day.signed_in()
    assert "Please press one of the buttons." in day.press(host, "late").text
    assert "does not have a place any more" in day.press(host, "here", "somebody-else").text
    day.scene.end(day.place, PlaceState.WITHDRAWN)
    assert "does not have a place any more" in day.press(host, "here").text
    assert _kept(day.application) == 0


def test_the_team_has_the_same_page_and_others_have_none(day: Day) -> None:
    team_page = day.here.replace("/host/", "/team/")
    assert "Ann Advisor" in day.signed_in("tess").get(team_page).text
    day.scene.make.person("Olga Other", Role.HOST, email="olga@post.example")
    other = day.signed_in("olga")
    other.get(day.here, status=404)
    other.post(day.here, status=404, place=day.place, said="here")
    other.get(day.walk_in, status=404)
    other.post(day.walk_in, status=404, who="Ann Advisor")
    other.get(team_page, status=403)
    assert _kept(day.application) == 0


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_asks_the_database_the_same_however_many_people(day: Day, people: int) -> None:
    for number in range(people - 1):
        place = day.scene.place(day.opportunity, day.scene.advisor(f"Person {number}"))
        day.press(day.signed_in(), "here", place)
    host = day.signed_in()
    with statements(day.application) as asked:
        host.get(day.here)
    assert len(asked) == 8


def test_of_a_series_each_session_has_its_own(scene: Scene, browser: Browser, application: Flask) -> None:
    day = Day(scene, browser, application, sessions=2)
    host = day.signed_in()
    day.press(host, "here")
    day.later(days=1)
    second = f"/host/sessions/{scene.sessions(day.opportunity)[1]}/today"
    assert not day.signed_in().get(second).soup.select(".app-here .nhsuk-tag")
