"""Whatever can stand in somebody's way is said in a sentence of theirs, with what to do next. None is left out here."""

from __future__ import annotations

import ast
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from app.core.clock import LONDON
from app.matching.fit import rules as fit_rules
from app.matching.fit.rows import ConditionRow, CourseRow, KindRow, Row, SeatRow, SessionRow
from app.matching.fit.rules import Own, criteria
from app.opportunities.rules.facts import AdvisorFacts
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
    Strength,
    Visibility,
)
from app.signups.rules import Limit, Limits, Slot
from tests.house import source

NOW = datetime(2026, 11, 30, 9, tzinfo=LONDON)
START = NOW + timedelta(days=2)
KIND = KindRow("panel", "Panel", dated=True, member_asks_sign_off=False, chair_asks_sign_off=False, teaches_code=None,
               course=None)  # fmt: skip
ANN = AdvisorFacts(1, service_user=True, carer=True, active=True)
OPEN = Row(
    id=1, ref="r", title="T", state=OpportunityState.OPEN, visibility=Visibility.REGISTER, method=Method.CHOSEN,
    attendance=Attendance.ALL, kind_code="panel", kind=KIND, team_id=1, host_id=1, deputy_id=None,
    format=Format.IN_PERSON, venue="1 High Street", venue_area="Hull", first_starts_at=START, closes_at=None,
    ordered_at=None, work_due_on=None, activity_minutes=0, prep_minutes=0, details=None, minimum_to_run=None,
    seats=(SeatRow(1, SeatType.EITHER, SeatRole.MEMBER, 2, None),), conditions=(),
    sessions=(SessionRow(1, START, START + timedelta(hours=2), SessionState.PLANNED, "Hull"),),
)  # fmt: skip


def held(hours: float, where: str = "Leeds") -> Slot:
    """A place that begins so many hours after this one does."""
    at = START + timedelta(hours=hours)
    return Slot("Another", at.date(), 120, 9, at, at + timedelta(hours=2), where)


def asks(facet: Facet, **fields: Any) -> Row:
    must = ConditionRow(facet, Strength.MUST, Asked.RECORD, "Not just now.", fields, None, None)
    return replace(OPEN, conditions=(must,))


def of_kind(**fields: Any) -> Row:
    return replace(OPEN, kind=replace(KIND, **fields))


ONLY_CARERS = (SeatRow(1, SeatType.CARER, SeatRole.MEMBER, 1, None),)
EVERY: dict[str, list[tuple[Row, AdvisorFacts, Own]]] = {
    "register": [(OPEN, replace(ANN, active=False), Own())],
    "private": [(OPEN, replace(ANN, avoids_teams=frozenset({1})), Own())],
    "seat": [(replace(OPEN, seats=ONLY_CARERS), replace(ANN, carer=False), Own())],
    "signed-off": [
        (of_kind(member_asks_sign_off=True), ANN, Own()),
        (replace(of_kind(chair_asks_sign_off=True), seats=(SeatRow(1, SeatType.EITHER, SeatRole.CHAIR, 1, None),)),
         ANN, Own()),
    ],
    "training": [
        (of_kind(course=CourseRow("safe", "Safe")), ANN, Own()),
        (of_kind(course=CourseRow("safe", "Safe")), replace(ANN, training={"safe": NOW.date()}), Own()),
        (asks(Facet.TRAINING, course="safe", name="Safe"), ANN, Own()),
        (asks(Facet.TRAINING, course="safe", name="Safe", on="2026-12-01"), ANN, Own()),
    ],
    "role": [
        (asks(Facet.ROLE, roles=["carer"]), replace(ANN, carer=False), Own()),
        (asks(Facet.ROLE, roles=["carer", "service-user"], match="all"), replace(ANN, carer=False), Own()),
    ],
    "own-service": [(asks(Facet.OWN_SERVICE, rule="forbidden", service=3), replace(ANN, avoids=frozenset({3})), Own())],
    "exclusion": [
        (asks(Facet.EXCLUSION, who="staff", ends="life"), replace(ANN, left_on={"staff": date(2020, 1, 1)}), Own()),
        (asks(Facet.EXCLUSION, who="staff", ends="after", within=12, unit="months"),
         replace(ANN, left_on={"staff": date(2026, 6, 1)}), Own()),
    ],
    fit_rules.MODE: [
        (OPEN, replace(ANN, in_person=False), Own()),
        (replace(OPEN, format=Format.ONLINE), replace(ANN, online=False), Own()),
    ],
    fit_rules.AREA: [
        (OPEN, replace(ANN, areas=frozenset({"york"})), Own()),
        (replace(OPEN, venue_area=""), replace(ANN, areas=frozenset({"york"})), Own()),
    ],
    fit_rules.WHEN: [(OPEN, replace(ANN, windows=((6, 0, 1440),)), Own())],
    fit_rules.AWAY: [(OPEN, replace(ANN, away=((START.date(), START.date()),)), Own())],
    fit_rules.AT_ONCE: [(OPEN, replace(ANN, at_once=1), Own(places=1)), (OPEN, replace(ANN, at_once=2), Own(places=3))],
    fit_rules.OVERLAP: [(OPEN, ANN, Own((held(1),)))],
    fit_rules.WAY: [(OPEN, ANN, Own((held(2.2),), limits=Limits(travel_minutes=60)))],
    fit_rules.OWN_LIMIT: [(OPEN, ANN, Own(limits=Limits(own=Limit(*most)))) for most in ((60, None), (None, 0))],
    fit_rules.CAP: [(OPEN, ANN, Own(limits=Limits(cap=Limit(60))))],
}  # fmt: skip


@pytest.mark.parametrize("code", EVERY)
def test_it_has_a_sentence_and_a_next_step(code: str) -> None:
    for row, facts, own in EVERY[code]:
        found = [each for each in criteria(row, facts, own, NOW) if each.met is False and each.code == code]
        assert found, "nothing stands in the way"
        for each in found:
            assert each.sentence.endswith(".") and each.next_step.endswith("."), each
            assert each.sentence != each.next_step


def test_nothing_that_can_stand_in_the_way_is_left_out() -> None:
    """The codes of every `Reason` that says no, in both modules; of conditions the facets that are judged by a no."""
    said = set()
    for where, node in source.found(ast.Call):
        assert isinstance(node, ast.Call)
        given = {each.arg: each.value for each in node.keywords}
        if getattr(node.func, "id", "") == "Reason" and _is_no(given.get("met")):
            assert "next_step" in given, where
            said |= _codes(given["code"])
    assert set(EVERY) == said


def _is_no(met: ast.expr | None) -> bool:
    return isinstance(met, ast.Constant) and met.value is False


def _codes(code: ast.expr) -> set[str]:
    """What it is, or what stands in the variable: of a condition its facet, of a clash its own."""
    if isinstance(code, ast.Constant):
        return {code.value}
    if isinstance(code, ast.Name) and code.id == "code":
        from app.opportunities.rules.met import _JUDGES

        return {facet.value for facet in _JUDGES}
    if isinstance(code, ast.Attribute):
        return {fit_rules.OVERLAP, fit_rules.WAY, fit_rules.OWN_LIMIT, fit_rules.CAP}
    assert isinstance(code, ast.Name)
    return {getattr(fit_rules, code.id)}
