"""Asked again and again: what an answer says of itself, and that the same is neither made nor sent twice."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.calendar import actions
from app.calendar.feeds.models import Feed
from app.core import db
from app.opportunities.models import Kind, Session
from tests.calendar.feeds.conftest import events, make_feed
from tests.calendar.told import change, do
from tests.support.statements import statements

PERSONAL = {"Cache-Control": "private, max-age=900", "X-Robots-Tag": "noindex"}


def test_the_headers_are_those_of_something_private_that_may_be_kept(make, browser, fetch, ada, invite):
    invite(ada, make.opportunity())
    path = make_feed(browser)

    answer = fetch(path)

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["ETag"] == f'"{hashlib.sha256(answer.data).hexdigest()}"'
    assert answer.headers["Content-Disposition"] == 'inline; filename="involvement.ics"'
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    for name, value in PERSONAL.items():
        assert answer.headers[name] == value
    head = fetch(path, method="HEAD")
    assert (head.status_code, head.data) == (200, b"")
    assert {name: head.headers[name] for name in ("ETag", "Last-Modified", "Content-Length", "Cache-Control")} == {
        name: answer.headers[name] for name in ("ETag", "Last-Modified", "Content-Length", "Cache-Control")
    }


def test_no_cookie_is_read_and_none_is_set(application, make, browser, fetch, ada, invite):
    """Not even the sign-in of somebody else in the same browser, and nothing says that it could depend on one."""
    invite(ada, make.opportunity())
    path = make_feed(browser)
    make.advisor("Bea Example", email="bea@home.example")
    other = browser.another()
    other.sign_in("bea@home.example")
    application.extensions["clock"].advance(timedelta(hours=1))  # a page would now note that she is here

    with statements(application) as sent:
        answer = other.client.get(path)

    assert answer.data == fetch(path).data
    for found in (answer, fetch(path), fetch("/calendar/unknown.ics"), other.client.get("/calendar/unknown.ics")):
        assert "Set-Cookie" not in found.headers
        assert "Vary" not in found.headers
    assert not [each for each in sent if "sign_in" in each]


def test_unchanged_is_one_statement_and_no_bytes_made(application, make, browser, fetch, ada, invite):
    invite(ada, make.opportunity(sessions=3))
    path = make_feed(browser)
    first = fetch(path)

    for headers in (
        {"If_None_Match": first.headers["ETag"]},
        {"If_None_Match": f'"other", W/{first.headers["ETag"]}'},
        {"If_Modified_Since": first.headers["Last-Modified"]},
        {"If_None_Match": first.headers["ETag"], "If_Modified_Since": "Thu, 01 Jan 2015 00:00:00 GMT"},
    ):
        with statements(application) as sent:
            answer = fetch(path, **headers)
        assert (answer.status_code, answer.data) == (304, b""), headers
        assert len(sent) == 1, sent
        for name in ("ETag", "Last-Modified", "Cache-Control"):
            assert answer.headers[name] == first.headers[name]


def test_the_tag_counts_before_the_date(make, browser, fetch, ada, invite):
    invite(ada, make.opportunity())
    path = make_feed(browser)
    first = fetch(path)

    answer = fetch(path, If_None_Match='"another"', If_Modified_Since=first.headers["Last-Modified"])

    assert (answer.status_code, answer.data) == (200, first.data)
    odd = fetch(path, If_Modified_Since="the day before yesterday")
    assert (odd.status_code, odd.data) == (200, first.data)


@pytest.mark.parametrize("number", [1, 12])
def test_however_many_dates_the_same_few_statements(application, make, browser, fetch, ada, invite, number):
    for _each in range(number):
        invite(ada, make.opportunity(sessions=3))
    path = make_feed(browser)

    with statements(application) as sent:
        assert len(events(fetch(path))) == 3 * number

    assert len(sent) == 3, sent  # whose it is, what stands in it, and what its bytes are from now on
    with statements(application) as sent:
        fetch(path)
    assert len(sent) == 1, sent


def test_the_date_of_the_last_change_stands_still_until_there_is_one(
    application, make, browser, fetch, ada, invite, sessions
):
    ref = make.opportunity()
    invite(ada, ref)
    path = make_feed(browser)
    application.extensions["clock"].advance(timedelta(days=2))
    first = fetch(path)
    assert first.headers["Last-Modified"] == "Tue, 01 Dec 2026 09:00:00 GMT"

    application.extensions["clock"].advance(timedelta(days=3))
    again = fetch(path)
    assert (again.data, again.headers["Last-Modified"]) == (first.data, first.headers["Last-Modified"])

    with application.app_context():
        change(Session, sessions(ref)[0], venue="Room 9")
        do(actions.update_for_session, sessions(ref)[0])
    application.extensions["clock"].advance(timedelta(hours=5))
    moved = fetch(path, If_None_Match=first.headers["ETag"], If_Modified_Since=first.headers["Last-Modified"])
    assert moved.headers["Last-Modified"] == "Sun, 06 Dec 2026 09:00:00 GMT"
    assert [(event.sequence, str(event["LOCATION"])) for event in events(moved)] == [(1, "Room 9")]


def test_a_quiet_change_is_in_it_at_once_and_moves_the_date(application, make, browser, fetch, ada, invite):
    """What is not mailed has no SEQUENCE and no stamp of its own, but no program may miss it."""
    kind = make.kind("panel", neutral_title="Involvement meeting")
    invite(ada, make.opportunity(kind=kind))
    path = make_feed(browser)
    first = fetch(path)
    application.extensions["clock"].advance(timedelta(minutes=10))

    with application.app_context():
        change(Kind, kind, neutral_title="Involvement day")
    by_date = fetch(path, If_Modified_Since=first.headers["Last-Modified"])

    assert [str(event["SUMMARY"]) for event in events(by_date)] == ["Involvement day"]
    assert by_date.headers["Last-Modified"] == "Tue, 01 Dec 2026 09:10:00 GMT"


def test_two_changes_in_one_second_are_two(application, make, browser, fetch, ada, invite):
    invite(ada, make.opportunity())
    path = make_feed(browser)
    first = fetch(path)
    invite(ada, make.opportunity())

    second = fetch(path, If_Modified_Since=first.headers["Last-Modified"])

    assert len(events(second)) == 2
    assert second.headers["Last-Modified"] > first.headers["Last-Modified"]


def test_two_readers_who_note_the_bytes_at_once_agree(application, make, browser, fetch, ada, invite):
    invite(ada, make.opportunity())
    path = make_feed(browser)
    first = fetch(path)
    with application.app_context():
        (feed,) = db.session().scalars(select(Feed))
        change(Feed, feed.id, version="of an older release")

    again = fetch(path, If_None_Match=first.headers["ETag"])

    assert again.status_code == 304
    assert again.headers["Last-Modified"] == first.headers["Last-Modified"]
