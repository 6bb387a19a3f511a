"""One set of rules, said twice: for one pair with its reasons, and over arrays."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from app.matching.solver import reading
from app.matching.solver.columns import Columns
from app.matching.solver.eligible import fitting
from app.matching.solver.explain import CODES, eligible, explain, fit
from tests.matching.organisations import anybody, anything, instance, instances


@given(instances())
@settings(max_examples=150)
def test_the_reasons_and_the_arrays_agree_on_everybody(made: dict[str, Any]) -> None:
    whole = reading.of(made)
    columns = Columns(whole)
    for opportunity in whole.opportunities:
        who, points = fitting(whole, columns, opportunity)
        said = [n for n, advisor in enumerate(whole.advisors) if eligible(whole, advisor, opportunity)]
        assert who.tolist() == said
        assert points.tolist() == [fit(whole, whole.advisors[n], opportunity).total for n in said]


@given(instances())
@settings(max_examples=50)
def test_every_pair_has_every_criterion_in_order(made: dict[str, Any]) -> None:
    whole = reading.of(made)
    for opportunity in whole.opportunities:
        for advisor in whole.advisors:
            assert tuple(each.code for each in explain(whole, advisor, opportunity)) == CODES


HELD_UNTIL_10 = {"t": [0, 10]}
IN_PERSON = {"mode": "in_person"}
EDGES: dict[str, tuple[dict[str, Any], dict[str, Any], bool]] = {
    "TRAINING held to the last day": ({"training": HELD_UNTIL_10}, {"required_training": ["t"]}, True),
    "TRAINING lapsed on the second": (
        {"training": HELD_UNTIL_10}, {"required_training": ["t"], "sessions": [[10, 600, 660], [11, 600, 660]]}, False,
    ),
    "CHECK not held": ({}, {"required_checks": ["t"]}, False),
    "CONFLICT own organisation": ({"conflicts": ["p"]}, {}, False),
    "DECLINED not this one": ({"declined": ["o0"]}, {}, False),
    "EXPERIENCE none of these": ({"tags": ["a"]}, {"required_any_tag": ["b", "c"]}, False),
    "EXPERIENCE one is enough": ({"tags": ["a"]}, {"required_any_tag": ["a", "b"]}, True),
    "MODE only online": ({"in_person": False}, IN_PERSON, False),
    "DISTANCE just in reach": ({"x": 3, "y": 4, "max_distance": 5}, IN_PERSON, True),
    "DISTANCE just out of reach": ({"x": 3, "y": 5, "max_distance": 5}, IN_PERSON, False),
    "DISTANCE none online": ({"x": 300, "max_distance": 0}, {}, True),
    "ACCESS a need is not met": ({"access_needs": ["n", "m"]}, {"access": ["n"]}, False),
    "AVAILABILITY the window ends with it": ({"weekly": [[3, 600, 660]]}, {}, True),
    "AVAILABILITY the window ends before": ({"weekly": [[3, 600, 659]]}, {}, False),
    "AVAILABILITY away on the day": ({"away": [[10, 10]]}, {}, False),
    "BUSY ends as it begins": ({"busy": [[10, 540, 600]]}, {}, True),
    "BUSY on the way there": ({"busy": [[10, 540, 571]]}, IN_PERSON, False),
    "BUSY until one sets out": ({"busy": [[10, 540, 570]]}, IN_PERSON, True),
    "HOURS just enough": ({"committed": [60, 0, 0], "max_minutes_per_month": 120}, {}, True),
    "HOURS one minute over": ({"committed": [61, 0, 0], "max_minutes_per_month": 120}, {}, False),
    "HOURS of another month": ({"committed": [0, 999, 0], "max_minutes_per_month": 120}, {}, True),
    "TRAINING lapsed before the work is due": (
        {"training": HELD_UNTIL_10}, {"required_training": ["t"], "sessions": [], "work": [11, 60]}, False,
    ),
    "AVAILABILITY of work alone is none": (
        {"weekly": [], "away": [[0, 40]], "busy": [[10, 0, 1440]]}, {"sessions": [], "work": [10, 60]}, True,
    ),
    "HOURS of the month in which it is due": (
        {"committed": [0, 100, 0], "max_minutes_per_month": 120}, {"work": [14, 21]}, False,
    ),
    "HOURS beside those of its session": (
        {"committed": [0, 0, 0], "max_minutes_per_month": 120}, {"work": [10, 61]}, False,
    ),
    "ACTIVITIES no more": ({"max_activities": 0}, {}, False),
}  # fmt: skip


@pytest.mark.parametrize("edge", EDGES)
def test_each_rule_at_its_edge(edge: str) -> None:
    person, wanted, met = EDGES[edge]
    whole = reading.of(instance([anybody(**person)], [anything(**wanted)]))
    failed = [each.code for each in explain(whole, whole.advisors[0], whole.opportunities[0]) if not each.met]
    assert failed == ([] if met else [edge.split(maxsplit=1)[0]])
    assert len(fitting(whole, Columns(whole), whole.opportunities[0])[0]) == met


def test_what_is_needed_to_say_it_stands_beside_the_criterion() -> None:
    person = anybody(
        training={"t": [0, 8]}, weekly=[[3, 0, 1440]], away=[[10, 12]], committed=[90, 0, 0], max_minutes_per_month=120
    )
    wanted = anything(required_training=["t", "u"], sessions=[[10, 600, 660], [11, 600, 660]])
    whole = reading.of(instance([person], [wanted]))
    said = {each.code: each.facts for each in explain(whole, whole.advisors[0], whole.opportunities[0])}
    assert said["TRAINING"] == {"missing": ["u"], "lapsed": {"t": (0, 8)}, "days": (10, 11)}
    assert said["AVAILABILITY"] == {"outside": [(11, 600, 660)], "away": [10, 11]}
    assert said["HOURS"] == {"over": {0: {"committed": 90, "minutes": 120}}, "most": 120}


def test_points_are_told_by_part() -> None:
    person = anybody(tags=["a", "b"], interests=["i"], ranking=["o0"], preferred_notice_days=6, x=3, y=4)
    wanted = anything(wanted_tags=["a", "b", "c"], topics=["i"], mode="in_person")
    whole = reading.of(instance([person], [wanted]))
    found = fit(whole, whole.advisors[0], whole.opportunities[0])
    # 4 of 9 units are left of the way; 3 of 6 days of notice are given
    assert (found.interests, found.experience, found.ranking, found.distance, found.notice) == (100, 200, 250, 44, 25)
    assert found.total == 619
