"""Names that are put in order once they close: by lot, or by turns, in front of everybody."""

from __future__ import annotations

import csv
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.states import move
from app.opportunities.models import Opportunity
from app.opportunities.states import Method
from app.signups import actions
from app.signups.models import Place
from app.signups.rules import Name, by_lot
from app.signups.states import PlaceState
from tests.signups.draw import NAMES, Draw
from tests.support.make import Make
from tests.support.page import Browser


@pytest.fixture
def draw(application: Flask, browser: Browser, make: Make) -> Draw:
    return Draw(application, browser, make, Method.DRAW)


def test_the_first_of_the_draw_have_an_offer_and_everybody_learns_why(draw: Draw) -> None:
    page = draw.as_("ann").get(f"/opportunities/{draw.ref}")
    assert "drawn by lot" in page.text
    assert "The seed of the draw is 5eed5eed5eed5eed." in page.text
    draw.sign_up(*NAMES)
    assert draw.own("ann").h1 == "We have your name"
    before = {place.person_id: place.number for place in draw.places()}
    assert all(str(number) not in draw.as_("bo").get(f"/opportunities/{draw.ref}/order").text
               for person, number in before.items() if person != draw.ids["bo"])  # fmt: skip

    assert draw.close() == 1
    assert draw.close() == 0
    places = draw.places()
    expected = by_lot("5eed5eed5eed5eed", before.values(), [Name(p.id, p.number or 0) for p in places])
    assert [place.id for place in places] == [name.place_id for name in expected]
    assert [place.state for place in places] == [PlaceState.OFFERED] * 2 + [PlaceState.RESERVE] * 3
    assert "Drawn by lot: your number came 1st of 5 for 2 places." in draw.said_to(places[0], "place_offered")
    letter = draw.said_to(places[3], "reserve_joined")
    assert "Drawn by lot: your number came 4th of 5 for 2 places." in letter
    assert "You are number 2 on the reserve list." in letter
    assert "by lot, after the closing date. The seed of the draw is 5eed5eed5eed5eed." in letter


def test_anybody_can_read_and_take_away_the_numbers_without_names(draw: Draw) -> None:
    draw.sign_up(*NAMES)
    draw.close()
    reader = draw.as_("eve")
    page = reader.get(f"/opportunities/{draw.ref}/order")
    assert "(you)" in page.text
    assert not any(name.title() in page.text for name in NAMES[:4])
    file = reader.client.get(f"/opportunities/{draw.ref}/order.csv").get_data(as_text=True)
    rows = list(csv.DictReader(file.splitlines()))
    assert [int(row["number"]) for row in rows] == [place.number for place in draw.places()]
    assert "5eed5eed5eed5eed " + " ".join(sorted(row["number"] for row in rows)) in page.text
    plain = draw.make.opportunity()
    reader.get(f"/opportunities/{plain}/order", status=404)
    draw.browser.another().get(f"/opportunities/{draw.ref}/order", status=404)  # it is for the register only


def test_of_many_places_all_are_offered_at_once_with_the_order(
    application: Flask, browser: Browser, make: Make
) -> None:
    """What frees itself later waits for a person where it is more than three; an announced order does not."""
    draw = Draw(application, browser, make, Method.DRAW, seats=5)
    draw.sign_up(*NAMES)
    draw.close()
    assert [place.state for place in draw.places()] == [PlaceState.OFFERED] * 5
    assert "came 5th of 5 for 5 places" in draw.own(name_of(draw, draw.places()[4])).text


def name_of(draw: Draw, place: Place) -> str:
    return next(name for name, number in draw.ids.items() if number == place.person_id)


def test_a_number_stays_with_its_person_and_a_name_given_back_is_not_in_the_draw(draw: Draw) -> None:
    draw.sign_up("ann", "bo", "cy")
    number = next(place.number for place in draw.places() if place.person_id == draw.ids["ann"])
    for name in ("ann", "bo"):
        draw.as_(name).post(draw.own(name).path + "/withdraw")
    draw.sign_up("ann")
    draw.close()
    ranked = [place for place in draw.places() if place.rank]
    assert {place.person_id for place in ranked} == {draw.ids["ann"], draw.ids["cy"]}
    assert number in {place.number for place in ranked}
    assert len({place.number for place in draw.places()}) == 3


