"""Several rules on the whole, and few places left: all of it is promised, so all of it stays possible."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.opportunities.models import MixRule, Opportunity, Seat
from app.opportunities.states import Mix, SeatRole, SeatType
from app.signups import actions
from app.signups.rules.mix import Room
from app.signups.rules.promised import without_a_place
from app.signups.rules.sitting import Found, Full, Kept, Sitting, Who
from tests.support.make import Make
from tests.support.page import Browser, Page

USER, CARER, BOTH, NEW_USER = Who(True, False), Who(False, True), Who(True, True), Who(True, False, True)
EITHER = SeatType.EITHER
PAIR = [MixRule(of="carer", number=1), MixRule(of="first-timer", number=1)]


def seat(number: int, kind: SeatType = EITHER, places: int = 1, group: str = "") -> Seat:
    return Seat(id=number, type=kind, number=places, role=SeatRole.MEMBER, group=group)


def test_two_places_are_kept_for_the_two_who_are_awaited() -> None:
    room = Room([seat(1, places=2)], PAIR, [])
    assert room.ask(USER, 1) == Kept(Mix.CARER), "nobody is counted on to be a carer and new"
    assert room.ask(CARER, 1) == Found(1)
    assert room.ask(NEW_USER, 1) == Found(1)
    assert Room([seat(1, places=3)], PAIR, []).ask(USER, 1) == Found(1)


def test_the_one_place_left_is_not_for_half_of_what_is_missing() -> None:
    both = [MixRule(of="carer", number=1), MixRule(of="service-user", number=1)]
    room = Room([seat(1)], both, [])
    assert [room.ask(who, 1) for who in (USER, CARER, BOTH)] == [Kept(Mix.CARER), Kept(Mix.SERVICE_USER), Found(1)]


def test_whoever_could_meet_either_counts_for_both_and_leaves_a_place_for_anybody() -> None:
    both = [MixRule(of="carer", number=1), MixRule(of="service-user", number=1)]
    nobody = Who(False, False, True)
    assert Room([seat(1, places=2)], both, [Sitting(7, 1, BOTH)]).ask(nobody, 1) == Found(1)
    assert Room([seat(1, places=2)], both, []).ask(nobody, 1) == Kept(Mix.CARER)


def test_a_carer_is_not_put_where_the_only_service_user_could_sit() -> None:
    """One group has a seat for either, the other one for a carer: the first is what a service user could have."""
    both = [MixRule(of="carer", number=1), MixRule(of="service-user", number=1)]
    room = Room([seat(1, group="Morning"), seat(2, SeatType.CARER, group="Evening")], both, [])
    assert room.ask(CARER, 1) == Kept(Mix.SERVICE_USER)
    assert room.ask(CARER, 2) == Found(2)


def test_more_is_promised_than_there_are_places_and_still_people_come() -> None:
    half = [MixRule(of="carer", percent=50), MixRule(of="service-user", percent=50)]
    room = Room([seat(1, places=3)], half, [])
    for number, who in enumerate((USER, CARER)):
        found = room.ask(who, 1)
        assert isinstance(found, Found)
        room.sit(number, who, found)
    assert [type(room.ask(who, 1)) for who in (USER, CARER, BOTH)] == [Kept, Kept, Found]
    assert Room([seat(1)], [MixRule(of="carer", number=2)], []).ask(CARER, 1) == Found(1), "of one place, one"


choices = st.lists(st.sets(st.integers(1, 3), min_size=1).map(tuple), max_size=4)


@given(st.fixed_dictionaries({number: st.integers(0, 2) for number in (1, 2, 3)}), choices, choices)
def test_the_matching_is_what_trying_everything_finds(
    seats: dict[int, int], people: list[tuple[int, ...]], awaited: list[tuple[int, ...]]
) -> None:
    """Of all ways to seat them: as many people as can be, and then as many as can be of those awaited."""
    best = (0, 0)
    for tried in product(*((0, *each) for each in [*people, *awaited])):
        if all(tried.count(number) <= there for number, there in seats.items()):
            split = tried[: len(people)], tried[len(people) :]
            best = max(best, (sum(map(bool, split[0])), sum(map(bool, split[1]))))
    assert without_a_place(seats, people, awaited) == len(awaited) - best[1]


whos = st.builds(Who, st.booleans(), st.booleans(), st.booleans())
types = st.lists(st.tuples(st.sampled_from(SeatType), st.integers(1, 2)), min_size=1, max_size=3)
numbers = st.dictionaries(st.sampled_from(("service-user", "carer", "first-timer")), st.integers(1, 2))


@given(types, numbers, st.lists(st.tuples(whos, st.integers(0, 2)), max_size=7))
def test_whatever_could_be_kept_is_kept_whoever_comes_in_whatever_order(
    kinds: list[tuple[SeatType, int]], wanted: dict[str, int], coming: list[tuple[Who, int]]
) -> None:
    """If people who meet one rule each could have met all of it at first, they still can after everybody has asked."""
    seats = [seat(number, kind, places) for number, (kind, places) in enumerate(kinds, 1)]
    room = Room(seats, [MixRule(of=of, number=number) for of, number in wanted.items()], [])
    possible = _possible(seats, [], wanted)
    for number, (who, asked) in enumerate(coming):
        there = [each for each in seats if who.fits(each)]
        found = room.ask(who, there[asked % len(there)].id) if there else Full()
        if isinstance(found, Found):
            room.sit(number, who, found)
    assert all(room.free(each) >= 0 for each in seats)
    assert all(each.who.fits(room.seats[each.seat_id]) for each in room.sitting)
    assert not possible or _possible(seats, [each.who for each in room.sitting], wanted)


ONE_EACH = (Who(True, False), Who(False, True), Who(True, False, True), Who(False, True, True))


def _possible(seats: list[Seat], there: list[Who], wanted: dict[str, int]) -> bool:
    """By trying every way to fill every seat: with those who are there, and with people who meet one rule each."""
    missing = {of: number - sum(who.counts_as(Mix(of)) for who in there) for of, number in wanted.items()}
    awaited = [of for of, number in missing.items() for _each in range(number)]
    units = [each for each in seats for _one in range(each.number)]

    def place(left: list[Seat], people: list[Who], rules: list[str]) -> bool:
        if people:
            return any(people[0].fits(each) and place(_less(left, each), people[1:], rules) for each in left)
        if rules:
            return any(_meets(each, rules[0]) and place(_less(left, each), [], rules[1:]) for each in left)
        return True

    return len(awaited) + len(there) <= len(units) and place(units, there, awaited)


def _less(left: list[Seat], one: Seat) -> list[Seat]:
    rest = list(left)
    rest.remove(one)
    return rest


def _meets(one: Seat, of: str) -> bool:
    """Whether somebody who is a service user or a carer, and not both, could meet this rule in this seat."""
    return any(who.fits(one) and who.counts_as(Mix(of)) for who in ONE_EACH)


def test_who_is_neither_a_carer_nor_new_waits_and_reads_why(application: Flask, make: Make, browser: Browser) -> None:
    """Two places; a carer and somebody new were promised. Ann uses services, and has taken part before."""
    ann = make.advisor("Ann Lee", email="ann@post.example")
    make.advisor("Bo Lee", email="bo@post.example")
    make.advisor("Cy Lee", email="cy@post.example", carer=True)
    make.opportunity(in_days=1)
    with application.app_context():
        before = db.session().scalars(select(Opportunity)).one()
        with db.transaction():
            (place,) = actions.sign_up(before.id, ann, by=Actor(ann))
        application.extensions["clock"].advance(timedelta(days=2))
        with db.transaction():
            actions.series_recorded(place.id, took_part=True, by=Actor(ann))
    ref = make.opportunity(seats=2)
    with application.app_context(), db.transaction() as session:
        found = session.scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
        found.mixes = [MixRule(of="carer", number=1), MixRule(of="first-timer", number=1)]
    page = _signs_up(browser, "ann", ref)
    assert page.h1 == "You are on the reserve list"
    assert "The places that are left are kept for carers." in page.text
    assert _signs_up(browser, "bo", ref).h1 == "You have a place"
    assert _signs_up(browser, "cy", ref).h1 == "You have a place"


def _signs_up(browser: Browser, name: str, ref: str) -> Page:
    own = browser.another()
    own.sign_in(f"{name}@post.example")
    return own.post(f"/opportunities/{ref}/sign-up")
