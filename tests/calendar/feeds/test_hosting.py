"""The feeds of those who look after sessions: every one of theirs, no advisor's name, and only while it is theirs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import delete, select

from app.core import db
from app.core.actor import SYSTEM
from app.opportunities.actions import life
from app.opportunities.models import Opportunity, Session
from app.opportunities.states import OpportunityState
from app.people.models import Role, RoleGrant, TeamMember
from tests.calendar.feeds.conftest import make_feed
from tests.calendar.told import change
from tests.support.statements import statements


@pytest.fixture
def host(make):
    return make.person("Hattie Host", Role.HOST, email="hattie@staff.example")


@pytest.fixture
def mine(make, host):
    """What Hattie's team hosts, with two sessions."""
    return make.opportunity(host=host, team=make.team("", host), title="Nurse panel", sessions=2, venue="Room 2")


@pytest.fixture
def hosted(browser, host):
    browser.sign_in("hattie@staff.example")
    return make_feed(browser, "host")


@pytest.fixture
def of_team(make, browser):
    make.person("Tom Team", Role.TEAM, email="tom@staff.example")
    other = browser.another()
    other.sign_in("tom@staff.example")
    return make_feed(other, "team")


def titles(answer):
    assert answer.status_code == 200, answer.text
    return [str(event["SUMMARY"]) for event in Calendar.from_ical(answer.data).events]


def test_every_reader_finds_the_hosts_sessions_and_no_advisor(make, mine, hosted, fetch, invite, read):
    make.opportunity(title="Somebody else's")
    invite(make.advisor("Ada Example", email="ada@home.example"), mine)

    answer = fetch(hosted)
    found = read(answer.data)

    assert [event["title"] for event in found["events"]] == ["Nurse panel", "Nurse panel"]
    assert {event["location"] for event in found["events"]} == {"Room 2"}
    assert {(event["class"], event["organiser"]) for event in found["events"]} == {("PRIVATE", "")}
    assert len({event["uid"] for event in found["events"]}) == 2
    assert b"Ada" not in answer.data
    assert b"ada@" not in answer.data


def test_who_left_the_team_sees_nothing_of_it(application, mine, hosted, fetch, host):
    assert titles(fetch(hosted)) == ["Nurse panel", "Nurse panel"]
    with application.app_context(), db.transaction() as session:
        session.execute(delete(TeamMember).where(TeamMember.person_id == host))

    answer = fetch(hosted)

    assert titles(answer) == []
    assert b"Nurse" not in answer.data


@pytest.mark.parametrize(("feed", "role"), [("hosted", Role.HOST), ("of_team", Role.TEAM)])
def test_a_feed_that_goes_with_a_role_goes_with_it(application, mine, request, fetch, feed, role):
    path = request.getfixturevalue(feed)
    assert titles(fetch(path)) == ["Nurse panel", "Nurse panel"]
    with application.app_context(), db.transaction() as session:
        session.execute(delete(RoleGrant).where(RoleGrant.role == role))

    assert fetch(path).status_code == 404


def test_the_team_has_every_session_that_is_published(make, mine, of_team, fetch):
    make.opportunity(title="Another team's", in_days=20)
    make.opportunity(title="Only written", state=OpportunityState.DRAFT)

    assert titles(fetch(of_team)) == ["Nurse panel", "Nurse panel", "Another team's"]


def test_what_is_called_off_is_crossed_out_for_thirty_days(application, mine, hosted, fetch):
    with application.app_context():
        before = [event.sequence for event in Calendar.from_ical(fetch(hosted).data).events]
        with db.transaction() as session:
            life.cancel(session.scalars(select(Opportunity)).one(), "The post is not filled.", by=SYSTEM)

    found = Calendar.from_ical(fetch(hosted).data).events
    assert [str(event["STATUS"]) for event in found] == ["CANCELLED", "CANCELLED"]
    assert all(event.sequence > earlier for event, earlier in zip(found, before, strict=True))

    application.extensions["clock"].advance(timedelta(days=31))
    assert titles(fetch(hosted)) == []


@pytest.mark.parametrize("number", [1, 3])
def test_however_many_sessions_the_same_few_statements(application, make, host, hosted, fetch, number):
    team = make.team("", host)
    for _each in range(number):
        make.opportunity(host=host, team=team, sessions=2)

    with statements(application) as sent:
        assert len(titles(fetch(hosted))) == 2 * number

    assert len(sent) == 3, sent
    with statements(application) as sent:
        assert fetch(hosted, If_None_Match=fetch(hosted).headers["ETag"]).status_code == 304
    assert len(sent) == 2, sent  # one each


def test_a_change_is_in_it_and_a_change_elsewhere_leaves_it_as_it_was(application, make, mine, hosted, fetch):
    first = fetch(hosted)
    application.extensions["clock"].advance(timedelta(minutes=1))
    make.opportunity(title="Somebody else's")
    same = fetch(hosted, If_None_Match=first.headers["ETag"])
    assert (same.status_code, same.headers["Last-Modified"]) == (304, first.headers["Last-Modified"])

    with application.app_context():
        wanted = select(Session.id).join(Session.opportunity).where(Opportunity.ref == mine)
        change(Session, db.session().scalars(wanted.order_by(Session.id)).first(), label="First meeting")
    assert titles(fetch(hosted)) == ["Nurse panel: First meeting", "Nurse panel"]
