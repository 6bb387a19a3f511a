"""Too close to the day two who come together are rung as one, and half a pair is asked whether they come alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bs4 import Tag
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.messages.models import OutboxMessage
from app.opportunities.models import Opportunity, Seat
from app.opportunities.states import SeatRole
from app.people.models import Role
from tests.support.make import Make
from tests.support.page import Browser, Page, squeeze

PLACE, RESERVE, OFFER = "You have a place", "You are on the reserve list", "You have an offer of a place"


class Short:
    """Ann has the only place of Sunday at 10. Bo and Cy wait together, Di for a friend who is not in, Eve alone."""

    def __init__(self, application: Flask, browser: Browser, make: Make) -> None:
        self.application, self.browser, self.make = application, browser, make
        make.person("Tia Team", Role.TEAM, email="team@post.example")
        self.ref = make.opportunity(title="A Sunday walk", in_days=5)
        self.places: dict[str, str] = {}
        self.codes: dict[str, str] = {}
        self.joins("ann")
        self.joins("bo", together="y")
        self.joins("cy", code=self.codes["bo"])
        self.joins("di", together="y")
        self.joins("eve")
        application.extensions["clock"].advance(timedelta(days=4))
        self.team = self.signed_in("team")

    def signed_in(self, name: str) -> Browser:
        own = self.browser.another()
        own.sign_in(f"{name}@post.example")
        return own

    def joins(self, name: str, **said: str) -> None:
        self.make.advisor(f"{name.title()} Advisor", email=f"{name}@post.example", phone="+447700900123")
        page = self.signed_in(name).post(f"/opportunities/{self.ref}/sign-up", **said)
        self.places[name] = page.path
        code = page.soup.select_one(".nhsuk-inset-text .nhsuk-heading-m")
        self.codes[name] = code.get_text() if code else ""

    def there_are(self, number: int) -> None:
        with self.application.app_context():
            seat = db.session().scalars(select(Seat.id)).one()
        self.team.send(self.team.get(f"/team/opportunities/{self.ref}/numbers"), {f"seat-{seat}": str(number)})

    def own(self, *names: str) -> list[str]:
        return [self.signed_in(name).get(self.places[name]).h1 for name in names]

    def cards(self) -> dict[str, Tag]:
        cards = self.team.get("/team/calls").soup.select(".app-card")
        return {squeeze(card.select_one(".app-card__title").get_text()): card for card in cards}

    def rang(self, title: str, said: str) -> Page:
        return self.team.post(str(self.cards()[title].form["action"]), said=said)  # type: ignore[union-attr,index]


@pytest.fixture
def short(application: Flask, browser: Browser, make: Make) -> Short:
    return Short(application, browser, make)


BOTH = "1. Bo Advisor and Cy Advisor"


def test_both_are_rung_on_one_card_and_both_have_their_places(short: Short) -> None:
    short.there_are(3)
    assert list(short.cards()) == [BOTH, "2. Di Advisor", "3. Eve Advisor"]
    card = squeeze(short.cards()[BOTH].get_text())
    assert "please ring both before you record a yes" in card and card.count("07700 900123") == 2

    first = short.cards()["2. Di Advisor"].form["action"]  # type: ignore[index]
    page = short.rang(BOTH, "yes")
    assert "Bo Advisor and Cy Advisor have their places" in page.text
    assert short.own("bo", "cy", "di", "eve") == [PLACE, PLACE, RESERVE, RESERVE]
    assert short.cards() == {}
    late = short.team.post(str(first), said="yes")  # a colleague was on the phone with Di
    assert "Di Advisor stays on the reserve list" in late.text


def test_the_first_yes_of_somebody_alone_leaves_no_room_for_two(short: Short) -> None:
    short.there_are(3)
    pair = str(short.cards()[BOTH].form["action"])  # type: ignore[index]
    short.rang("3. Eve Advisor", "yes")
    page = short.team.post(pair, said="yes")
    assert "Two places are not free any more. Bo Advisor and Cy Advisor stay on the reserve list" in page.text
    assert short.own("bo", "cy", "eve") == [RESERVE, RESERVE, PLACE]
    with short.application.app_context():
        told = db.session().scalars(select(OutboxMessage.name).where(OutboxMessage.name == "yes_came_second")).all()
    assert len(told) == 2


def test_one_place_is_not_enough_for_two_and_half_a_pair_may_come_alone(short: Short) -> None:
    short.there_are(2)
    assert list(short.cards()) == ["1. Di Advisor", "2. Eve Advisor"]
    assert "whether they would come on their own" in short.cards()["1. Di Advisor"].get_text()
    assert "Di Advisor has the place" in short.rang("1. Di Advisor", "yes").text
    assert short.own("bo", "cy", "di") == [RESERVE, RESERVE, PLACE]


def test_a_no_is_of_both_and_no_answer_keeps_both(short: Short) -> None:
    short.there_are(3)
    assert "keep their number on the list" in short.rang(BOTH, "no-answer").text
    assert "They may ring back" in short.cards()[BOTH].get_text()
    assert "Nobody asks Bo Advisor and Cy Advisor about this again" in short.rang(BOTH, "no").text
    assert short.own("bo", "cy") == ["You said no to this offer"] * 2
    assert list(short.cards()) == ["1. Di Advisor", "2. Eve Advisor"]


def test_when_one_of_them_cannot_the_other_is_asked_alone(short: Short) -> None:
    short.there_are(3)
    link = short.cards()[BOTH].find("a", string=lambda words: bool(words) and "Bo Advisor cannot come" in words)
    short.team.send(short.team.get(str(link["href"])), {"what": "withdraw", "asked": "phone"})  # type: ignore[index]
    card = short.cards()["1. Cy Advisor"]
    assert "whether they would come on their own" in card.get_text()
    short.rang("1. Cy Advisor", "yes")
    assert short.own("bo", "cy") == ["You have withdrawn", PLACE]


def test_the_friend_who_comes_in_after_the_call_is_not_left_out(short: Short) -> None:
    short.there_are(3)
    short.joins("fay", code=short.codes["di"])
    assert "2. Di Advisor and Fay Advisor" in short.cards()
    short.rang("2. Di Advisor and Fay Advisor", "yes")
    assert short.own("di", "fay") == [PLACE, PLACE]


def test_somebody_who_rings_to_say_that_they_would_come_alone(short: Short) -> None:
    """Days before: the team writes it down for them, and the place that is free is offered."""
    short.application.extensions["clock"].advance(-timedelta(days=4))
    short.team = short.signed_in("team")
    page = short.team.get(f"/team/places/{short.places['di'].rsplit('/', 1)[-1]}/behalf")
    short.team.send(page, {"what": "alone", "asked": "phone"})
    short.there_are(2)
    assert short.own("di", "eve", "bo") == [OFFER, RESERVE, RESERVE]


def test_whoever_joins_somebody_that_is_rung_already_in_another_kind_of_place_is_rung_with_them(
    application: Flask, browser: Browser, make: Make, short: Short
) -> None:
    """Flo waits for Gus, and is to be asked whether she comes alone; then Gus comes with her, to sit in and learn."""
    short.ref = make.opportunity(title="A Sunday talk", in_days=1)
    with application.app_context(), db.transaction() as session:
        here = session.scalars(select(Opportunity.id).where(Opportunity.ref == short.ref)).one()
        member = session.scalars(select(Seat.id).where(Seat.opportunity_id == here)).one()
        shadow = Seat(opportunity_id=here, role=SeatRole.SHADOW, number=1)
        session.add(shadow)
        session.flush()
        shadow_id = shadow.id
    short.joins("flo", together="y", seat=str(member), checked="yes")
    short.joins("gus", code=short.codes["flo"], seat=str(shadow_id), checked="yes")

    assert short.own("flo", "gus") == [RESERVE, RESERVE]
    short.team.sign_in("team@post.example")
    named = [title for title in short.cards() if "Flo" in title or "Gus" in title]
    assert len(named) == 1 and "Flo" in named[0] and "Gus" in named[0]
