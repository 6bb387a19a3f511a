"""Each facet: its words, what its answers may not be, and the verdict on one person."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from app.opportunities import conditions
from app.opportunities.conditions import FACETS, Answer, stored
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.met import AskTick, Met, NotMet, Read, exclusion_ends, later, met
from app.opportunities.states import Asked, Facet, Strength

ON = date(2027, 1, 15)
F = Facet

WORDS: list[tuple[Facet, dict[str, Any], str]] = [
    (F.ROLE, {"roles": ["service-user", "carer"]}, "You are a service user or a carer."),
    (F.ROLE, {"roles": ["service-user", "carer"], "match": "all"}, "You are a service user and a carer."),
    (F.ROLE, {"roles": ["carer"], "now": True}, "You are a carer now."),
    (F.EXPERIENCE, {"of": [["prison", "caring"], ["a ward"]], "whose": "own"},
     "You have experience of your own of prison and caring or a ward."),
    (F.EXPERIENCE, {"of": [["a ward"]], "whose": "cared-for"},
     "You care, or have cared, for somebody with experience of a ward."),
    (F.RECENCY, {"what": "contact", "subject": "the trust", "within": 5, "unit": "years"},
     "You had contact with the trust, in the last 5 years."),
    (F.RECENCY, {"what": "use", "within": 1, "unit": "months"}, "You used the service, in the last 1 month."),
    (F.RECENCY, {"what": "use"}, "You used the service, recently."),
    (F.AGE, {"youngest": 16, "whose": "own"}, "Your age is 16 or over."),
    (F.AGE, {"oldest": 25, "whose": "own"}, "Your age is 25 or under."),
    (F.AGE, {"youngest": 13, "oldest": 28, "whose": "own"}, "Your age is from 13 to 28."),
    (F.AGE, {"youngest": 18, "whose": "cared-for"}, "The person you care for is aged 18 or over."),
    (F.PLACE, {"place": "Kent"}, "You live in Kent."),
    (F.PLACE, {"place": "Kent", "or_link": True}, "You live in Kent, or have a link with it."),
    (F.TRAINING, {"course": "panel", "name": "Panel training"},
     "You have done “Panel training” before you take part."),
    (F.TRAINING, {"name": "PLACE day", "on": "2027-01-30", "places": 20, "paid": True},
     ("You have done “PLACE day” before you take part. It is on Saturday 30 January 2027 and is booked apart. "
      "It has 20 places. You are paid for the training.")),
    (F.CHECK, {"check": "dbs-basic"}, "You are happy to have this check: Basic DBS check."),
    (F.OWN_SERVICE, {"rule": "needed", "link": "service", "service_name": "Elm Ward"}, "You have used Elm Ward."),
    (F.OWN_SERVICE, {"rule": "forbidden", "link": "area"}, "You do not live in the area of the place being visited."),
    (F.EXCLUSION, {"who": "staff-place", "ends": "period", "within": 2, "unit": "years"},
     "You are not, and were not in the last 2 years, one of these: Staff of the place being looked at."),
    (F.EXCLUSION, {"who": "profession", "subject": "nurses", "ends": "life"},
     "You are not, and never were, one of these: nurses."),
    (F.EXCLUSION, {"who": "staff-nhs", "ends": "while"}, "You are not one of these: Staff of any NHS organisation."),
    (F.SKILLS, {"text": "A fair eye"}, "A fair eye"),
    (F.STEP, {"order": 2, "text": "Shadow a chair", "on": "2027-02-01"},
     "Step 2: Shadow a chair (Monday 1 February 2027)"),
    (F.AGREEMENT, {"what": "charter", "yearly": True}, "You will read and sign this each year: Charter."),
    (F.CONSENT, {"to": "video", "can_refuse": True},
     "We will ask if you agree to this: Video recording. You can say no and still take part."),
    (F.LIMIT, {"number": 1, "of": "documents", "per": "month"}, "At most 1 document in each month."),
    (F.LIMIT, {"number": 104, "of": "pounds", "per": "week"}, "At most £104 in each week."),
    (F.TERM, {"length": 18, "unit": "months", "extend": 6, "review": 12},
     "The role lasts 18 months. It may be made longer by 6 months. It is looked at again every 12 months."),
    (F.OTHER, {"text": "Bring a pen"}, "Bring a pen"),
]  # fmt: skip


@pytest.mark.parametrize(("facet", "fields", "sentence"), WORDS)
def test_words_of_a_facet(context: Flask, facet: Facet, fields: dict[str, Any], sentence: str) -> None:
    assert conditions.problems(facet, fields) == []
    assert conditions.words(facet, fields) == sentence


def test_every_facet_is_in_the_table_and_in_this_test() -> None:
    assert set(FACETS) == set(Facet) == {facet for facet, _fields, _sentence in WORDS}


WRONG: list[tuple[Facet, dict[str, Any], str, str]] = [
    (F.ROLE, {}, "roles", "Choose who it is for."),
    (F.RECENCY, {"what": "use", "within": 2}, "unit", "Choose months or years."),
    (F.RECENCY, {"what": "use", "unit": "years"}, "within", "Enter how many months or years."),
    (F.AGE, {"whose": "own"}, "youngest", "Enter the youngest age, the oldest, or both."),
    (F.AGE, {"youngest": 30, "oldest": 20, "whose": "own"}, "oldest", "The oldest age must not be below the youngest."),
    (F.TRAINING, {"on": "2027-01-30"}, "course", "Choose a course, or say in words which training it is."),
    (F.EXCLUSION, {"who": "other", "ends": "while"}, "subject", "Say in words who may not take part."),
    (F.EXCLUSION, {"who": "staff-nhs", "ends": "period"}, "within", "Enter how many months or years after it ended."),
    (F.EXCLUSION, {"who": "staff-nhs", "ends": "period", "within": 2}, "unit", "Choose months or years."),
    (F.AGREEMENT, {"what": "other"}, "name", "Say in words what it is."),
    (F.CONSENT, {"to": "other"}, "subject", "Say in words what it is."),
    (F.TERM, {"length": 3}, "unit", "Choose months or years."),
    (F.TERM, {"unit": "years"}, "length", "Enter how long the role lasts, or when it is looked at again."),
]  # fmt: skip


@pytest.mark.parametrize(("facet", "fields", "field", "sentence"), WRONG)
def test_answers_that_leave_something_open(
    context: Flask, facet: Facet, fields: dict[str, Any], field: str, sentence: str
) -> None:
    assert conditions.problems(facet, fields) == [(field, sentence)]


def test_what_is_stored_is_plain_and_known() -> None:
    kept = stored(FACETS[F.TRAINING].fields, {"course": "x", "on": ON, "places": None, "paid": False, "evil": "y"})
    assert kept == {"course": "x", "on": "2027-01-15"}
    tags = stored(FACETS[F.EXPERIENCE].fields, {"of": "prison + caring\n\n + \na ward", "whose": "own"})
    assert tags["of"] == [["prison", "caring"], ["a ward"]]
    for answers in ({"roles": ["king"]}, {"roles": ["carer"], "match": "most"}):
        with pytest.raises(ValueError, match="is not one of the answers"):
            stored(FACETS[F.ROLE].fields, answers)
    with pytest.raises(ValueError, match="is not a number"):
        stored(FACETS[F.AGE].fields, {"youngest": 10_000})


def test_each_question_has_words_and_its_choices() -> None:
    for spec in FACETS.values():
        for field in spec.fields:
            assert str(field.label)
            assert bool(field.choices) == (field.shape in {Answer.ONE, Answer.MANY}), field.key


def condition(facet: Facet, fields: dict[str, Any], **more: Any) -> Any:
    asked = conditions.asked_of(facet, fields)
    told = {"words": "In words.", "strength": Strength.MUST, "asked": asked, "session_id": None, "seat_id": None}
    return SimpleNamespace(facet=facet, fields=fields, **{**told, **more})


def facts(**own: Any) -> AdvisorFacts:
    return AdvisorFacts(**{"person_id": 1, "service_user": True, "carer": False, "active": True, **own})


BOTH = {"roles": ["service-user", "carer"], "match": "all"}
PANEL = {"course": "panel", "name": "Panel training"}
LEFT = {"who": "staff-here", "ends": "period", "within": 2, "unit": "years"}

VERDICTS: list[tuple[Facet, dict[str, Any], dict[str, Any], type]] = [
    (F.ROLE, {"roles": ["service-user"]}, {}, Met),
    (F.ROLE, {"roles": ["carer"]}, {}, NotMet),
    (F.ROLE, {"roles": ["carer"]}, {"carer": True}, Met),
    (F.ROLE, BOTH, {}, NotMet),
    (F.ROLE, BOTH, {"carer": True}, Met),
    (F.ROLE, {"roles": ["public"]}, {"service_user": False, "carer": True}, Met),
    (F.ROLE, {"roles": ["carer"], "now": True}, {"carer": True}, AskTick),
    (F.ROLE, {"roles": ["family", "carer"]}, {}, AskTick),
    (F.ROLE, {"roles": ["lay"]}, {}, AskTick),
    (F.TRAINING, PANEL, {}, NotMet),
    (F.TRAINING, PANEL, {"training": {"panel": None}}, Met),
    (F.TRAINING, PANEL, {"training": {"panel": ON}}, Met),
    (F.TRAINING, PANEL, {"training": {"panel": date(2027, 1, 14)}}, NotMet),
    (F.TRAINING, {"name": "Another course"}, {}, AskTick),
    (F.EXCLUSION, LEFT, {}, AskTick),
    (F.EXCLUSION, LEFT, {"left_on": {"staff-here": date(2025, 1, 15)}}, Met),
    (F.EXCLUSION, LEFT, {"left_on": {"staff-here": date(2025, 1, 16)}}, NotMet),
    (F.EXCLUSION, {"who": "staff-here", "ends": "life"}, {"left_on": {"staff-here": date(1990, 1, 1)}}, NotMet),
    (F.EXCLUSION, {"who": "staff-here", "ends": "while"}, {"left_on": {"staff-here": date(2026, 1, 1)}}, Met),
    (F.OWN_SERVICE, {"rule": "forbidden", "link": "visited", "service": 7}, {"avoids": frozenset({7})}, NotMet),
    (F.OWN_SERVICE, {"rule": "forbidden", "link": "visited", "service": 7}, {}, AskTick),
    (F.AGE, {"youngest": 18, "whose": "own"}, {}, AskTick),
    (F.SKILLS, {"text": "x"}, {}, Read),
    (F.LIMIT, {"number": 1, "of": "times", "per": "month"}, {}, Read),
]


@pytest.mark.parametrize(("facet", "fields", "own", "verdict"), VERDICTS)
def test_the_verdict(context: Flask, facet: Facet, fields: dict[str, Any], own: dict[str, Any], verdict: type) -> None:
    found = met(condition(facet, fields), facts(**own), ON)
    assert type(found) is verdict
    assert found.sentence
    if isinstance(found, NotMet):
        assert found.next_step


@pytest.mark.parametrize("strength", [Strength.WELCOME, Strength.GOOD_TO_KNOW])
def test_what_is_only_welcome_never_refuses_or_asks(context: Flask, strength: Strength) -> None:
    assert isinstance(met(condition(F.ROLE, {"roles": ["carer"]}, strength=strength), facts(), ON), Read)
    assert isinstance(met(condition(F.AGE, {"youngest": 18, "whose": "own"}, strength=strength), facts(), ON), Read)
    assert isinstance(met(condition(F.ROLE, {"roles": ["service-user"]}, strength=strength), facts(), ON), Met)


def test_training_says_when_it_is_and_never_shows_a_code(context: Flask) -> None:
    own_day = met(condition(F.TRAINING, {**PANEL, "on": "2027-01-10"}), facts(), ON)
    assert own_day == NotMet("You need to do “Panel training” first.", "It is on Sunday 10 January 2027.")
    nameless = met(condition(F.TRAINING, {"course": "panel"}), facts(), ON)
    assert nameless == NotMet("In words.", "Ask the involvement team when the next one is.")


def test_asked_of_a_condition_follows_its_fields() -> None:
    assert conditions.asked_of(F.ROLE, {"roles": ["carer"]}) is Asked.RECORD
    assert conditions.asked_of(F.ROLE, {"roles": ["carer"], "now": True}) is Asked.TICK
    assert conditions.asked_of(F.ROLE, {"roles": ["staff"]}) is Asked.TICK
    assert conditions.asked_of(F.TRAINING, {"course": "x"}) is Asked.RECORD
    assert conditions.asked_of(F.TRAINING, {"name": "x"}) is Asked.TICK
    assert conditions.asked_of(F.STEP, {}) is Asked.READ


LATER = [
    (date(2024, 2, 29), 1, "years", date(2025, 3, 1)), (date(2026, 12, 31), 2, "months", date(2027, 3, 1)),
    (date(2026, 11, 30), 3, "months", date(2027, 3, 1)), (date(2026, 10, 31), 1, "months", date(2026, 12, 1)),
    (date(2026, 1, 15), 24, "months", date(2028, 1, 15)), (date(2026, 12, 1), 1, "months", date(2027, 1, 1)),
]  # fmt: skip


@pytest.mark.parametrize(("start", "number", "unit", "expected"), LATER)
def test_a_period_from_a_day(start: date, number: int, unit: str, expected: date) -> None:
    assert later(start, number, unit) == expected


def test_when_an_exclusion_ends() -> None:
    left = date(2025, 6, 1)
    assert exclusion_ends({"ends": "period", "within": 2, "unit": "years"}, left) == date(2027, 6, 1)
    assert exclusion_ends({"ends": "life"}, left) is None
    assert exclusion_ends({"ends": "while"}, left) == left
