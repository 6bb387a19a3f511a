"""The address of a feed: made, shown once, replaced and ended, and nothing of it left anywhere."""

from __future__ import annotations

import logging
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from gunicorn.config import Config
from gunicorn.glogging import Logger
from sqlalchemy import select, text

from app.calendar.feeds import actions as feed_actions
from app.calendar.feeds.models import Feed
from app.calendar.feeds.states import FeedKind
from app.calendar.routes.feeds import MOST, MOST_UNKNOWN
from app.core import db
from app.core.actor import Actor
from app.core.audit import AuditEntry
from app.people.models import Account, Person
from tests.calendar.feeds.conftest import ADDRESS, make_feed
from tests.calendar.told import change


def test_it_is_shown_once_and_only_its_digest_is_kept(application, browser, fetch, ada):
    page = browser.post("/account/calendar/feed", kind="own")

    path, token = ADDRESS.search(page.source).groups()
    address = ADDRESS.search(page.source).group(0)
    assert len(address) < 200
    assert page.links()["Add to my calendar"] == "webcal" + address.removeprefix("http")
    assert fetch(path).status_code == 200
    assert token not in browser.get("/account/calendar").source
    with application.app_context():
        assert db.session().scalars(select(Feed.token_digest)).one() != token
        for table in ("calendar_feed", "audit_entry", "outbox_message"):
            rows = db.session().execute(text(f"SELECT * FROM {table}")).all()
            assert token not in str(rows)


def test_a_new_address_ends_the_old_one_and_off_ends_it(application, browser, fetch, ada):
    first = make_feed(browser)
    second = make_feed(browser)
    assert (fetch(first).status_code, fetch(second).status_code) == (404, 200)

    page = browser.post("/account/calendar/feed/end", kind="own")

    assert "does not work any more" in page.text
    assert fetch(second).status_code == 404
    browser.post("/account/calendar/feed/end", kind="own")  # twice does no harm
    with application.app_context():
        said = db.session().scalars(select(AuditEntry.event).where(AuditEntry.event.like("Feed%"))).all()
    assert sorted(said) == ["FeedEnded", "FeedMade", "FeedMade"]


def test_unknown_ended_and_bent_are_one_answer(browser, fetch, ada):
    path = make_feed(browser)
    browser.post("/account/calendar/feed/end", kind="own")
    bent = f"{path[:12]}{'A' if path[12] != 'A' else 'B'}{path[13:]}"

    answers = [
        fetch(each) for each in (path, bent, "/calendar/x.ics", "/calendar/%00.ics", f"/calendar/{'ä' * 43}.ics")
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.data for answer in answers}) == 1
    assert len({str(sorted(answer.headers.items())) for answer in answers}) == 1
    assert answers[0].headers["Cache-Control"] == "no-store"


def test_it_goes_with_the_account_and_with_the_person(application, browser, fetch, ada):
    path = make_feed(browser)
    with application.app_context():
        at = db.session().get_one(Account, ada).created_at
        change(Person, ada, silent_since=at)
    assert fetch(path).status_code == 404
    with application.app_context():
        change(Person, ada, silent_since=None)
        assert fetch(path).status_code == 200
        change(Account, ada, ended_at=at)
    assert fetch(path).status_code == 404


def test_nobody_makes_a_feed_that_is_not_theirs(browser, ada):
    for kind in ("host", "team", "everything", ""):
        browser.post("/account/calendar/feed", kind=kind, status=404)
        browser.post("/account/calendar/feed/end", kind=kind, status=404)
    assert "All sessions" not in browser.get("/account/calendar").text
    browser.get("/account/calendar/feed", status=405)
    assert browser.another().get("/account/calendar").path == "/sign-in"


def test_of_two_new_addresses_at_once_one_works(application, make, fetch):
    person_id = make.advisor("Ada Example", email="ada@home.example")
    tokens, together = [], Barrier(2)

    def one() -> None:
        with application.app_context():
            together.wait()
            with db.transaction():
                tokens.append(feed_actions.make(person_id, FeedKind.OWN, by=Actor(person_id)))

    threads = [Thread(target=one) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(fetch(f"/calendar/{token}.ics").status_code for token in tokens) == [200, 404]


def test_asked_too_often_it_says_when_to_come_again(application, browser, fetch, ada):
    path = make_feed(browser)
    answers = [fetch(path).status_code for _each in range(MOST + 1)]
    assert answers == [200] * MOST + [429]
    assert 0 < int(fetch(path).headers["Retry-After"]) <= 600

    application.extensions["clock"].advance(timedelta(minutes=5))
    assert fetch(path).status_code == 200


def test_guessing_is_slowed_down_and_the_right_address_is_not(application, browser, fetch, ada):
    path = make_feed(browser)
    client = application.test_client(use_cookies=False)
    from_there = {"REMOTE_ADDR": "192.0.2.77"}
    guesses = [client.get(f"/calendar/{n}.ics", environ_base=from_there).status_code for n in range(MOST_UNKNOWN + 1)]
    assert guesses == [404] * MOST_UNKNOWN + [429]
    assert client.get(path, environ_base=from_there).status_code == 200
    assert fetch("/calendar/another.ics").status_code == 404


@pytest.mark.parametrize("kind", ["calendar", "sign-in/link", "password", "welcome", "answer"])
def test_the_access_log_does_not_hold_it(application, tmp_path, kind):
    """The real logger of the web server, which writes the address, and where somebody came from."""
    log = tmp_path / "access.log"
    config = Config()
    config.set("accesslog", str(log))
    logger = Logger(config)
    address = f"/{kind}/abcdefgh-IJKLMNOP_1234567890"
    environ = {
        "REQUEST_METHOD": "GET", "RAW_URI": f"{address}.ics?x=1", "SERVER_PROTOCOL": "HTTP/1.1", "PATH_INFO": address,
        "HTTP_REFERER": f"http://localhost{address}", "REMOTE_ADDR": "192.0.2.1",
    }  # fmt: skip

    class Answer:
        status, sent, headers = "200 OK", 12, ()

    class Request:
        headers = ()

    try:
        logger.access(Answer(), Request(), environ, timedelta(seconds=1))
        logger.error("Error handling request %s", address)
    finally:
        for handler in logging.getLogger("gunicorn.access").handlers:
            handler.close()
    written = log.read_text()
    assert "IJKLMNOP" not in written
    assert f"GET /{kind}/*** HTTP/1.1" in written or f"GET /{kind}/***?x=1 HTTP/1.1" in written


def test_the_whole_of_ones_dates_is_one_file(make, browser, ada, invite):
    assert browser.get("/my-involvement.ics").path == "/account/calendar"
    invite(ada, make.opportunity(sessions=2))
    invite(ada, make.opportunity())

    page = browser.get("/my-involvement.ics")

    assert page.headers["Content-Disposition"] == 'attachment; filename="involvement.ics"'
    assert page.headers["Cache-Control"] == "no-store"
    assert page.bytes.count(b"BEGIN:VEVENT") == 3
    assert browser.another().get("/my-involvement.ics").path == "/sign-in"