def test_the_team_can_press_a_button_after_closing_and_chooses_nobody_by_hand(draw: Draw) -> None:
    draw.sign_up(*NAMES)
    team, place = draw.as_("team"), draw.places()[0]
    assert "Names are still coming in" in team.post(f"/team/opportunities/{draw.ref}/order").text
    assert "Nobody is chosen by hand here" in team.post(f"/team/places/{place.ref}/offer").text
    refused = team.post(f"/team/places/{place.ref}/not-selected", reason="I would rather not.")
    assert "Nobody is chosen by hand here" in refused.text
    draw.as_("ann").post(f"/team/opportunities/{draw.ref}/order", status=403)

    draw.close(work=False)
    team = draw.as_("team")
    page = team.get(f"/team/opportunities/{draw.ref}/places")
    assert "The names are in order" in team.send(page, action="/order").text
    assert "Put the names in order" not in team.get(f"/team/opportunities/{draw.ref}/places").text
    assert [place.rank for place in draw.places()] == [1, 2, 3, 4, 5]
    last = draw.places()[-1]
    form = team.get(f"/team/places/{last.ref}/not-selected")
    assert form.soup.select_one("textarea").get_text(strip=True) == (
        "Drawn by lot: your number came 5th of 5 for 2 places."
    )


def test_a_no_passes_the_place_on_in_the_order_and_a_late_name_follows_all(draw: Draw) -> None:
    draw.sign_up(*NAMES)
    draw.close()
    first, _second, third, *_rest = draw.places()
    with draw.application.test_request_context():
        with db.transaction():
            actions.decline(first.id, by=Actor(first.person_id))
        assert db.session().get_one(Place, third.id).state is PlaceState.OFFERED
        late = draw.make.advisor("Fay", email="fay@post.example")
        with db.transaction() as session:
            opportunity = session.scalars(select(Opportunity).where(Opportunity.ref == draw.ref)).one()
            opportunity.closes_at = clock.now() + timedelta(days=3)
        with db.transaction():
            (place,) = actions.sign_up(opportunity.id, late, by=Actor(late))
        assert (place.state, place.rank) == (PlaceState.RESERVE, None)
        assert actions.order_names(clock.now() + timedelta(days=4)) == 0
    page = draw.as_("fay").get(f"/places/{place.ref}")
    assert "You are number 3 on the list" in page.text


def test_fewer_turns_come_first_and_a_place_is_kept_for_somebody_new(
    application: Flask, browser: Browser, make: Make
) -> None:
    kind = make.kind("panel")
    draw = Draw(application, browser, make, Method.TURNS, kind=kind, kept_for_new=1)
    had(draw, "ann", kind, days_ago=20)  # one turn, and knows panels
    had(draw, "bo", kind, days_ago=400)  # knows panels, but that was long ago: no turn
    had(draw, "cy", make.kind("reading"), days_ago=100)  # two turns, none of them a panel
    had(draw, "cy", make.kind("walking"), days_ago=50)
    had(draw, "di", kind, days_ago=500)
    page = draw.as_("ann").get(f"/opportunities/{draw.ref}")
    assert "1 place is kept for somebody new to this kind of opportunity." in page.text
    draw.sign_up("ann", "bo", "cy", "di")
    draw.close()

    order = [next(name for name, number in draw.ids.items() if number == p.person_id) for p in draw.places() if p.rank]
    assert order[1] == "cy"  # two turns, and still among the first two: the place was kept for somebody new
    assert {order[0], order[2]} == {"bo", "di"}
    assert order[3] == "ann"
    place = next(place for place in draw.places() if place.person_id == draw.ids["ann"])
    said = draw.said_to(place, "reserve_joined")
    assert "Fewer turns first, equals by lot: with 1 turn you came 4th of 4 for 2 places." in said
    assert "1 place was kept for somebody new." in said
    order_page = draw.as_("ann").get(f"/opportunities/{draw.ref}/order").text
    assert "Turns count from Thursday 11 December 2025 to Friday 11 December 2026." in order_page


def had(draw: Draw, name: str, kind: str, *, days_ago: int) -> None:
    """This person took part in something of this kind so long before names close."""
    ref = draw.make.opportunity(kind=kind, in_days=10 - days_ago)
    with draw.application.test_request_context(), db.transaction() as session:
        opportunity = session.scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
        when = clock.now() + timedelta(days=10 - days_ago)
        place = Place(
            person_id=draw.ids[name], opportunity_id=opportunity.id, seat_id=opportunity.seats[0].id, position=1,
            asked_at=when,
        )  # fmt: skip
        for state in (PlaceState.CONFIRMED, PlaceState.TOOK_PART):
            move(place, state, by=SYSTEM, now=when)
        session.add(place)
