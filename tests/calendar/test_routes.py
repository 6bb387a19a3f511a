"""`/places/REF.ics`: one's own place as a file, and nobody else's."""

from __future__ import annotations

import pytest
from icalendar import Calendar

from app.calendar import actions
from app.core import db
from app.messages.write import Why
from app.people.models import Channel, Role
from app.signups.models import Place
from app.signups.states import PlaceState


@pytest.fixture
def held(application, make, place):
    """A person's e-mail and the address of the file of their place in two sessions."""
    person_id = make.advisor("Ada Example", email="ada@home.example")
    place_id = place(person_id, make.opportunity(sessions=2, venue="Room 2\nRiverbank House"))
    with application.app_context(), db.transaction():
        actions.invite(place_id)
    return place_id, path(application, place_id)


def path(application, place_id: int) -> str:
    with application.app_context():
        return f"/places/{db.session().get_one(Place, place_id).ref}.ics"


def test_the_holder_gets_every_session_under_the_uid_of_the_invitation(application, browser, held):
    browser.sign_in("ada@home.example")

    page = browser.get(held[1])

    calendar = Calendar.from_ical(page.bytes)
    assert page.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert page.headers["Content-Disposition"] == 'attachment; filename="involvement.ics"'
    assert "sandbox" in page.headers["Content-Security-Policy"]
    assert page.headers["Cache-Control"] == "no-store"
    assert "METHOD" not in calendar
    assert len({event.uid for event in calendar.events}) == 2
    for word in (b"ORGANIZER", b"ATTENDEE", b"mailto:"):
        assert word not in page.bytes
    assert browser.get(held[1]).bytes == page.bytes


def test_nobody_else_gets_it_and_nobody_learns_that_it_is_there(make, browser, held):
    make.person("Tom Team", Role.TEAM, Role.ADMIN, email="tom@staff.example")
    make.advisor("Bea Example", email="bea@home.example")

    for email in ("tom@staff.example", "bea@home.example"):
        other = browser.another()
        other.sign_in(email)
        theirs = other.get(held[1], status=404)
        unknown = other.get("/places/nothing-like-it.ics", status=404)
        assert theirs.text == unknown.text

    assert browser.get(held[1]).path == "/sign-in"


def test_a_place_that_is_only_on_offer_or_gone_has_no_file(application, make, browser, place, held):
    ada = make.advisor("Ada Other", email="other@home.example")
    offered = place(ada, make.opportunity(), state=PlaceState.OFFERED)
    with application.app_context(), db.transaction():
        actions.cancel(held[0], why=Why.WITHDRAWN, held=True)

    browser.sign_in("ada@home.example")
    browser.get(held[1], status=404)
    other = browser.another()
    other.sign_in("other@home.example")
    other.get(path(application, offered), status=404)


def test_somebody_who_is_told_by_phone_can_still_keep_the_file(application, make, browser, place):
    person_id = make.advisor("Cy Example", email="cy@home.example", contact_by=Channel.PHONE, phone="+441134960000")
    place_id = place(person_id, make.opportunity())
    with application.app_context(), db.transaction():
        actions.invite(place_id)
    browser.sign_in("cy@home.example")

    assert len(Calendar.from_ical(browser.get(path(application, place_id)).bytes).events) == 1
