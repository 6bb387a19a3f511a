"""The list of opportunities and the page of one, for everybody who may see them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.states import move
from app.opportunities.actions.kinds import change_kind
from app.opportunities.actions.sessions import move_to
from app.opportunities.actions.taking import edited
from app.opportunities.models import Opportunity, PayTerm
from app.opportunities.states import Format, Method, OpportunityState, PayModel, PayPart, SeatType, Visibility
from app.people.models import Role
from app.recognition.actions import add_rate
from app.signups.actions import sign_up
from tests.support.make import Make
from tests.support.page import Browser
from tests.support.statements import statements

FIRST_STATEMENTS, LIST_STATEMENTS = 9, 3  # the first reader of an edition has it loaded for the others
FIRST_MINE_STATEMENTS, MINE_STATEMENTS = 13, 10  # one each for criteria and actions that are theirs


@pytest.fixture
def ann(browser: Browser, make: Make) -> Browser:
    make.advisor("Ann Lee", email="ann@post.example")
    browser.sign_in("ann@post.example")
    return browser


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_few_questions_however_long_it_is(
    application: Flask, ann: Browser, make: Make, rows: int
) -> None:
    for _row in range(rows):
        make.opportunity(sessions=2, seats=3)
    for expected in (FIRST_STATEMENTS, LIST_STATEMENTS):
        with statements(application) as seen:
            page = ann.get("/opportunities")
        assert len(page.soup.select(".app-card")) == rows
        assert len(seen) == expected, "\n".join(seen)


@pytest.mark.parametrize("places", [1, 3])
def test_my_involvement_asks_the_same_few_questions(application: Flask, ann: Browser, make: Make, places: int) -> None:
    for number in range(places):
        ref = make.opportunity(in_days=10 + 3 * number, sessions=2, pay_terms=[PayTerm(model=PayModel.UNPAID)])
        ann.post(f"/opportunities/{ref}/sign-up")
    for expected in (FIRST_MINE_STATEMENTS, MINE_STATEMENTS):
        with statements(application) as seen:
            page = ann.get("/my-involvement")
        assert len(page.soup.select(".app-card")) == places
        assert len(seen) == expected, "\n".join(seen)


def test_a_card_says_what_when_where_payment_places_and_why_it_fits(ann: Browser, make: Make) -> None:
    make.opportunity(title="A kinder waiting room", seats=4, format=Format.ONLINE)
    words = ann.get("/opportunities").soup.select_one(".app-card").get_text(" ")
    for part in (
        "A kinder waiting room",
        "15 December 2026",
        "10am to midday UK time",
        "Online",
        "4 of 4 places left",
        "fits you",
    ):
        assert part in words, part


def test_what_is_missing_is_said_with_the_next_step(ann: Browser, make: Make) -> None:
    make.opportunity(title="For carers", seat_type=SeatType.CARER)
    card = ann.get("/opportunities").soup.select_one(".app-card").get_text(" ")
    assert "The places are for carers." in card
    assert "Look for other opportunities" in card


def test_signed_out_the_public_ones_only(browser: Browser, make: Make) -> None:
    make.opportunity(title="For everybody to see", visibility=Visibility.PUBLIC)
    hidden = make.opportunity(title="For the register", visibility=Visibility.REGISTER)
    secret = make.opportunity(title="Nobody announced it", visibility=Visibility.UNANNOUNCED)
    page = browser.get("/opportunities")
    assert "For everybody to see" in page.text
    assert "For the register" not in page.text and "Nobody announced it" not in page.text
    for ref in (hidden, secret):
        browser.get(f"/opportunities/{ref}", status=404)
    feed = browser.client.get("/opportunities.json").get_json()
    assert [row["title"] for row in feed["opportunities"]] == ["For everybody to see"]


def test_an_unannounced_visit_is_hidden_from_hosts(browser: Browser, make: Make) -> None:
    make.person("Hal", Role.HOST, email="hal@post.example")
    ref = make.opportunity(title="A visit", visibility=Visibility.UNANNOUNCED)
    browser.sign_in("hal@post.example")
    assert "A visit" not in browser.get("/opportunities").text
    browser.get(f"/opportunities/{ref}", status=404)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"Red", "Blue"}),
        ({"q": "red"}, {"Red"}),
        ({"q": "RED nothing"}, set()),
        ({"format": "online"}, {"Blue"}),
        ({"format": "by-balloon"}, {"Red", "Blue"}),
        ({"kind": "workshop"}, {"Red"}),
        ({"when": "week"}, {"Red"}),
        ({"when": "\x00", "kind": "' OR 1=1 --"}, {"Red", "Blue"}),
        ({"fits": "yes"}, {"Red"}),
        ({"page": "99999999999999999999"}, {"Red", "Blue"}),
        ({"page": "-1"}, {"Red", "Blue"}),
    ],
)
def test_filters_stand_in_the_address(ann: Browser, make: Make, query: dict[str, str], found: set[str]) -> None:
    make.opportunity(title="Red", kind=make.kind("workshop"), in_days=3)
    make.opportunity(title="Blue", format=Format.ONLINE, in_days=40, seat_type=SeatType.CARER)
    page = ann.get("/opportunities", **query)
    shown = {title.get_text().strip() for title in page.soup.select(".app-card__title")}
    assert shown == found
    assert f"{len(found)} opportunit" in page.text


def test_a_long_list_has_pages_and_the_address_keeps_the_filter(ann: Browser, make: Make) -> None:
    host = make.person("", Role.HOST)
    team, kind = make.team("", host), make.kind("workshop")
    for number in range(27):
        make.opportunity(title=f"Number {number}", host=host, team=team, kind=kind)
    first = ann.get("/opportunities", kind="workshop")
    assert "27 opportunities" in first.text
    second = ann.get(first.links()["2"] if "2" in first.links() else first.links()["Page 2"])
    assert len(second.soup.select(".app-card")) == 2
    assert "page 2 of 2" in second.soup.title.get_text()


@pytest.mark.parametrize("state", [OpportunityState.DRAFT, OpportunityState.CANCELLED])
def test_what_is_not_published_is_not_there(ann: Browser, make: Make, state: OpportunityState) -> None:
    ref = make.opportunity(title="Unseen", state=state)
    ann.get(f"/opportunities/{ref}", status=404)
    assert "Unseen" not in ann.get("/opportunities").text


def test_the_page_of_one_says_how_places_are_chosen_and_what_may_change(ann: Browser, make: Make) -> None:
    ref = make.opportunity(
        method=Method.CHOSEN, choice_rule="New people first.", may_change="The first letter.", contact_name="Pat"
    )
    page = ann.get(f"/opportunities/{ref}")
    for part in ("New people first.", "The first letter.", "Ask Pat", "Does it fit you?"):
        assert part in page.text


def test_what_a_person_typed_is_only_ever_text(ann: Browser, make: Make) -> None:
    nasty = "<script>alert(1)</script> {{ 7*7 }} %(x)s 👩🏽‍⚕️ مرحبا"
    ref = make.opportunity(title=nasty, summary=nasty, may_change=nasty, contact_name=nasty)
    for path in ("/opportunities", f"/opportunities/{ref}", f"/opportunities/{ref}/sign-up"):
        page = ann.get(path)
        assert "<script>alert" not in page.bytes.decode()
        assert "{{ 7*7 }}" in page.text


def test_every_change_is_seen_in_the_list_at_once(application: Flask, ann: Browser, make: Make) -> None:
    """Words are kept for the next reader, but never a moment too long."""
    kind = make.kind("workshop", name="Workshop")
    ref = make.opportunity(title="A garden", kind=kind, seats=2, state=OpportunityState.DRAFT)

    def change(what: Callable[[Opportunity], object]) -> str:
        with application.test_request_context():
            found = db.session().scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
            with db.transaction():
                what(found)
        return ann.get("/opportunities").soup.select_one("main").get_text(" ")

    def tell(thing: Opportunity) -> None:
        thing.pay_terms = [PayTerm(part=PayPart.ACTIVITY, model=PayModel.HOURLY, tier="standard")]
        move(thing, OpportunityState.OPEN, by=SYSTEM, now=clock.now())
        edited(thing, by=SYSTEM)

    assert "A garden" not in ann.get("/opportunities").text
    assert "By the hour: standard rate" in change(tell)
    rate = {"source": "A test.", "by": SYSTEM}
    assert "£12 an hour" in change(lambda _thing: add_rate("standard", "Standard", 1200, date(2026, 1, 1), **rate))
    later = (datetime(2026, 12, 18, 14, tzinfo=UTC), datetime(2026, 12, 18, 16, tzinfo=UTC))
    moved = change(lambda thing: move_to(thing, thing.sessions[0].id, *later, "", by=SYSTEM))
    assert "Friday 18 December 2026, 2pm to 4pm" in moved
    other = {"name": "Meeting", "about": "x", "neutral_title": "x", "course_code": None, "dated": True, "active": True}
    assert "Meeting" in change(lambda thing: change_kind(thing.kind, other, by=SYSTEM))
    bo = make.advisor("Bo")
    with application.test_request_context(), db.transaction():
        number = db.session().scalars(select(Opportunity.id).where(Opportunity.ref == ref)).one()
        sign_up(number, bo, by=Actor(bo))
    assert "1 of 2 places left" in ann.get("/opportunities").text


def test_what_one_reader_has_in_the_address_is_in_nobody_elses_links(ann: Browser, make: Make) -> None:
    host = make.person("", Role.HOST)
    team, kind = make.team("", host), make.kind("workshop")
    for _number in range(26):
        make.opportunity(host=host, team=team, kind=kind)
    assert "mine=1" in ann.get("/opportunities?mine=1").links()["Page 2"]
    assert "mine=1" not in ann.get("/opportunities").links()["Page 2"]
