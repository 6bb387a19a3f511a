"""Before a place is taken: what clashes, and what it adds up to. All of it can be tapped through."""

from __future__ import annotations

from datetime import date

from flask import Flask

from app.core import clock
from app.opportunities.states import Attendance, Format, Method
from app.signups.states import PlaceState
from tests.signups.before import CHECK, FIRST, Starting, places, ref_of
from tests.support.page import Browser


def test_an_overlap_is_said_and_one_more_tap_goes_on(
    application: Flask, browser: Browser, ann: int, starting: Starting
) -> None:
    first, second = starting(title="Nurse interviews"), starting(90, title="Tea")
    assert browser.post(f"/opportunities/{first}/sign-up").h1 == "You have a place"

    page = browser.send(browser.get(f"/opportunities/{second}/sign-up"))

    assert page.h1 == CHECK
    assert (
        "There is a place in “Nurse interviews” at the same time: Tuesday 15 December 2026, 10am to midday" in page.text
    )
    assert places(application, ann) == [PlaceState.CONFIRMED]
    assert browser.send(page).h1 == "You have a place"
    assert places(application, ann) == [PlaceState.CONFIRMED] * 2


def test_time_for_the_way_counts_between_two_places_alone(browser: Browser, ann: int, starting: Starting) -> None:
    browser.post(f"/opportunities/{starting(title='Nurse interviews')}/sign-up")
    elsewhere = {"venue": "Town Hall"}
    for minutes, fields, warned in (
        (120, {"venue": "The  ward,\n1 High Street"}, False),  # the same place, one after the other
        (179, elsewhere, True),
        (180, elsewhere, False),
        (-179, elsewhere, True),
        (130, {"format": Format.ONLINE}, True),  # from home
        (150, {"format": Format.PHONE, "in_days": 15}, False),
    ):
        page = browser.post(f"/opportunities/{starting(minutes, **fields)}/sign-up")
        assert (page.h1 == CHECK) is warned, (minutes, fields, page.text)
        if warned:
            assert "There is less than 1 hour for the way between the two." in page.text
        else:
            browser.send(page, action="/withdraw")


def test_what_was_chosen_is_kept_and_a_new_clash_is_shown_again(
    application: Flask, browser: Browser, ann: int, starting: Starting
) -> None:
    first = starting(title="Nurse interviews", in_days=15)
    browser.post(f"/opportunities/{first}/sign-up")
    series = starting(30, title="Course", sessions=2, attendance=Attendance.ONE)
    form = browser.get(f"/opportunities/{series}/sign-up")
    second = form.soup.select("input[name=session]")[1]["value"]

    page = browser.send(form, {"session": second})  # the check page says it with the answers: no page more
    assert (page.h1, FIRST in page.text, page.form()["session"]) == (CHECK, True, second)
    choir = f"/opportunities/{starting(60, title='Choir', in_days=15)}/sign-up"
    shown = browser.post(choir, anyway="made up")
    assert shown.h1 == CHECK  # a word of one's own says nothing was read
    assert browser.send(shown).h1 == "You have a place"
    again = browser.send(page)
    assert (again.h1, "“Choir”" in again.text) == (CHECK, True)
    assert browser.send(again).h1 == "You have a place"


def test_an_offer_is_checked_before_it_is_made_and_before_it_is_accepted(
    application: Flask, browser: Browser, team: Browser, ann: int, starting: Starting
) -> None:
    chosen = starting(title="Panel", method=Method.CHOSEN, choice_rule="New people first.")
    own = browser.post(f"/opportunities/{chosen}/sign-up").path
    browser.post(f"/opportunities/{starting(30, title='Choir')}/sign-up")  # a name waiting clashes with nothing
    assert places(application, ann) == [PlaceState.INTERESTED, PlaceState.CONFIRMED]

    page = team.post(f"/team/places/{own.rsplit('/', 1)[-1]}/offer")
    assert (page.h1, "“Choir” at the same time" in page.text) == ("Check before you offer this place", True)
    assert "The place is offered" in team.send(page).text

    page = browser.post(f"{own}/answer", answer="accept")
    assert (page.h1, "“Choir” at the same time" in page.text) == ("Check before you say yes", True)
    assert places(application, ann)[0] is PlaceState.OFFERED
    by_phone = f"/team/places/{own.rsplit('/', 1)[-1]}/behalf"
    heard = team.send(team.get(by_phone), {"asked": "phone", "what": "accept"})
    assert (FIRST in heard.text, heard.form()["what"], heard.form()["asked"]) == (True, "accept", "phone")
    assert browser.send(page).h1 == "You have a place"


def test_the_team_reads_the_same_before_it_signs_somebody_up(
    application: Flask, browser: Browser, team: Browser, ann: int, starting: Starting
) -> None:
    browser.post(f"/opportunities/{starting(title='Choir')}/sign-up")
    path = f"/team/opportunities/{starting(60)}/sign-up/{ref_of(application, ann)}"
    page = team.send(team.get(path), {"asked": "letter"})
    assert "There is a place in “Choir” at the same time" in page.text
    assert page.form()["asked"] == "letter"
    assert "Signed up." in team.send(page).text
    again = team.send(team.get(path), {"asked": "letter"})
    assert "Ann Lee has put their name down for this already." in again.text
    assert places(application, ann) == [PlaceState.CONFIRMED] * 2


def test_nobody_without_another_place_is_asked_anything(
    application: Flask, browser: Browser, ann: int, starting: Starting
) -> None:
    """Not by the past either, nor by what was given up, nor by work without a day."""
    gone = browser.post(f"/opportunities/{starting()}/sign-up")
    browser.send(gone, action="/withdraw")
    with application.app_context():
        assert clock.today() == date(2026, 12, 1)
    assert browser.post(f"/opportunities/{starting()}/sign-up").h1 == "You have a place"
