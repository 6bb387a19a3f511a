"""Places kept for people who are new to a kind: until a stated time, then open to all; never one too many."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.messages.models import OutboxMessage
from app.opportunities.actions.drafts import copy
from app.opportunities.models import Opportunity
from app.opportunities.states import Method, OpportunityState
from app.signups import actions
from app.signups.models import Place
from tests.support.make import Make
from tests.support.page import Browser

UNTIL = "until Friday 4 December 2026, 9am UK time"


class Keeping:
    """Two places, one of them kept for three days; Ann and Bo know the kind, Cy and Di are new to it."""

    def __init__(self, application: Flask, make: Make, browser: Browser, **fields: Any) -> None:
        self.application, self.browser = application, browser
        self.kind = make.kind("panel")
        self.ids = {
            name: make.advisor(name.capitalize(), email=f"{name}@post.example") for name in "ann bo cy di".split()
        }
        before = make.opportunity(kind=self.kind, seats=2, in_days=60)
        self.sign_up("ann", before)
        self.sign_up("bo", before)
        with application.app_context():
            until = clock.now() + timedelta(days=3)
        self.ref = make.opportunity(
            **{"kind": self.kind, "seats": 2, "in_days": 20, "kept_for_new": 1, "kept_until": until, **fields}
        )

    def as_(self, name: str) -> Browser:
        own = self.browser.another()
        own.sign_in(f"{name}@post.example")
        return own

    def sign_up(self, name: str, ref: str = "") -> str:
        with self.application.app_context(), db.transaction():
            found = db.session().scalars(select(Opportunity).where(Opportunity.ref == (ref or self.ref))).one()
            return actions.sign_up(found.id, self.ids[name], by=Actor(self.ids[name]))[0].ref

    def states(self) -> dict[str, str]:
        with self.application.app_context():
            rows = db.session().scalars(select(Place).join(Opportunity).where(Opportunity.ref == self.ref)).all()
            names = {number: name for name, number in self.ids.items()}
            return {names[row.person_id]: row.state.value for row in rows}

    def later(self, **time: float) -> None:
        self.application.extensions["clock"].advance(timedelta(**time))
        with self.application.app_context():
            actions.ask_overlooked(clock.now())


@pytest.fixture
def keeping(application: Flask, make: Make, browser: Browser) -> Keeping:
    return Keeping(application, make, browser)


def test_it_is_said_on_the_page_and_to_whoever_waits_for_it(keeping: Keeping) -> None:
    own = keeping.as_("bo")
    page = own.get(f"/opportunities/{keeping.ref}")
    assert "1 place is kept for somebody new to this kind of opportunity." in page.text
    assert "Until Friday 4 December 2026, 9am UK time. After that it is open to everybody." in page.text
    keeping.sign_up("ann")
    waits = own.post(f"/opportunities/{keeping.ref}/sign-up")
    assert waits.h1 == "You are on the reserve list"
    assert f"The places that are left are kept for people who are new to this, {UNTIL}." in waits.text
    with keeping.application.app_context():
        mine = OutboxMessage.person_id == keeping.ids["bo"], OutboxMessage.name == "reserve_joined"
        told = db.session().scalars(select(OutboxMessage).where(*mine)).one()
        assert UNTIL in told.text and f"1 place is kept for somebody new {UNTIL}." in told.text


def test_somebody_new_has_it_at_once_although_others_wait(keeping: Keeping) -> None:
    keeping.sign_up("ann")
    keeping.sign_up("bo")
    keeping.sign_up("cy")
    assert keeping.states() == {"ann": "confirmed", "bo": "reserve", "cy": "confirmed"}
    keeping.sign_up("di")
    assert keeping.states()["di"] == "reserve", "new as well, and there is no third place"


def test_somebody_new_who_came_first_leaves_nothing_to_keep(keeping: Keeping) -> None:
    keeping.sign_up("cy")
    keeping.sign_up("ann")
    assert keeping.states() == {"cy": "confirmed", "ann": "confirmed"}


def test_after_that_time_it_goes_to_who_waits(keeping: Keeping) -> None:
    keeping.sign_up("ann")
    keeping.sign_up("bo")
    keeping.later(days=2, hours=23)
    assert keeping.states()["bo"] == "reserve"
    keeping.later(hours=2)
    assert keeping.states()["bo"] == "offered"
    keeping.sign_up("cy")
    assert keeping.states()["cy"] == "reserve"


def test_a_place_given_back_is_kept_too(keeping: Keeping) -> None:
    keeping.sign_up("ann")
    keeping.sign_up("bo")
    cy = keeping.sign_up("cy")
    keeping.as_("cy").post(f"/places/{cy}/withdraw")
    assert keeping.states() == {"ann": "confirmed", "bo": "reserve", "cy": "withdrawn"}
    keeping.sign_up("di")
    assert keeping.states()["di"] == "confirmed"


def test_a_place_that_somebody_new_gives_back_goes_to_the_next_who_is_new(keeping: Keeping) -> None:
    """Those who came before them and know the kind wait on: it is kept again."""
    keeping.sign_up("ann")
    cy = keeping.sign_up("cy")
    keeping.sign_up("bo")
    keeping.sign_up("di")
    keeping.as_("cy").post(f"/places/{cy}/withdraw")
    assert keeping.states() == {"ann": "confirmed", "cy": "withdrawn", "bo": "reserve", "di": "offered"}


def test_a_place_that_somebody_who_knows_it_gives_back_goes_to_who_came_first(keeping: Keeping) -> None:
    ann = keeping.sign_up("ann")
    keeping.sign_up("cy")
    keeping.sign_up("bo")
    keeping.sign_up("di")
    keeping.as_("ann").post(f"/places/{ann}/withdraw")
    assert keeping.states() == {"ann": "withdrawn", "cy": "confirmed", "bo": "offered", "di": "reserve"}


def test_another_place_that_somebody_new_gets_later_does_not_make_them_less_new(keeping: Keeping, make: Make) -> None:
    keeping.sign_up("cy")
    keeping.sign_up("cy", make.opportunity(kind=keeping.kind, in_days=40))
    keeping.sign_up("ann")
    assert keeping.states() == {"cy": "confirmed", "ann": "confirmed"}


def test_where_the_team_chooses_it_is_kept_until_then(
    application: Flask, make: Make, browser: Browser, team: Browser
) -> None:
    keeping = Keeping(application, make, browser, method=Method.CHOSEN, choice_rule="By lot.")
    ann, bo, cy = (keeping.sign_up(name) for name in ("ann", "bo", "cy"))
    team.post(f"/team/places/{ann}/offer")
    refused = team.post(f"/team/places/{bo}/offer")
    assert f"The places that are left are kept for people who are new to this, {UNTIL}." in refused.text
    team.post(f"/team/places/{cy}/offer")
    assert keeping.states() == {"ann": "offered", "bo": "interested", "cy": "offered"}


def test_in_a_draw_the_order_keeps_it_and_says_so(application: Flask, make: Make, browser: Browser) -> None:
    with application.app_context():
        closes = clock.now() + timedelta(days=2)
    keeping = Keeping(application, make, browser, method=Method.DRAW, closes_at=closes, kept_until=None, seats=1)
    page = keeping.as_("ann").get(f"/opportunities/{keeping.ref}")
    assert "1 place is kept for somebody new" in page.text and "Everybody has the same chance." not in page.text
    for name in ("ann", "bo", "cy"):
        keeping.sign_up(name)
    application.extensions["clock"].advance(timedelta(days=3))
    with application.app_context():
        assert actions.order_names(clock.now()) == 1
    assert keeping.states() == {"ann": "reserve", "bo": "reserve", "cy": "offered"}
    with application.app_context():
        because = {place.person_id: place.because for place in db.session().scalars(select(Place)) if place.rank}
    assert all("1 place was kept for somebody new." in said for said in because.values())


@pytest.mark.both
def test_ten_at_once_for_two_places_of_which_one_is_kept(application: Flask, make: Make, browser: Browser) -> None:
    keeping = Keeping(application, make, browser)
    others = [f"x{number}" for number in range(8)]
    before = make.opportunity(kind=keeping.kind, seats=8, in_days=50)
    for number, name in enumerate(others):
        keeping.ids[name] = make.advisor(name, email=f"{name}@post.example")
        if number % 2:
            keeping.sign_up(name, before)
    everybody = ["ann", "bo", *others]
    with ThreadPoolExecutor(5) as pool:
        list(pool.map(keeping.sign_up, everybody))
    has = [name for name, state in keeping.states().items() if state == "confirmed"]
    known = {"ann", "bo", *others[1::2]}
    assert len(has) == 2 and len(known.intersection(has)) <= 1


def test_a_copy_keeps_the_number_and_asks_for_the_day_again(keeping: Keeping) -> None:
    with keeping.application.app_context(), db.transaction() as session:
        found = session.scalars(select(Opportunity).where(Opportunity.ref == keeping.ref)).one()
        fresh = copy(found, by=SYSTEM)
        assert (fresh.kept_for_new, fresh.kept_until) == (1, None)
        assert fresh.state is OpportunityState.DRAFT
