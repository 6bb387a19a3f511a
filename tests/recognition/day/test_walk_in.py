"""Somebody of the register comes without a place: added on purpose, found by name or code alone, promoted nobody."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.audit import AuditEntry
from app.opportunities.models import Condition, Opportunity, Seat
from app.opportunities.states import Asked, Facet, SeatRole, SeatType
from app.people.states import AdvisorState
from app.signups.models import Place
from app.signups.states import PlaceState
from tests.recognition.day.conftest import Day
from tests.support.page import Browser, Page


@pytest.fixture
def full(day: Day) -> Day:
    """The only seat is Ann's."""
    with day.application.app_context(), db.transaction() as session:
        session.scalars(select(Seat)).one().number = 1
    return day


def _places(day: Day) -> dict[str, PlaceState]:
    with day.application.app_context():
        return {place.person.full_name: place.state for place in db.session().scalars(select(Place))}


def test_with_room_they_are_added_and_are_here(day: Day) -> None:
    bo = day.scene.advisor("Bo Walker")
    page = day.add(day.signed_in(), "bo  WALKER")
    assert "Bo Walker is on the list, and is here." in page.text
    assert len(page.soup.select(".app-here .nhsuk-tag")) == 1
    assert day.moves(bo) == [("confirmed", "in-person", "Came on the day.")]


def test_past_the_number_only_with_the_tick_and_history_says_so(full: Day) -> None:
    bo, host = full.scene.advisor("Bo Walker"), full.signed_in()
    page = full.add(host, "Bo Walker")
    assert page.errors == ["Every place is taken. Tick the box if you add them on purpose."]
    assert full.moves(bo) == []
    page = host.send(page, {"past": "y"})
    assert "is on the list, and is here" in page.text
    assert full.moves(bo) == [("confirmed", "in-person", "Came on the day, and was added past the number of places.")]
    with full.application.app_context():
        entry = db.session().scalars(select(AuditEntry).where(AuditEntry.event == "WalkedIn")).one()
        assert (entry.data["past_the_number"], entry.behalf_of_id, entry.asked) == (True, bo, "in-person")


def test_nobody_is_promoted_because_of_it(full: Day) -> None:
    """Two sit on one seat; one of them goes again before it begins: there is still nothing free to give."""
    cy = full.scene.advisor("Cy Reserve", "cy@post.example")
    full.signed_in("cy").post(f"/opportunities/{full.opportunity}/sign-up")
    full.scene.advisor("Bo Walker", "bo@post.example")
    full.add(full.signed_in(), "Bo Walker", past="y")
    bo = full.signed_in("bo")
    with full.application.app_context():
        ref = db.session().scalars(select(Place.ref).where(Place.state == PlaceState.CONFIRMED)).all()[-1]
    assert bo.post(f"/places/{ref}/withdraw").h1 == "You have withdrawn"
    assert full.moves(cy) == [("reserve", None, None)]
    assert _places(full)["Ann Advisor"] is PlaceState.CONFIRMED


def test_who_waited_gets_their_own_place(full: Day) -> None:
    cy = full.scene.advisor("Cy Reserve", "cy@post.example")
    full.signed_in("cy").post(f"/opportunities/{full.opportunity}/sign-up")
    full.add(full.signed_in(), "Cy Reserve", past="y")
    assert [move[0] for move in full.moves(cy)] == ["reserve", "confirmed"]


def test_who_has_a_place_is_only_marked_as_here(day: Day) -> None:
    page = day.add(day.signed_in(), "Ann Advisor")
    assert len(page.soup.select(".app-here .nhsuk-tag")) == 1
    assert day.moves(day.ann) == [("confirmed", None, None)]


@pytest.mark.parametrize("who", ["Bo", "Walker", "o walk", "%", "", "bo@post.example"])
def test_a_part_of_a_name_finds_nobody(day: Day, who: str) -> None:
    day.scene.advisor("Bo Walker", "bo@post.example")
    page = day.add(day.signed_in(), who)
    assert page.errors
    assert "Bo Walker" not in page.text


def test_of_two_with_one_name_their_own_code_tells(day: Day) -> None:
    for _time in range(2):
        bo = day.scene.advisor("Bo Walker")
    host = day.signed_in()
    assert day.add(host, "Bo Walker").errors == ["More than one person has this name. Ask them for their own code."]
    code = day.own_code(bo)
    day.add(host, f"{code[:3].upper()} {code[3:]}")
    assert [move[0] for move in day.moves(bo)] == ["confirmed"]


def test_the_register_cannot_be_gone_through(day: Day) -> None:
    host = day.signed_in()
    for number in range(30):
        _look(day, host, f"Person {number}")
    day.scene.advisor("Bo Walker")
    assert "You have looked for many people" in _look(day, host, "Bo Walker").text


def _look(day: Day, host: Browser, who: str) -> Page:
    return host.post(day.walk_in, who=who)


def test_a_host_is_not_told_what_stands_in_the_way(day: Day) -> None:
    with day.application.app_context(), db.transaction() as session:
        session.scalars(select(Seat)).one().type = SeatType.CARER
    day.scene.advisor("Bo Walker")
    page = day.add(day.signed_in(), "Bo Walker")
    assert "cannot be added here today. Please ring the involvement team" in page.text
    assert "experience" not in page.text
    team = day.signed_in("tess")
    team_page = team.post(day.walk_in.replace("/host/", "/team/"), who="Bo Walker", add="yes")
    assert "other kinds of experience" in team_page.text


def test_only_who_is_on_the_register(day: Day) -> None:
    day.scene.make.advisor("Eve Asked", state=AdvisorState.ENQUIRY)
    day.scene.make.person("Stan Staff")
    for who in ("Eve Asked", "Stan Staff"):
        assert "We find nobody by exactly that" in day.add(day.signed_in(), who).text


@pytest.mark.parametrize("days", [-1, 1])
def test_on_no_other_day(day: Day, days: int) -> None:
    day.scene.advisor("Bo Walker")
    day.later(days=days)
    host = day.signed_in()
    assert "only be added like this on the day" in host.get(day.walk_in).text
    host.post(day.walk_in, who="Bo Walker", add="yes", past="y")
    assert "Bo Walker" not in _places(day)


def test_what_is_asked_of_everybody_is_asked_of_them_too(day: Day, application: Flask) -> None:
    with application.app_context(), db.transaction() as session:
        found = session.scalars(select(Opportunity).where(Opportunity.ref == day.opportunity)).one()
        session.add(Condition(opportunity_id=found.id, facet=Facet.OTHER, asked=Asked.TICK, words="Knows nobody there"))
    bo = day.scene.advisor("Bo Walker")
    host = day.signed_in()
    page = day.add(host, "Bo Walker")
    assert day.moves(bo) == []
    number = str(page.soup.select_one("input[name=ticks]")["value"])
    host.send(page, {"ticks": number})
    assert [move[0] for move in day.moves(bo)] == ["confirmed"]


def test_a_seat_for_sitting_in_gives_no_place_away(full: Day, application: Flask) -> None:
    with application.app_context(), db.transaction() as session:
        found = session.scalars(select(Opportunity).where(Opportunity.ref == full.opportunity)).one()
        session.add(Seat(opportunity_id=found.id, number=3, role=SeatRole.SHADOW))
    bo = full.scene.advisor("Bo Walker")
    assert full.add(full.signed_in(), "Bo Walker").errors  # every other seat is taken
    full.add(full.signed_in(), "Bo Walker", past="y")
    assert full.moves(bo) == [("confirmed", "in-person", "Came on the day, and was added past the number of places.")]
