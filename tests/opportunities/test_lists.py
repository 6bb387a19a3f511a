"""What each viewer may see in the list, and what the list costs."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from app.core import clock, db, web
from app.opportunities import pages, queries
from app.opportunities.rules import fit
from app.opportunities.states import Attendance, Format, Method, OpportunityState, SeatType, Visibility
from app.people.models import Role
from tests.opportunities.posting import statements
from tests.support.make import Make

NOBODY = SimpleNamespace(is_authenticated=False, roles=frozenset())


def viewer(*roles: Role) -> Any:
    return SimpleNamespace(is_authenticated=True, roles=frozenset(roles), person_id=0)


def titles(who: Any, **filters: str) -> list[str]:
    query = queries.filtered(queries.open_for(who), filters)
    return [thing.title for thing in db.session().scalars(query).unique()]


def test_each_viewer_sees_what_is_meant_for_them(make: Make, context: Flask) -> None:
    for visibility in Visibility:
        make.opportunity(title=visibility.value, visibility=visibility)
    everything = ["public", "register", "unannounced"]
    assert titles(NOBODY) == ["public"]
    assert titles(viewer(Role.ADVISOR)) == everything
    assert titles(viewer(Role.HOST)) == ["public", "register"]
    assert titles(viewer(Role.ADVISOR, Role.HOST)) == ["public", "register"], "a host never learns of the visit"
    assert titles(viewer(Role.TEAM, Role.HOST)) == everything


BY_MAKER = [s for s in OpportunityState if s not in {OpportunityState.SUBMITTED, OpportunityState.RETURNED}]


@pytest.mark.parametrize("state", BY_MAKER)
def test_only_published_ones_are_listed(make: Make, context: Flask, state: OpportunityState) -> None:
    make.opportunity(title="one", state=state)
    shown = state in {OpportunityState.OPEN, OpportunityState.FILLED}
    assert titles(viewer(Role.ADVISOR)) == (["one"] if shown else [])


def test_past_and_closed_ones_are_gone(make: Make, context: Flask) -> None:
    now = clock.now()
    make.opportunity(title="past", in_days=-2)
    make.opportunity(title="shut", closes_at=now)
    make.opportunity(title="still", closes_at=now + timedelta(seconds=1))
    assert titles(viewer(Role.ADVISOR)) == ["still"]


def test_several_sessions_stay_open_while_one_of_them_is_to_come(make: Make, context: Flask) -> None:
    make.opportunity(title="all", in_days=-1, sessions=3)
    make.opportunity(title="one", in_days=-1, sessions=3, attendance=Attendance.ONE)
    assert titles(viewer(Role.ADVISOR)) == ["one"]


def test_filters_of_the_address(make: Make, context: Flask) -> None:
    kind = make.kind("workshop")
    make.opportunity(title="Food on the wards", kind=kind, in_days=3, format=Format.ONLINE)
    make.opportunity(title="A new garden", in_days=20, summary="Plan the 100% green garden")
    make.opportunity(title="Far away", in_days=60)
    who = viewer(Role.ADVISOR)
    assert titles(who, q="WARDS food") == ["Food on the wards"]
    assert titles(who, q="100%") == ["A new garden"], "a percent sign is a letter like any other"
    assert titles(who, q="%") == ["A new garden"]
    assert titles(who, kind="workshop") == ["Food on the wards"]
    assert titles(who, format="online") == ["Food on the wards"]
    assert titles(who, when="week") == ["Food on the wards"]
    assert titles(who, when="month") == ["Food on the wards", "A new garden"]
    assert titles(who, when="later") == ["Far away"]
    assert titles(who, when="any-day") == []
    assert len(titles(who, format="nonsense", when="'; drop table kind", kind="")) == 3


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_of_cards_costs_three_statements(make: Make, context: Flask, number: int) -> None:
    person = make.advisor()
    for _each in range(number):
        make.opportunity(sessions=2, seat_type=SeatType.EITHER, method=Method.FIRST_COME)
    facts = queries.advisor_facts(person)
    assert facts
    with statements() as seen:
        page = web.paginate(queries.open_for(viewer(Role.ADVISOR)).options(*queries.card_options()), 1)
        for thing in page.rows:
            pages.when_words(thing), pages.area_words(thing), pages.pay_words(thing), pages.places_words(thing, 1)
            pages.choice_words(thing), pages.who_words(thing), pages.closes_words(thing), pages.length_words(thing)
            assert fit.why(thing, facts, clock.now()) == "This fits you: nothing else is needed."
    assert len(page.rows) == page.total == number
    assert len(seen) == 3, seen
