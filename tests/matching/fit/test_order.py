"""The order of thousands, found class by class, is the order that every single criterion in words would give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.clock import LONDON
from app.matching.fit.ordering import Judge, in_order
from app.matching.fit.rows import ConditionRow, CourseRow, KindRow, Row, SeatRow, SessionRow
from app.matching.fit.rules import Own, criteria, points
from app.matching.fit.stock import classed
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.private import kept_from
from app.opportunities.states import (
    Asked,
    Attendance,
    Facet,
    Format,
    Method,
    OpportunityState,
    SeatRole,
    SeatType,
    SessionState,
    Shape,
    Strength,
    Visibility,
)
from app.signups.rules import Limit, Limits, Slot

NOW = datetime(2026, 11, 30, 9, tzinfo=LONDON)
NOTHING = {"dated": True, "member_asks_sign_off": False, "chair_asks_sign_off": False, "teaches_code": None}
KINDS = {
    "panel": KindRow("panel", "Panel", course=CourseRow("panels", "Panel training"), **NOTHING),
    "talk": KindRow("talk", "Talk", course=None, shape=Shape.TRAINING, **NOTHING),
    "board": KindRow("board", "Board", course=None, shape=Shape.COMMITTEE, **NOTHING),
}
BESIDES = (None, {}, {"design_minutes": 45, "rehearsal_minutes": 60}, {"reading_minutes": 90}, {"planning_minutes": 60})
PLACES = ("", "Leeds", "York", "Hull")
NONE: frozenset[Any] = frozenset()
MUST, WELCOME = Strength.MUST, Strength.WELCOME
CONDITIONS = (
    ConditionRow(Facet.TRAINING, MUST, Asked.RECORD, "Training.", {"course": "safe", "name": "Safe"}, None, None),
    ConditionRow(Facet.ROLE, MUST, Asked.RECORD, "For carers.", {"roles": ["carer"]}, None, None),
    ConditionRow(Facet.EXPERIENCE, WELCOME, Asked.READ, "Of prison.", {"of": [["Prison", "caring"]]}, None, None),
    ConditionRow(Facet.OWN_SERVICE, MUST, Asked.TICK, "Not your own.", {"rule": "forbidden", "service": 3}, None, None),
)  # fmt: skip
days, hours = st.integers(0, 4), st.integers(8, 13)


mostly = st.sampled_from([True, True, True, True, False])  # else something is missing for nearly everybody


def rarely(usual: Any, *others: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from([usual] * 4 + list(others))


def some(*values: Any) -> st.SearchStrategy[frozenset[Any]]:
    return st.frozensets(st.sampled_from(values))


@st.composite
def sessions(draw: st.DrawFn) -> list[SessionRow]:
    found = []
    for number in range(draw(st.integers(0, 2))):
        start = NOW.replace(hour=draw(hours)) + timedelta(days=draw(days))
        end = start + timedelta(hours=draw(st.integers(1, 3)))
        state = draw(st.sampled_from([SessionState.PLANNED] * 4 + [SessionState.CANCELLED]))
        found.append(
            SessionRow(draw(st.integers(1, 40)) * 2 + number, start, end, state, draw(st.sampled_from(PLACES)))
        )
    return found


@st.composite
def rows(draw: st.DrawFn, number: int) -> Row:
    those = sorted(draw(sessions()), key=lambda each: each.starts_at)
    kind = draw(st.sampled_from(["talk", "talk", "board", "board", "panel"]))
    planned = [each.starts_at for each in those if each.state is SessionState.PLANNED]
    return Row(
        id=number, ref=f"r{number}", title=f"T{number}", state=OpportunityState.OPEN, visibility=Visibility.REGISTER,
        method=Method.CHOSEN, attendance=draw(st.sampled_from(list(Attendance))), kind_code=kind, kind=KINDS[kind],
        team_id=draw(st.integers(1, 2)), host_id=draw(st.integers(1, 2)), deputy_id=None,
        format=draw(st.sampled_from(list(Format))), venue="", venue_area=draw(st.sampled_from(PLACES)),
        first_starts_at=min(planned, default=None),
        closes_at=draw(st.sampled_from([None, NOW + timedelta(days=2), NOW - timedelta(days=1)])),
        ordered_at=None, work_due_on=None if planned else draw(st.sampled_from([None, date(2026, 12, 3)])),
        activity_minutes=60, prep_minutes=draw(st.sampled_from([0, 30])), details=draw(st.sampled_from(BESIDES)),
        minimum_to_run=None,
        seats=(SeatRow(1, draw(rarely(SeatType.EITHER, *SeatType)), SeatRole.MEMBER, 2, None),),
        conditions=tuple(draw(st.lists(st.sampled_from(CONDITIONS), max_size=2, unique_by=lambda each: each.facet))),
        sessions=tuple(those),
    )  # fmt: skip


@st.composite
def stocks(draw: st.DrawFn) -> list[Row]:
    return [draw(rows(number)) for number in range(1, draw(st.integers(1, 6)) + 1)]


@st.composite
def people(draw: st.DrawFn) -> AdvisorFacts:
    away = NOW.date() + timedelta(days=draw(days))
    return AdvisorFacts(
        person_id=1, service_user=draw(mostly), carer=draw(mostly), active=draw(mostly),
        training=draw(st.dictionaries(st.sampled_from(["panels", "safe"]), st.sampled_from([None, date(2026, 12, 2)]))),
        interests=draw(some("panel", "talk")), avoids=draw(rarely(NONE, frozenset({3}))),
        avoids_teams=draw(rarely(NONE, frozenset({2}))),
        avoids_areas=draw(rarely(NONE, frozenset({"hull"}))),
        windows=draw(rarely((), ((0, 480, 720), (1, 480, 1200)), ((2, 0, 1440),))),
        away=draw(st.sampled_from([(), ((away, away + timedelta(days=1)),)])),
        online=draw(mostly), in_person=draw(mostly), tags=draw(some("prison", "caring")),
        topics=draw(some("prison")), areas=draw(rarely(NONE, frozenset({"leeds", "york"}))),
        notice_days=draw(st.sampled_from([None, 0, 2, 4])),
        at_once=draw(rarely(None, 1, 3)),
    )  # fmt: skip


@st.composite
def owns(draw: st.DrawFn) -> Own:
    held = []
    for number in range(draw(st.integers(0, 2))):
        start = NOW.replace(hour=draw(hours)) + timedelta(days=draw(days))
        end = start + timedelta(hours=2)
        where = draw(st.sampled_from([None, "", "leeds"]))
        of, once = draw(st.integers(1, 6)), draw(st.sampled_from([0, 30]))  # maybe another day of what is asked about
        held.append(Slot("Held", start.date(), 120 + once, 900 + number, start, end, where, of=of, once=once))
    own = Limit(draw(st.sampled_from([None, 120, 180, 300, 420])), draw(rarely(None, 1, 2)))
    cap = Limit(draw(rarely(None, 240, 330)))
    return Own(tuple(held), draw(st.integers(0, 3)), Limits(own, cap, travel_minutes=60))


EASY = AdvisorFacts(1, service_user=True, carer=True, active=True, training={"panels": None, "safe": None})
ONE_THING: tuple[dict[str, Any], ...] = (
    {"away": ((NOW.date() + timedelta(days=2), NOW.date() + timedelta(days=2)),)},
    {"windows": ((0, 480, 720), (1, 480, 1200))},
    {"training": {"panels": date(2026, 12, 2), "safe": None}},
    {"areas": frozenset({"leeds"})},
    {"online": False},
    {"avoids_areas": frozenset({"hull"})},
    {"carer": False},
    {"at_once": 1},
    {},
)


@given(stocks(), st.sampled_from(ONE_THING), owns())
@settings(max_examples=300)
def test_one_thing_in_the_way_is_found(made: list[Row], thing: dict[str, Any], own: Own) -> None:
    same_order(made, replace(EASY, **thing), replace(own, limits=Limits()) if own.places % 2 else replace(own, held=()))


@given(stocks(), owns())
@settings(max_examples=300)
def test_all_that_is_planned_counts_against_a_limit(made: list[Row], own: Own) -> None:
    """What comes with each session, and what is done once: in the month of the first session that is still ahead."""
    same_order(made, EASY, own)


@given(stocks(), people(), owns())
@settings(max_examples=150)
def test_the_order_is_that_of_the_criteria(made: list[Row], facts: AdvisorFacts, own: Own) -> None:
    same_order(made, facts, own)


def same_order(made: list[Row], facts: AdvisorFacts, own: Own) -> None:
    stock = classed(made)
    expected = []
    for row in stock.rows.values():
        if row.open_at(NOW) and not kept_from(row, facts):
            missing = any(each.met is False for each in criteria(row, facts, own, NOW))
            expected.append((missing, -points(row, facts, NOW), row.id))
    found = in_order(stock, facts, own, NOW)
    for part, missing in ((found.fine, False), (found.lacking, True)):
        assert sorted(part) == sorted(number for lacks, _less, number in expected if lacks is missing)
        less = {number: points for _lacks, points, number in expected}
        assert [less[number] for number in part] == sorted(less[number] for number in part)


@given(stocks(), people(), owns())
def test_everything_missing_has_a_sentence_and_a_next_step(made: list[Row], facts: AdvisorFacts, own: Own) -> None:
    for row in made:
        for each in criteria(row, facts, own, NOW):
            assert each.sentence.endswith((".", "?")), each
            assert each.met is not False or each.next_step.endswith("."), each


def test_a_training_that_runs_out_between_two_days_is_judged_on_each() -> None:
    def row(number: int, day: int) -> Row:
        start = NOW + timedelta(days=day)
        one = SessionRow(number, start, start + timedelta(hours=1), SessionState.PLANNED, "")
        return Row(
            id=number, ref="r", title="T", state=OpportunityState.OPEN, visibility=Visibility.REGISTER,
            method=Method.CHOSEN, attendance=Attendance.ALL, kind_code="panel", kind=KINDS["panel"], team_id=1,
            host_id=1, deputy_id=None, format=Format.ONLINE, venue="", venue_area="", first_starts_at=start,
            closes_at=None, ordered_at=None, work_due_on=None, activity_minutes=0, prep_minutes=0, details=None,
            minimum_to_run=None, seats=(SeatRow(1, SeatType.EITHER, SeatRole.MEMBER, 2, None),), conditions=(),
            sessions=(one,),
        )  # fmt: skip

    facts = AdvisorFacts(1, service_user=True, carer=False, active=True, training={"panels": date(2026, 12, 4)})
    found = in_order(classed([row(1, 3), row(2, 8)]), facts, Own(), NOW)
    assert (found.fine, found.lacking) == ([1], [2])
    found = in_order(classed([row(1, 3), row(2, 8)]), replace(facts, training={"panels": None}), Own(), NOW)
    assert (found.fine, found.lacking) == ([1, 2], [])


def test_what_is_done_once_stands_in_the_month_of_the_first_session_that_is_ahead() -> None:
    """Of a series that goes on: it was begun in November, and whoever joins now prepares in December."""
    over, ahead = NOW - timedelta(hours=1), NOW + timedelta(days=3)
    those = [
        SessionRow(number, at, at + timedelta(minutes=length), SessionState.PLANNED, "")
        for number, at, length in ((1, over, 30), (2, ahead, 60))
    ]
    row = Row(
        id=1, ref="r", title="T", state=OpportunityState.OPEN, visibility=Visibility.REGISTER, method=Method.CHOSEN,
        attendance=Attendance.SOME, kind_code="talk", kind=KINDS["talk"], team_id=1, host_id=1, deputy_id=None,
        format=Format.ONLINE, venue="", venue_area="", first_starts_at=over, closes_at=None, ordered_at=None,
        work_due_on=None, activity_minutes=0, prep_minutes=30, details={"design_minutes": 45}, minimum_to_run=None,
        seats=(SeatRow(1, SeatType.EITHER, SeatRole.MEMBER, 2, None),), conditions=(), sessions=tuple(those),
    )  # fmt: skip
    assert row.besides == (75, 0)
    for minutes, lacks in ((134, True), (135, False)):
        own = Own(limits=Limits(own=Limit(minutes)))
        stock = classed([row])
        assert Judge(stock, EASY, own, NOW).missing(row) is lacks
        assert (in_order(stock, EASY, own, NOW).lacking == [1]) is lacks
        same_order([row], EASY, own)
