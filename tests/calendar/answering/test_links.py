"""The link itself: looking changes nothing, it tells no more than the mail, and it ends."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.core import db
from app.core.actor import SYSTEM
from app.people.models import Channel, Person, Role
from app.signups import actions
from app.signups.states import PlaceState
from tests.calendar.answering.conftest import acts, everything, link_in, press, state_of
from tests.calendar.told import change, outbox

P = PlaceState


def test_looking_however_often_and_however_changes_nothing(application, browser, offered):
    """What mail scanners, previews and prefetching browsers do."""
    path = link_in(application, "place_offered")
    before = everything(application)

    for _each in range(2):
        assert "Would you like this place?" in browser.get(path).text
    for method in ("HEAD", "OPTIONS", "PUT", "DELETE"):
        browser.client.open(path, method=method)
    browser.client.get(path, headers={"Sec-Purpose": "prefetch", "Purpose": "prefetch"})
    browser.client.get(f"{path}?answer=yes&shown=1")
    browser.client.post(path)  # a scanner that posts has pressed no button
    browser.client.post(path, data={"answer": "accept"})

    assert everything(application) == before


def test_the_page_tells_what_the_mail_told_and_no_more(application, make, browser, offered):
    make.advisor("Bea Example", email="bea@home.example")
    path = link_in(application, "place_offered")

    page = browser.get(path)

    assert "Involvement session" in page.text
    assert "Tuesday 15 December 2026" in page.text
    for word in ("Ada", "Bea", "Nurse", "@home"):
        assert word not in page.source
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert page.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in page.headers


def test_it_works_without_cookies_and_is_nobodys_but_the_persons(application, make, browser, ada, offered):
    """Somebody else is signed in in this browser, and it sends no origin from a page that tells nobody where it is."""
    path = link_in(application, "place_offered")
    make.person("Tom Team", Role.TEAM, email="tom@staff.example")
    browser.sign_in("tom@staff.example")
    page = browser.get(path)
    assert "Tom" not in page.source
    (shown,) = {field["value"] for field in page.soup.select("[name=shown]")}
    bare = application.test_client(use_cookies=False)

    foreign = bare.post(path, data={"answer": "yes", "shown": shown}, headers={"Origin": "https://else.example"})
    assert (foreign.status_code, state_of(application, offered)) == (403, P.OFFERED)
    answer = bare.post(path, data={"answer": "yes", "shown": shown}, headers={"Origin": "null"})

    assert (answer.status_code, state_of(application, offered)) == (200, P.CONFIRMED)
    assert acts(application) == [("AnsweredByLink", ada, "yes")]
    elsewhere = bare.post("/sign-in", data={"email": "x"}, headers={"Origin": "null"})
    assert elsewhere.status_code == 403


def test_a_used_link_says_so_kindly(application, browser, offered):
    path = link_in(application, "place_offered")
    press(browser, path, "no")
    before = everything(application)

    again = browser.get(path)
    late = browser.post(path, {"answer": "yes", "shown": ""})

    for page in (again, late):
        assert page.h1 == "There is nothing to answer here any more"
        assert "020 7946 0000" in page.text
        assert page.links()["Sign in to see how it stands"] == "/my-involvement"
    assert everything(application) == before


@pytest.mark.parametrize("bent", ["x", "cut", "other", "nul"])
def test_a_bent_link_is_no_link(application, browser, offered, bent):
    path = link_in(application, "place_offered")
    before = everything(application)
    tried = {"x": "/answer/x", "cut": path[:-1], "other": path.replace("/answer/", "/answer/W"), "nul": "/answer/%00"}

    page = browser.get(tried[bent])
    browser.post(tried[bent], {"answer": "yes", "shown": ""})

    assert page.h1 == "There is nothing to answer here any more"
    assert everything(application) == before


def test_the_link_of_an_earlier_offer_is_dead(application, browser, offered):
    first = link_in(application, "place_offered")
    application.extensions["clock"].advance(timedelta(days=7))
    with application.app_context():
        actions.lapse_offers(application.extensions["clock"].now())
    assert state_of(application, offered) is P.LAPSED
    with application.app_context(), db.transaction():
        actions.offer(offered, by=SYSTEM)
    second = link_in(application, "place_offered")

    assert browser.get(first).h1 == "There is nothing to answer here any more"
    assert browser.get(second).h1 == "Would you like this place?"


def test_it_ends_when_the_session_begins(application, make, browser, held):
    held(make.opportunity())
    path = link_in(application, "place_confirmed")
    assert browser.get(path).h1 == "Your place"
    application.extensions["clock"].advance(timedelta(days=14, hours=1))  # an hour after it began

    assert browser.get(path).h1 == "There is nothing to answer here any more"


def test_the_team_sees_the_mail_without_the_link(application, make, browser, held):
    held(make.opportunity())
    path = link_in(application, "place_confirmed")
    make.person("Tom Team", Role.TEAM, email="tom@staff.example")
    browser.sign_in("tom@staff.example")
    with application.app_context():
        ref = outbox()[-1].ref

    shown = browser.get(f"/team/messages/{ref}")
    mail = browser.get(f"/team/messages/{ref}.eml")

    assert path not in shown.text
    assert "/answer/***" in shown.text
    token = path.removeprefix("/answer/")
    assert token[:20].encode() not in mail.bytes.replace(b"=\r\n", b"")


def test_a_letter_and_a_text_message_have_no_link(application, make, held, ada):
    for way in (Channel.LETTER, Channel.TEXT):
        with application.app_context():
            change(Person, ada, contact_by=way, address="1 Elm Row\nTown")
        held(make.opportunity())
        with application.app_context():
            row = outbox()[-1]
            assert row.channel is way
            assert "/answer/" not in row.text
            assert way is Channel.LETTER or len(row.text) <= 160


def test_whoever_has_died_is_not_answered_for(application, make, browser, held, ada):
    held(make.opportunity())
    path = link_in(application, "place_confirmed")
    with application.app_context():
        change(Person, ada, silent_since=application.extensions["clock"].now())

    assert browser.get(path).h1 == "There is nothing to answer here any more"


def test_pressed_too_often_it_is_asked_to_wait_and_nothing_is_lost(application, make, browser, held):
    place_id = held(make.opportunity())
    path = link_in(application, "place_confirmed")
    for _each in range(12):
        press(browser, path, "maybe")
    before = everything(application)
    shown = browser.get(path).soup.select_one("[name=shown]")["value"]

    page = browser.post(path, {"answer": "no", "shown": shown}, status=429)

    assert page.h1 == "Your place"
    assert "Nothing is lost. Please wait 6 minutes and press again, or ring us." in page.text
    assert page.soup.select_one("form [name=answer][value=no]"), "the question stands there still"
    assert everything(application) == before
    application.extensions["clock"].advance(timedelta(minutes=6))
    assert press(browser, path, "no").h1 == "You said that you cannot come"
    assert state_of(application, place_id) is P.CONFIRMED


def test_one_address_that_tries_many_links_waits_too(application, browser, offered):
    path = link_in(application, "place_offered")
    for _each in range(60):
        browser.post("/answer/made-up", {"answer": "yes"})
    shown = browser.get(path).soup.select_one("[name=shown]")["value"]

    assert (
        browser.post("/answer/made-up", {"answer": "yes"}, status=429).h1 == "There is nothing to answer here any more"
    )
    page = browser.post(path, {"answer": "yes", "shown": shown}, status=429)
    assert page.h1 == "Would you like this place?"
    assert state_of(application, offered) is P.OFFERED
    application.extensions["clock"].advance(timedelta(minutes=6))
    assert press(browser, path, "yes").h1 == "You have a place"
