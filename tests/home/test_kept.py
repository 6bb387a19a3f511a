"""What is kept for the next reader is never a moment old, and never somebody else's."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

import app.models  # noqa: F401  every table
from app.core import clock, db, editions
from app.core.actor import SYSTEM, Actor
from app.core.db import Base
from app.core.states import move
from app.opportunities.actions.taking import edited
from app.opportunities.models import Opportunity, PayTerm, Seat
from app.opportunities.queries import as_read
from app.opportunities.states import Attendance, OpportunityState, PayModel, PayPart, SessionState, Visibility
from app.people.models import Role
from app.recognition.actions import add_rate
from app.signups.actions import sign_up
from app.signups.queries import places_to_show
from tests.support.make import Make
from tests.support.page import Browser
from tests.support.statements import statements

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)  # of the tests
PAGES = ("/opportunities", "/opportunities?q=garden", "/opportunities/{ref}", "/my-involvement", "/")


@pytest.fixture
def ann(browser: Browser, make: Make) -> Browser:
    make.advisor("Ann Lee", email="ann@post.example")
    browser.sign_in("ann@post.example")
    return browser


def _change(application: Flask, ref: str, what: Callable[[Opportunity], object]) -> None:
    with application.test_request_context():
        found = db.session().scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
        with db.transaction():
            what(found)


def _titles(page: Browser, **query: str) -> list[str]:
    return [title.get_text().strip() for title in page.get("/opportunities", **query).soup.select(".app-card__title")]


def test_another_title_is_on_every_page_at_once(application: Flask, ann: Browser, make: Make) -> None:
    ref = make.opportunity(title="A garden", in_days=10, seats=2)
    ann.post(f"/opportunities/{ref}/sign-up")

    def rename(thing: Opportunity) -> None:
        thing.title = "Another garden"
        edited(thing, by=SYSTEM)

    for path in PAGES:
        assert "Another garden" not in ann.get(path.format(ref=ref)).text
    _change(application, ref, rename)
    for path in PAGES:
        assert "Another garden" in ann.get(path.format(ref=ref)).text, path


def test_what_is_called_off_or_hidden_is_gone_at_once(application: Flask, ann: Browser, make: Make) -> None:
    cancelled, hidden = (
        make.opportunity(title="A garden"),
        make.opportunity(visibility=Visibility.PUBLIC, title="A hall"),
    )
    visitor = ann.another()
    assert _titles(ann) == ["A garden", "A hall"]
    assert _titles(visitor) == ["A hall"]
    ann.get(f"/opportunities/{cancelled}")
    visitor.get(f"/opportunities/{hidden}")
    _change(application, cancelled, lambda it: move(it, OpportunityState.CANCELLED, by=SYSTEM, now=clock.now()))
    _change(application, hidden, lambda it: setattr(it, "visibility", Visibility.REGISTER))
    assert _titles(ann) == ["A hall"]
    assert _titles(visitor) == []
    ann.get(f"/opportunities/{cancelled}", status=404)
    visitor.get(f"/opportunities/{hidden}", status=404)
    ann.get(f"/opportunities/{hidden}")


def test_what_closes_or_begins_leaves_the_list_at_that_moment(application: Flask, browser: Browser, make: Make) -> None:
    """Nobody writes anything then: time alone has passed."""
    noon = NOW + timedelta(hours=3)
    for fields in (
        {"title": "Closes at noon", "closes_at": noon},
        {"title": "Begins tomorrow at ten", "in_days": 1},
        {"title": "Two days of which one is enough", "in_days": 1, "sessions": 2, "attendance": Attendance.SOME},
        {"title": "Far away", "in_days": 40},
    ):
        make.opportunity(visibility=Visibility.PUBLIC, **fields)
    moments = {
        noon - timedelta(seconds=1): 4,
        noon: 3,
        NOW + timedelta(days=1, minutes=59): 3,
        NOW + timedelta(days=1, hours=1): 2,
        NOW + timedelta(days=2, minutes=59): 2,
        NOW + timedelta(days=2, hours=1): 1,
        NOW: 4,  # somebody set the clock back
    }
    for moment, left in moments.items():
        application.extensions["clock"].freeze(moment)
        for query in ({}, {"q": "a"}):
            page = browser.get("/opportunities", **query)
            assert len(page.soup.select(".app-card")) == left, (moment, query)
            assert f"{left} opportunit" in page.text


def test_when_is_counted_from_today(application: Flask, browser: Browser, make: Make) -> None:
    make.opportunity(title="In nine days", in_days=9, visibility=Visibility.PUBLIC)
    assert _titles(browser, when="week") == []
    application.extensions["clock"].freeze(NOW + timedelta(days=2))
    assert _titles(browser, when="week") == ["In nine days"]


def test_a_rate_is_said_from_the_day_on_which_it_begins(application: Flask, browser: Browser, make: Make) -> None:
    """Of work without a date it is the rate of today, also on a page that was kept over midnight."""
    ref = make.opportunity(visibility=Visibility.PUBLIC)

    def undated(thing: Opportunity) -> None:
        thing.sessions.clear()
        thing.first_starts_at = None
        thing.pay_terms = [PayTerm(part=PayPart.ACTIVITY, model=PayModel.HOURLY, tier="standard")]
        for day, pence in ((1, 1200), (3, 1300)):
            add_rate("standard", "Standard", pence, date(2026, 12, day), source="A test.", by=SYSTEM)

    _change(application, ref, undated)
    for days, words in ((0, "£12 an hour"), (1, "£12 an hour"), (2, "£13 an hour")):
        application.extensions["clock"].freeze(NOW + timedelta(days=days))
        for path in ("/opportunities", f"/opportunities/{ref}"):
            assert words in browser.get(path).text, (days, path)


def test_readers_of_one_address_see_each_their_own(ann: Browser, make: Make) -> None:
    make.opportunity(title="For everybody", visibility=Visibility.PUBLIC)
    make.opportunity(title="For the register")
    unannounced = make.opportunity(title="A visit", visibility=Visibility.UNANNOUNCED)
    make.person("Hal", Role.HOST, email="hal@post.example")
    make.advisor("Cora", email="cora@post.example", service_user=False, carer=True)
    host, carer, visitor = ann.another(), ann.another(), ann.another()
    host.sign_in("hal@post.example")
    carer.sign_in("cora@post.example")
    for _again in range(2):
        assert len(_titles(ann)) == 3
        assert len(_titles(host)) == 2
        assert len(_titles(visitor)) == 1
        ann.get(f"/opportunities/{unannounced}")
        host.get(f"/opportunities/{unannounced}", status=404)
        visitor.get(f"/opportunities/{unannounced}", status=404)
        assert "Sign in to see everything" in visitor.get("/opportunities").text
    ann.post(f"/opportunities/{unannounced}/sign-up")
    assert "You have a place" in ann.get("/opportunities").text
    assert "You have a place" not in carer.get("/opportunities").text
    assert "See your place" in ann.get(f"/opportunities/{unannounced}").text
    assert "See your place" not in carer.get(f"/opportunities/{unannounced}").text


def test_what_is_not_committed_is_seen_by_nobody_and_then_by_all(application: Flask, ann: Browser, make: Make) -> None:
    ref = make.opportunity(title="A garden")
    with application.app_context():
        thing = db.session().scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
        with db.transaction() as session:
            thing.title = "Another garden"
            session.flush()
            assert _titles(ann) == ["A garden"]
            assert ann.get(f"/opportunities/{ref}").h1 == "A garden"
    assert _titles(ann) == ["Another garden"]
    assert ann.get(f"/opportunities/{ref}").h1 == "Another garden"


def test_what_is_taken_back_is_kept_by_nobody(application: Flask, ann: Browser, make: Make) -> None:
    """Such as the change that a preview makes only to count what it would send."""
    ref = make.opportunity(title="A garden")

    def fail(thing: Opportunity) -> None:
        thing.title = "Another garden"
        db.session().flush()
        read = as_read.by_ref(ref)
        assert read is not None
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        _change(application, ref, fail)
    assert _titles(ann) == ["A garden"]
    assert ann.get(f"/opportunities/{ref}").h1 == "A garden"


def test_a_seat_that_came_while_the_page_was_made(application: Flask, make: Make) -> None:
    """Between two statements of a page on PostgreSQL others may commit: what is kept does not know their seat yet."""
    ref, ann = make.opportunity(in_days=10), make.advisor("Ann", carer=True)
    with application.test_request_context():
        before = as_read.by_ref(ref)
        assert before is not None
        as_read.by_ids([before.id])

        def new_seat(thing: Opportunity) -> None:
            thing.seats[:] = [Seat(number=3)]
            db.session().flush()
            sign_up(thing.id, ann, by=Actor(ann))

        _change(application, ref, new_seat)
        for place in places_to_show(ann):
            assert place.seat.number == 3
    with application.test_request_context():
        assert [place.seat.number for place in places_to_show(ann)] == [3]


def test_a_cancelled_session_is_gone_from_what_one_has(application: Flask, ann: Browser, make: Make) -> None:
    ref = make.opportunity(sessions=2, in_days=10)
    ann.post(f"/opportunities/{ref}/sign-up")
    assert "2 sessions" in ann.get("/my-involvement").text
    _change(application, ref, lambda it: move(it.sessions[1], SessionState.CANCELLED, by=SYSTEM, now=clock.now()))
    assert "2 sessions" not in ann.get("/my-involvement").text


@pytest.mark.parametrize("path", PAGES)
def test_only_what_the_stamp_stands_for_is_kept(application: Flask, ann: Browser, make: Make, path: str) -> None:
    """Whoever keeps more tables must put them into the edition: the statements saved on the second visit tell."""
    ref = make.opportunity(title="A garden", in_days=10)
    ann.post(f"/opportunities/{ref}/sign-up")
    _change(application, ref, lambda it: setattr(it, "title", "The garden"))
    asked = []
    for _visit in range(2):
        with statements(application) as seen:
            ann.get(path.format(ref=ref))
        asked.append(seen)
    saved = [one for one in asked[0] if one not in asked[1]]
    tables = set(re.findall(r"(?:FROM|JOIN) (\w+)", " ".join(saved))) & set(Base.metadata.tables)
    stamped = {row.local_table.name for row in Base.registry.mappers if row.class_.edition_of == editions.OPPORTUNITIES}
    assert "opportunity" in tables
    assert tables <= stamped
