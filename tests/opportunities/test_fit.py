"""Why an opportunity fits an advisor, and what is missing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from app.core import db
from app.opportunities import queries
from app.opportunities.models import Condition, Kind, Opportunity, Seat
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.fit import fits, reasons, seat_suits, why
from app.opportunities.states import Asked, Facet, SeatType, Strength
from app.people.models import Course, Interest, TrainingRecord
from app.people.states import AdvisorState
from tests.opportunities.posting import statements
from tests.support.make import Make

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)


def opportunity(*conditions: Condition, seats: tuple[SeatType, ...] = (SeatType.EITHER,), course: str = "") -> Any:
    kind = Kind(code="panel", name="Interview panel", dated=True)
    kind.course = Course(code=course, name="Panel training") if course else None
    thing = Opportunity(kind_code="panel", first_starts_at=datetime(2027, 1, 15, 10, tzinfo=UTC))
    thing.kind, thing.conditions = kind, list(conditions)
    thing.seats = [Seat(type=each, number=1) for each in seats]
    return thing


def must(facet: Facet, words: str, asked: Asked = Asked.TICK, **fields: Any) -> Condition:
    return Condition(facet=facet, words=words, strength=Strength.MUST, asked=asked, fields=fields)


def facts(**own: Any) -> AdvisorFacts:
    return AdvisorFacts(**{"person_id": 1, "service_user": True, "carer": False, "active": True, **own})


def test_nothing_needed_fits_everybody(context: Flask) -> None:
    assert why(opportunity(), facts(), NOW) == "This fits you: nothing else is needed."
    assert fits(opportunity(), facts(), NOW)


def test_what_is_missing_comes_first_with_the_next_step(context: Flask) -> None:
    thing = opportunity(must(Facet.AGE, "Your age is 16 or over."), course="panel")
    assert why(thing, facts(interests=frozenset({"panel"})), NOW) == (
        "You need to do “Panel training” first. Ask the involvement team when the next one is."
    )
    assert [reason.met for reason in reasons(thing, facts(), NOW)] == [False, None]
    assert not fits(thing, facts(), NOW)


def test_training_counts_on_the_day_of_the_first_session(context: Flask) -> None:
    thing = opportunity(course="panel")
    assert why(thing, facts(training={"panel": date(2027, 1, 15)}), NOW) == "You have done “Panel training”."
    assert not fits(thing, facts(training={"panel": date(2027, 1, 14)}), NOW)


def test_training_that_a_condition_names_is_not_asked_twice(context: Flask) -> None:
    named = must(Facet.TRAINING, "You have done it.", Asked.RECORD, course="panel", name="Panel training")
    assert len(reasons(opportunity(named, course="panel"), facts(), NOW)) == 1


@pytest.mark.parametrize(
    ("seats", "own", "sentence"),
    [
        ((SeatType.CARER,), {}, "The places are for carers. Look for other opportunities that fit you."),
        ((SeatType.SERVICE_USER,), {"service_user": False, "carer": True},
         "The places are for service users. Look for other opportunities that fit you."),
        ((SeatType.CARER, SeatType.SERVICE_USER), {}, "This fits you: nothing else is needed."),
        ((SeatType.EITHER,), {"active": False},
         "You are on a break, or your registration is not finished. Under My account you can end a break. Or ring us."),
    ],
)  # fmt: skip
def test_places_and_the_register(
    context: Flask, seats: tuple[SeatType, ...], own: dict[str, Any], sentence: str
) -> None:
    assert why(opportunity(seats=seats), facts(**own), NOW) == sentence


def test_interest_and_ticks_are_said(context: Flask) -> None:
    thing = opportunity(must(Facet.AGE, "Your age is 16 or over."))
    assert why(thing, facts(interests=frozenset({"panel"})), NOW) == (
        "You told us you are interested in this: interview panel. "
        "We will ask you to check a few things when you sign up."
    )
    assert why(thing, facts(), NOW).startswith("This may fit you.")


def test_conditions_of_one_session_or_seat_do_not_speak_for_the_whole(context: Flask) -> None:
    only = must(Facet.ROLE, "You are a carer.", Asked.RECORD, roles=["carer"])
    only.session_id = 3
    assert fits(opportunity(only), facts(), NOW)
    only.session_id = None
    assert not fits(opportunity(only), facts(), NOW)


def test_seats_and_people() -> None:
    assert seat_suits(SeatType.EITHER, facts(service_user=False, carer=True))
    assert not seat_suits(SeatType.SERVICE_USER, facts(service_user=False, carer=True))
    assert seat_suits(SeatType.CARER, facts(carer=True))
    assert not seat_suits(SeatType.CARER, facts())


def test_facts_are_read_in_one_statement(context: Flask, make: Make) -> None:
    person = make.advisor(carer=True)
    paused = make.advisor(state=AdvisorState.PAUSED)
    with db.transaction() as session:
        session.add_all([Course(code="a", name="A"), Course(code="b", name="B")])
        session.flush()
        session.add_all(
            [
                TrainingRecord(person_id=person, course_code="a", expires_on=None),
                TrainingRecord(person_id=person, course_code="b", expires_on=date(2027, 5, 1)),
                Interest(person_id=person, kind_code="panel"),
                Interest(person_id=person, kind_code="workshop"),
            ]
        )

    with statements() as seen:
        found = queries.facts_of([person, paused, 10_000])
    assert len(seen) == 1
    assert set(found) == {person, paused}
    assert found[person].training == {"a": None, "b": date(2027, 5, 1)}
    assert found[person].interests == {"panel", "workshop"}
    assert (found[person].carer, found[person].active, found[paused].active) == (True, True, False)
    assert queries.advisor_facts(10_000) is None


def test_plain_objects_fit_too(context: Flask) -> None:
    thing = SimpleNamespace(
        kind_code="x",
        first_starts_at=None,
        kind=SimpleNamespace(name="X", dated=True, course=None),
        seats=[],
        conditions=[],
    )
    assert fits(thing, facts(), NOW)
