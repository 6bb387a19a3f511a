"""What stands in the way of publishing, and what is only worth a second look."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from app.opportunities.rules import steps
from app.opportunities.rules.ready import gaps, warnings
from app.opportunities.states import Attendance, Format, Ladder, Method, PayModel, PayPart, SessionState, Shape

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
START = NOW + timedelta(days=30)


def seats(number: int) -> list[SimpleNamespace]:
    return [SimpleNamespace(number=number, uses_a_place=True)]


def session(starts_at: datetime = START, **own: Any) -> Any:
    told = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2), "state": SessionState.PLANNED}
    return SimpleNamespace(**{**told, **own})


def term(**own: Any) -> Any:
    told = dict.fromkeys(("tier", "pence", "half_pence", "unit_minutes", "threshold_minutes", "threshold_included"))
    return SimpleNamespace(**{**told, "part": PayPart.ACTIVITY, "model": PayModel.FIXED, "pence": 1500, **own})


def draft(**own: Any) -> Any:
    """One with nothing missing and nothing odd."""
    told: dict[str, Any] = dict.fromkeys((
        "attend_at_least", "work_due_on", "work_days", "window_from", "window_until", "term_until", "minimum_to_run",
        "closes_at", "selection_on", "kept_for_new", "outcome_due_on", "join_link", "details", "published_at",
    ))  # fmt: skip
    told |= {
        "kind": SimpleNamespace(dated=True, shape=Shape.PLAIN), "title": "T", "summary": "S",
        "ladder": Ladder.CO_DESIGN, "may_change": "All",
        "support": "A call", "format": Format.PHONE,
        "venue": "", "venue_area": "", "attendance": Attendance.ALL, "method": Method.FIRST_COME, "choice_rule": "",
        "contact_name": "Ana", "contact_phone": "+44", "contact_email": "", "outcome_promise": "",
        "sessions": [session()], "seats": seats(2), "pay_terms": [term()], "expenses": ["travel"],
    }  # fmt: skip
    return SimpleNamespace(**{**told, **own})


def test_nothing_missing_nothing_odd(context: Flask) -> None:
    assert gaps(draft(), NOW) == []
    assert warnings(draft(), NOW) == []


MISSING: list[tuple[dict[str, Any], str, str]] = [
    ({"title": ""}, "what", "Enter a title."),
    ({"summary": ""}, "doing", "Say what people will do."),
    ({"support": ""}, "support", "Say what support people get."),
    ({"sessions": []}, "sessions", "Add at least one session."),
    ({"sessions": [session(NOW)]}, "sessions",
     "The session must be in the future. Check the day, the month and the year."),
    ({"seats": []}, "seats", "Say how many places there are."),
    ({"pay_terms": []}, "payment", "Say what is paid. If nothing is paid, say so plainly."),
    ({"pay_terms": [term(model=PayModel.DAY, half_pence=700, threshold_minutes=240)]}, "payment",
     "Say what happens at exactly 4 hours: the shorter or the longer sum."),
    ({"kind": SimpleNamespace(dated=False, shape=Shape.DOCUMENT), "sessions": []}, "work",
     "Say by which day the work is due, or how many days people have."),
    ({"format": Format.IN_PERSON}, "where", "Enter the place, or at least the area if the place is not known yet."),
    ({"closes_at": START + timedelta(seconds=1)}, "choosing",
     "The closing date must be before the first session or the due day."),
    ({"method": Method.CHOSEN}, "choosing", "Say by which rule people are chosen, so that everybody can read it."),
    ({"method": Method.DRAW}, "choosing", "Enter a closing date. Names are put in order when it has come."),
    ({"method": Method.TURNS, "kept_for_new": 3, "closes_at": START - timedelta(days=9)}, "choosing",
     "There are not so many places. Enter a smaller number."),
    ({"contact_name": ""}, "contact", "Enter who people can ask."),
    ({"outcome_promise": "A report", "outcome_due_on": date(2026, 12, 30)}, "support",
     "The day must not be before the first session."),
    ({"minimum_to_run": 3}, "who", "There are only 2 places. Enter a number up to that."),
    ({"attend_at_least": 2}, "pattern", "There is only 1 session. Enter a number up to that."),
]  # fmt: skip


@pytest.mark.parametrize(("own", "step", "sentence"), MISSING)
def test_what_stands_in_the_way(context: Flask, own: dict[str, Any], step: str, sentence: str) -> None:
    assert (step, sentence) in gaps(draft(**own), NOW)


def test_a_cancelled_session_does_not_count_and_own_places_will_do(context: Flask) -> None:
    past = session(NOW - timedelta(days=2), state=SessionState.CANCELLED)
    assert gaps(draft(sessions=[past, session()]), NOW) == []
    assert gaps(draft(format=Format.IN_PERSON, sessions=[session(venue="Elm Ward")]), NOW) == []


ODD: list[tuple[dict[str, Any], str]] = [
    ({"format": Format.ONLINE}, "It is online, but there is no link yet. Add it before people need it."),
    ({"sessions": [session(NOW + timedelta(days=3))]},
     "It is less than 10 working days away. Many people need more notice."),
    ({"pay_terms": [term(model=PayModel.UNPAID, pence=None)]}, "It is not paid. The page says so plainly."),
    ({"ladder": None}, "Say how much say people have, and what is still open to change."),
    ({"may_change": ""}, "Say how much say people have, and what is still open to change."),
    ({"expenses": []}, "No expenses are paid back. Most people expect travel to be."),
    ({"seats": seats(1)}, "There is only one place. Two people are better than one alone."),
    ({"attendance": Attendance.SOME, "sessions": [session(), session(START + timedelta(days=1))]},
     "People choose their sessions freely. Is there a least number?"),
]  # fmt: skip


@pytest.mark.parametrize(("own", "sentence"), ODD)
def test_what_is_worth_a_second_look_does_not_stop_it(context: Flask, own: dict[str, Any], sentence: str) -> None:
    thing = draft(**own)
    assert [gap.sentence for gap in warnings(thing, NOW)] == [sentence]
    assert gaps(thing, NOW) == []


def test_the_way_through_the_steps(context: Flask) -> None:
    for thing in (draft(), draft(kind=SimpleNamespace(dated=False, shape=Shape.DOCUMENT), sessions=[])):
        path = steps.path(thing)
        assert path[0] == "what"
        for this, following in zip(path, [*path[1:], "check"], strict=True):
            assert steps.after(this, thing) == following
        assert [steps.before(step, thing) for step in path] == [None, *path[:-1]]
        for aside in set(steps.FIELDS) - set(path):
            assert steps.after(aside, thing) in steps.FIELDS
            assert steps.before(aside, thing) in [*path, "sessions"]
