"""One's own feed: what stands in it, and for how long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import select

from app.calendar import actions, entries, ics
from app.calendar.feeds import rules
from app.calendar.feeds.queries import own_dates
from app.calendar.models import Invitation
from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.states import move
from app.messages.write import Why
from app.opportunities.models import Session
from app.people.models import Channel, Person
from app.signups.models import Place
from app.signups.states import PlaceState
from tests.calendar.feeds.conftest import events, make_feed
from tests.calendar.told import change, do

CHANGES = [(2026, 3, 29), (2026, 10, 25), (2027, 3, 28), (2027, 10, 31), (2028, 3, 26), (2028, 10, 29)]


def test_every_reader_finds_what_the_invitations_say(application, make, browser, fetch, ada, invite, read):
    invite(ada, make.opportunity(sessions=2, venue="Room 2\nRiverbank House"))
    path = make_feed(browser)

    found = read(fetch(path).data)

    with application.app_context():
        sent = {each.uid: each for each in db.session().scalars(select(Invitation).order_by(Invitation.starts_at))}
    assert len(sent) == 2
    assert found["method"] == ""
    assert [event["uid"] for event in found["events"]] == list(sent)
    for event in found["events"]:
        invitation = sent[event["uid"]]
        assert event["sequence"] == invitation.sequence
        assert event["start"] == int(invitation.starts_at.timestamp())
        assert (event["title"], event["location"]) == ("Involvement session", "Room 2, Riverbank House")
        assert (event["status"], event["class"]) == ("CONFIRMED", "PRIVATE")
        assert (event["organiser"], event["attendees"]) == ("", [])


def test_it_says_its_name_and_how_often_to_look(make, browser, fetch, ada, invite):
    invite(ada, make.opportunity())

    lines = fetch(make_feed(browser)).text.split("\r\n")

    assert lines[0] == "BEGIN:VCALENDAR"
    for line in (
        "NAME:Involvement", "X-WR-CALNAME:Involvement", "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H",
        "CALSCALE:GREGORIAN", "VERSION:2.0",
    ):  # fmt: skip
        assert lines.count(line) == 1, line
    assert lines.count("BEGIN:VTIMEZONE") == 1
    assert not [line for line in lines if line.startswith(("METHOD", "ORGANIZER", "ATTENDEE"))]
    assert all(len(line.encode()) <= 75 for line in lines)


@pytest.mark.parametrize("change_day", CHANGES, ids=lambda day: "-".join(map(str, day)))
def test_the_hour_is_right_round_each_clock_change(application, make, browser, fetch, ada, invite, read, change_day):
    midnight = datetime(*change_day, tzinfo=UTC)
    application.extensions["clock"].freeze(midnight - timedelta(days=30))
    browser.sign_in("ada@home.example")
    starts = [midnight + timedelta(hours=hours) for hours in (-24, -15, 0, 1, 9, 24, 33)]
    ref = make.opportunity(sessions=len(starts), in_days=60)
    with application.app_context(), db.transaction() as session:
        for row, start in zip(session.scalars(select(Session).order_by(Session.id)), starts, strict=True):
            row.starts_at, row.ends_at = start, start + timedelta(minutes=45)
    invite(ada, ref)

    found = read(fetch(make_feed(browser)).data)

    assert [event["start"] for event in found["events"]] == [int(start.timestamp()) for start in starts]
    assert {event["end"] - event["start"] for event in found["events"]} == {45 * 60}


def test_what_is_called_off_stays_for_thirty_days_and_what_is_over_for_ninety(
    application, make, browser, fetch, ada, invite
):
    invite(ada, make.opportunity(in_days=1))
    gone = invite(ada, make.opportunity(in_days=200))
    path = make_feed(browser)
    with application.app_context():
        do(actions.cancel, gone, why=Why.CALLED_OFF, held=True)
    first = fetch(path)
    assert [str(event["STATUS"]) for event in events(first)] == ["CONFIRMED", "CANCELLED"]
    assert [event.sequence for event in events(first)] == [0, 1]

    application.extensions["clock"].advance(rules.GONE - timedelta(days=1))
    assert fetch(path).data == first.data
    application.extensions["clock"].advance(timedelta(days=2))
    later = fetch(path, If_Modified_Since=first.headers["Last-Modified"])
    assert [str(event["STATUS"]) for event in events(later)] == ["CONFIRMED"]
    application.extensions["clock"].advance(rules.PAST)
    assert events(fetch(path)) == []
    assert fetch(path).text.count("BEGIN:VTIMEZONE") == 1


def test_a_date_that_came_back_stands_once(application, make, browser, fetch, ada, invite):
    ref = make.opportunity()
    first = invite(ada, ref)
    path = make_feed(browser)
    with application.app_context(), db.transaction() as session:
        move(session.get_one(Place, first), PlaceState.WITHDRAWN, by=SYSTEM, now=clock.now())
        actions.cancel(first, why=Why.WITHDRAWN, held=True)
    assert [str(event["STATUS"]) for event in events(fetch(path))] == ["CANCELLED"]

    invite(ada, ref)

    (event,) = events(fetch(path))
    assert (str(event["STATUS"]), event.sequence) == ("CONFIRMED", 0)


@pytest.mark.parametrize("way", [Channel.PHONE, Channel.LETTER])
def test_somebody_whom_the_phone_or_the_post_reaches_has_a_feed_all_the_same(
    application, make, browser, fetch, ada, invite, way
):
    with application.app_context():
        change(Person, ada, contact_by=way, phone="+441134960000", address="1 Elm Row\nTown")
    invite(ada, make.opportunity())

    assert len(events(fetch(make_feed(browser)))) == 1


def test_a_feed_too_long_for_some_programs_leaves_out_what_is_over_first(
    application, make, browser, fetch, ada, invite
):
    invite(ada, make.opportunity(in_days=1))
    invite(ada, make.opportunity(in_days=20))
    invite(ada, make.opportunity(in_days=40))
    application.extensions["clock"].advance(timedelta(days=10))
    browser.sign_in("ada@home.example")
    path = make_feed(browser)
    whole = fetch(path)
    assert len(events(whole)) == 3

    with application.app_context():
        found = [entries.entry(each) for each in own_dates(ada)]
    cut = ics.feed(found, "Involvement", now=found[0].ends_at + timedelta(days=1), most=len(whole.data) - 1)

    assert len(cut) < len(whole.data)
    assert [event.uid for event in Calendar.from_ical(cut).events] == [each.uid for each in found[1:]]
