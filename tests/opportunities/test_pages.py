"""One way to say when, where, what is paid, how many places and how people are chosen."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask

from app.core.actor import SYSTEM
from app.core.states import move
from app.opportunities import pages
from app.opportunities.models import Kind, MixRule, Opportunity, PayTerm, Seat, Session
from app.opportunities.states import (
    Attendance,
    Format,
    Method,
    PayModel,
    PayPart,
    PlacesWord,
    SeatRole,
    SeatType,
    SessionState,
    Shape,
    VenueShown,
)


def at(day: int, hour: int, end: int, **more: Any) -> Session:
    start = datetime(2027, 1, day, hour, tzinfo=UTC)
    state = more.pop("state", SessionState.PLANNED)
    session = Session(starts_at=start, ends_at=start.replace(hour=end), **{"label": "", "venue": "", **more})
    for to in (SessionState.PLANNED, SessionState.CANCELLED)[: 1 + (state is SessionState.CANCELLED)]:
        move(session, to, by=SYSTEM, now=start)
    return session


def thing(**own: Any) -> Opportunity:
    told: dict[str, Any] = {
        "recurrence": "", "length_words": "", "activity_minutes": 0, "prep_minutes": 0, "attendance": Attendance.ALL,
        "format": Format.IN_PERSON, "venue": "", "venue_area": "", "venue_shown": VenueShown.ALWAYS, "expenses": [],
        "places_word": PlacesWord.EXACT, "method": Method.FIRST_COME, "choice_rule": "", "who_for": "",
        "apply_by": [], "apply_note": "",
    }  # fmt: skip
    return Opportunity(**{**told, **own})


WHEN: list[tuple[dict[str, Any], str]] = [
    ({"sessions": [at(15, 10, 12)]}, "Friday 15 January 2027, 10am to midday UK time"),
    ({"sessions": [at(15, 10, 12, label="Briefing")]}, "Briefing: Friday 15 January 2027, 10am to midday UK time"),
    ({"sessions": [at(15, 10, 12), at(22, 10, 12)]},
     "2 sessions: the first Friday 15 January 2027, 10am to midday UK time, the last on Friday 22 January 2027"),
    ({"sessions": [at(15, 10, 12, state=SessionState.CANCELLED), at(22, 10, 12)]},
     "Friday 22 January 2027, 10am to midday UK time"),
    ({"work_due_on": date(2027, 2, 1)}, "In your own time, by Monday 1 February 2027"),
    ({"work_days": 1}, "In your own time, within 1 day of getting it"),
    ({"window_from": date(2027, 9, 1), "window_until": date(2027, 11, 1)},
     "Between Wednesday 1 September 2027 and Monday 1 November 2027"),
    ({"recurrence": "Four meetings a year"}, "Four meetings a year"),
    ({}, "The date is not set yet"),
]  # fmt: skip


@pytest.mark.parametrize(("own", "said"), WHEN)
def test_when(context: Flask, own: dict[str, Any], said: str) -> None:
    assert pages.when_words(thing(**own)) == said


def test_which_sessions_and_how_long(context: Flask) -> None:
    two = [at(15, 10, 12), at(22, 10, 11)]
    assert pages.attendance_words(thing(sessions=two[:1])) == ""
    assert pages.attendance_words(thing(sessions=two)) == "A place is for every session"
    some = thing(sessions=[at(15, 10, 12), at(22, 10, 11)], attendance=Attendance.SOME, attend_at_least=2)
    assert pages.attendance_words(some) == "You choose at least 2 of the sessions"
    assert pages.length_words(thing(sessions=[at(15, 10, 12), at(22, 10, 11)])) == "3 hours"
    assert pages.length_words(some) == "2 hours"
    assert (
        pages.length_words(thing(activity_minutes=90, prep_minutes=30))
        == "1 hour 30 minutes, and 30 minutes to prepare"
    )
    assert pages.length_words(thing(length_words="2 to 3 hours", activity_minutes=150)) == "2 to 3 hours"


def test_what_is_done_beside_the_sessions_is_said_apart(context: Flask) -> None:
    course = thing(
        sessions=[at(15, 10, 12), at(22, 10, 11)], kind=Kind(shape=Shape.TRAINING), prep_minutes=30,
        details={"design_minutes": 120, "rehearsal_minutes": 60},
    )  # fmt: skip
    beside = "30 minutes to prepare, 2 hours to plan it together and 1 hour to rehearse"
    assert pages.length_words(course) == f"3 hours, and {beside}"
    board = thing(
        sessions=[at(15, 10, 12), at(22, 10, 11)], kind=Kind(shape=Shape.COMMITTEE), details={"reading_minutes": 45},
    )  # fmt: skip
    assert pages.length_words(board) == "3 hours, and 1 hour 30 minutes to prepare"


def test_a_place_is_told_to_those_who_may_know_it(context: Flask) -> None:
    hidden = thing(venue="Meadow House,\n14 Weir Lane", venue_area="Riverbank", venue_shown=VenueShown.WITH_PLACE)
    assert pages.where_words(hidden) == "Riverbank: we tell you the exact place when you have a place"
    assert pages.where_words(hidden, has_place=True) == "Meadow House, 14 Weir Lane"
    assert pages.area_words(hidden) == "In person: Riverbank"
    nameless = thing(venue="Elm Ward", venue_shown=VenueShown.WITH_PLACE)
    assert pages.where_words(nameless) == "We tell you the exact place when you have a place"
    assert pages.area_words(nameless) == "In person"
    hidden.sessions = [at(15, 10, 12, venue="Elm Ward"), at(16, 10, 12)]
    assert "Elm Ward" not in pages.session_where_words(hidden.sessions[0])
    assert pages.session_where_words(hidden.sessions[0], has_place=True) == "Elm Ward"
    assert pages.session_where_words(hidden.sessions[1], has_place=True) == "Meadow House, 14 Weir Lane"
    assert pages.where_words(thing(format=Format.ONLINE, venue="Elm Ward", join_link="https://x.example")) == "Online"
    assert pages.where_words(thing(format=Format.MIXED, venue="Elm Ward")) == "In person or online: Elm Ward"
    assert pages.where_words(thing()) == "The place is not set yet"


def term(model: PayModel, **own: Any) -> PayTerm:
    return PayTerm(**{"model": model, "part": PayPart.ACTIVITY, "note": "", **own})


PAY: list[tuple[PayTerm, str]] = [
    (term(PayModel.HOURLY, tier="standard"), "£11.50 an hour"),
    (term(PayModel.HOURLY, tier="enhanced"), "By the hour: enhanced rate"),
    (term(PayModel.HOURLY, pence=1131), "£11.31 an hour"),
    (term(PayModel.BLOCK, pence=2000, unit_minutes=180), "£20 for each 3 hours or part of it"),
    (term(PayModel.DAY, pence=15000, half_pence=7500, threshold_minutes=240, threshold_included=False),
     "£150 for a day, £75 for a half day (exactly 4 hours is paid as a half day)"),
    (term(PayModel.DAY, pence=15000, half_pence=7500, threshold_minutes=240, threshold_included=True),
     "£150 for a day, £75 for a half day (exactly 4 hours is paid as a day)"),
    (term(PayModel.BAND, pence=2000, half_pence=1000, threshold_minutes=120, threshold_included=True),
     "£10 for less than 2 hours, £20 for 2 hours or more"),
    (term(PayModel.BAND, pence=2000, half_pence=1000, threshold_minutes=120, threshold_included=False),
     "£10 for up to 2 hours, £20 for longer"),
    (term(PayModel.FIXED, pence=1500), "£15 in all"),
    (term(PayModel.MONTHLY, pence=20000), "£200 a month"),
    (term(PayModel.MENU, cap_pence=12500), "Sums for single tasks, up to £125"),
    (term(PayModel.UNPAID), "This is not paid"),
    (term(PayModel.ELSEWHERE), "Paid by somebody else, not by us"),
]  # fmt: skip


@pytest.mark.parametrize(("promise", "said"), PAY)
def test_what_is_paid(context: Flask, promise: PayTerm, said: str) -> None:
    assert pages.pay_words(thing(pay_terms=[promise]), {"standard": 1150}) == said


def test_parts_that_are_paid_apart_and_expenses(context: Flask) -> None:
    reading = term(PayModel.HOURLY, part=PayPart.PREPARATION, tier="standard", cap_pence=2300, note="For reading")
    both = thing(pay_terms=[term(PayModel.FIXED, pence=1500), reading], expenses=["travel", "care"])
    assert pages.pay_words(both) == "£15 in all. Also paid: preparation. Expenses are paid back"
    meetings, travel = (
        term(PayModel.FIXED, part=PayPart.MEETINGS, pence=500),
        term(PayModel.UNPAID, part=PayPart.TRAVEL),
    )
    more = thing(pay_terms=[term(PayModel.FIXED, pence=1500), meetings, reading, travel])
    assert pages.pay_words(more) == "£15 in all. Also paid: preparation and other meetings"
    lines = pages.pay_lines(both, {"standard": 1150})
    assert lines == [("Taking part", "£15 in all"), ("Preparation", "£11.50 an hour, at most £23. For reading")]
    assert pages.expenses_words(both) == "Travel and replacement care or childcare"
    assert pages.expenses_words(thing()) == "No expenses are paid back"
    assert pages.pay_words(thing()) == "Payment is not set yet"


def seat(number: int, type_: SeatType = SeatType.EITHER, **own: Any) -> Seat:
    return Seat(**{"number": number, "type": type_, "role": SeatRole.MEMBER, "group": "", **own})


PLACES: list[tuple[dict[str, Any], int | None, str]] = [
    ({"seats": [seat(1)]}, None, "1 place"),
    ({"seats": [seat(10)], "places_word": PlacesWord.ABOUT}, None, "about 10 places"),
    ({"seats": [seat(25)], "places_word": PlacesWord.UP_TO}, 3, "up to 25 places, 3 left"),
    ({"seats": [seat(6)], "places_word": PlacesWord.AT_LEAST}, 0, "at least 6 places, all taken"),
    ({"seats": [seat(2, SeatType.CARER)]}, None, "2 places for carers"),
    ({"seats": [seat(2, SeatType.CARER), seat(1, SeatType.SERVICE_USER)]}, None,
     "3 places: 2 places for carers and 1 place for service users"),
    ({"seats": [seat(10, SeatType.CARER, at_least=8, group="Carers")]}, None, "8 to 10 places for carers (Carers)"),
    ({"seats": [seat(1, role=SeatRole.CHAIR), seat(4)]}, None, "5 places: 1 place to chair and 4 places"),
    ({}, None, "The number of places is not set yet"),
]  # fmt: skip


@pytest.mark.parametrize(("own", "left", "said"), PLACES)
def test_places(context: Flask, own: dict[str, Any], left: int | None, said: str) -> None:
    assert pages.places_words(thing(**own), left) == said


def test_who_and_mixes(context: Flask) -> None:
    assert pages.who_words(thing(who_for="People who know the ward.\nAnybody.")) == "People who know the ward."
    assert pages.who_words(thing(seats=[seat(1, SeatType.CARER)])) == "Carers"
    assert pages.who_words(thing(seats=[seat(1, SeatType.SERVICE_USER)])) == "Service users"
    assert pages.who_words(thing(seats=[seat(1), seat(1, SeatType.CARER)])) == "Service users and carers"
    assert pages.mix_words(MixRule(of="carer", number=2)) == "At least 2: carers"
    assert pages.mix_words(MixRule(of="staff", percent=50)) == "At least 50%: staff"


def test_how_people_are_chosen_and_until_when(context: Flask) -> None:
    first = "First come, first served. When all places are taken there is a reserve list."
    assert pages.choice_words(thing()) == first
    chosen = thing(method=Method.CHOSEN, choice_rule="By lot.", selection_on=date(2027, 3, 8))
    assert pages.choice_words(chosen) == (
        "The involvement team chooses. By lot. Talks with people are on Monday 8 March 2027."
    )
    assert pages.closes_words(thing()) == "No closing date"
    closing = thing(closes_at=datetime(2027, 6, 17, 11, tzinfo=UTC))
    assert pages.closes_words(closing) == "Thursday 17 June 2027, midday UK time"
    assert pages.apply_words(thing(apply_by=["post", "online"], apply_note="Ask Ana.")) == [
        "On this website",
        "By post",
        "Ask Ana.",
    ]
