"""One session, several, or work without any."""

from __future__ import annotations

from datetime import timedelta

from app.signups.states import PlaceState
from tests.recognition.conftest import HOURLY, Panel, Scene
from tests.support.page import Browser


def test_work_without_a_session(scene: Scene, browser: Browser) -> None:
    scene.rate()
    opportunity = scene.opportunity(HOURLY, sessions=0, activity_minutes=90)
    place = scene.place(opportunity, scene.advisor("Bola Ade"))
    browser.sign_in("tess@post.example")
    sheet = f"/team/opportunities/{opportunity}/attendance"
    page = browser.send(browser.get(sheet), {f"p{place}-took": "yes"})
    assert "Saved. 1 person took part." in page.text
    (made,) = scene.contributions()
    assert (made.session_id, made.pence, str(made.happened_on)) == (None, 1800, "2026-12-01")


def test_one_session_of_an_opportunity_leads_straight_to_its_sheet(panel: Panel) -> None:
    page = panel.signed_in("tess").get(f"/team/opportunities/{panel.opportunity}/attendance")
    assert page.path == panel.sheet


def test_each_session_of_a_series_is_recorded_apart(scene: Scene, browser: Browser) -> None:
    scene.rate()
    opportunity = scene.opportunity(HOURLY, sessions=3, prep_minutes=30)
    place = scene.place(opportunity, scene.advisor("Bola Ade"))
    first, second, third = (f"/team/sessions/{ref}/attendance" for ref in scene.sessions(opportunity))
    scene.a_month_later()
    browser.sign_in("tess@post.example")
    index = browser.get(f"/team/opportunities/{opportunity}/attendance")
    assert {first, second, third} <= set(index.links().values())

    browser.send(browser.get(first), {f"p{place}-took": "no"})
    assert scene.state(place) is PlaceState.CONFIRMED
    assert browser.get(first).form()[f"p{place}-took"] == "no"
    assert f"p{place}-took" not in browser.get(second).form()
    assert browser.get(second).form()[f"p{place}-prep-minutes"] == "0", "preparation is offered once"

    browser.send(browser.get(second), {f"p{place}-took": "yes"})
    browser.send(browser.get(third), {f"p{place}-took": "yes"})
    assert scene.state(place) is PlaceState.TOOK_PART
    assert [row.pence for row in scene.contributions()] == [2400, 2400]

    for sheet in (second, third):
        browser.send(browser.get(sheet), {f"p{place}-took": "no"})
    assert scene.state(place) is PlaceState.DID_NOT_TAKE_PART
    assert not any(row.current for row in scene.contributions())

    browser.send(browser.get(first), {f"p{place}-took": "yes"})
    assert scene.state(place) is PlaceState.TOOK_PART
    assert browser.get(first).form()[f"p{place}-took"] == "yes"
    assert browser.get(third).form()[f"p{place}-took"] == "no"


def test_a_series_goes_on_after_a_session_is_recorded_and_can_be_left_half_way(scene: Scene, browser: Browser) -> None:
    scene.rate()
    scene.advisor("Cy Next", email="cy@post.example")
    opportunity = scene.opportunity(HOURLY, sessions=3, seats=1)
    place = scene.place(opportunity, scene.advisor("Bola Ade", email="bola@post.example"))
    first, second, third = (f"/team/sessions/{ref}/attendance" for ref in scene.sessions(opportunity))
    waits, own, team = browser.another(), browser.another(), browser.another()
    waits.sign_in("cy@post.example")
    waiting = waits.post(f"/opportunities/{opportunity}/sign-up").path
    scene.application.extensions["clock"].advance(timedelta(days=14, hours=4))

    team.sign_in("tess@post.example")
    team.send(team.get(first), {f"p{place}-took": "yes"})
    assert scene.state(place) is PlaceState.CONFIRMED
    own.sign_in("bola@post.example")
    assert own.send(own.get(f"/places/{place}"), action="/withdraw").h1 == "You have withdrawn"
    waits.sign_in("cy@post.example")
    assert waits.get(waiting).h1 == "You have an offer of a place"

    team.send(team.get(first), {f"p{place}-took": "no"})
    team.send(team.get(first), {f"p{place}-took": "yes"})
    assert [row.current for row in scene.contributions()] == [False, True]
    scene.a_month_later()
    team.sign_in("tess@post.example")
    assert "Bola Ade" not in team.get(second).text + team.get(third).text
    assert scene.state(place) is PlaceState.WITHDRAWN


def test_whoever_was_at_some_of_a_series_took_part_when_the_last_is_recorded(scene: Scene, browser: Browser) -> None:
    opportunity = scene.opportunity(sessions=2)
    place = scene.place(opportunity, scene.advisor("Bola Ade"))
    first, second = (f"/team/sessions/{ref}/attendance" for ref in scene.sessions(opportunity))
    scene.application.extensions["clock"].advance(timedelta(days=14, hours=4))
    browser.sign_in("tess@post.example")
    browser.send(browser.get(first), {f"p{place}-took": "yes"})
    assert scene.state(place) is PlaceState.CONFIRMED
    scene.a_month_later()
    browser.sign_in("tess@post.example")
    browser.send(browser.get(second), {f"p{place}-took": "no"})
    assert scene.state(place) is PlaceState.TOOK_PART


def test_a_place_for_one_session_is_on_that_sheet_alone(scene: Scene, browser: Browser) -> None:
    opportunity = scene.opportunity(sessions=2)
    first, second = scene.sessions(opportunity)
    place = scene.place(opportunity, scene.advisor("Bola Ade"), first)
    scene.a_month_later()
    browser.sign_in("tess@post.example")
    assert "Bola Ade" not in browser.get(f"/team/sessions/{second}/attendance").text
    browser.send(browser.get(f"/team/sessions/{first}/attendance"), {f"p{place}-took": "no"})
    assert scene.state(place) is PlaceState.DID_NOT_TAKE_PART
