"""The warnings: pure, plain, and none of them stops anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.working_days import between, is_working_day, on_or_after, shifted
from app.panels.rules import Composition, Seen, Sign, Warned, warnings
from app.panels.states import Duty, Involvement, PanelRole, PanelShape, PanelType
from tests.support.page import Browser
from tests.support.panels import Panels

MONDAY = date(2026, 11, 2)
CHAIR = Seen("", PanelRole.CHAIR, PanelType.STAFF)
ANN = Seen("", PanelRole.MEMBER, PanelType.SERVICE_USER)
BOB = Seen("", PanelRole.MEMBER, PanelType.CARER)
GOOD = Composition(
    shape=PanelShape.MIXED, involvement=Involvement.MEMBER, consultant=False, joint_meeting=False, agreed=True,
    planned=2, candidates=5, asked_on=MONDAY, days=(date(2026, 11, 30),), sitting=(CHAIR, ANN, BOB),
)  # fmt: skip
TWO = replace(
    GOOD, shape=PanelShape.PARALLEL, joint_meeting=True,
    sitting=tuple(
        Seen(group, role, type_)
        for group, type_ in (("Advisors", PanelType.CARER), ("Staff", PanelType.STAFF))
        for role in (PanelRole.CHAIR, PanelRole.SCRIBE, PanelRole.MEMBER)
    ),
)  # fmt: skip
CONSULTANT = replace(GOOD, consultant=True, sitting=(*GOOD.sitting, *(replace(CHAIR, duty=each) for each in Duty)))


def signs(panel: Composition, today: date = MONDAY) -> list[Sign]:
    return [each.sign for each in warnings(panel, today)]


@pytest.mark.parametrize("panel", [GOOD, TWO, CONSULTANT])
def test_a_good_panel_has_none(panel: Composition) -> None:
    assert signs(panel) == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"planned": 1, "sitting": (CHAIR, ANN)}, [Sign.ONE_ADVISOR]),
        ({"planned": 1, "sitting": (CHAIR, ANN, BOB)}, []),
        ({"sitting": (CHAIR, replace(ANN, new=True))}, [Sign.FIRST_TIMER_ALONE]),
        ({"sitting": (CHAIR, replace(ANN, new=True), BOB)}, []),
        ({"sitting": (CHAIR, ANN, replace(BOB, new=True, role=PanelRole.SHADOW))}, []),
        ({"sitting": (CHAIR, replace(ANN, new=True), replace(BOB, role=PanelRole.SHADOW))}, [Sign.FIRST_TIMER_ALONE]),
        ({"sitting": (ANN, BOB)}, [Sign.NO_CHAIR]),
        ({"sitting": (replace(ANN, role=PanelRole.CHAIR), BOB)}, []),
        *(
            ({"involvement": each}, [Sign.THIN])
            for each in (Involvement.QUESTIONS, Involvement.SHORTLISTING, Involvement.MEETING, Involvement.SCENARIO)
        ),
        ({"asked_on": date(2026, 11, 17)}, [Sign.SHORT_NOTICE]),
        ({"asked_on": date(2026, 11, 16)}, []),
        ({"days": (date(2026, 12, 25),)}, [Sign.NOBODY_WORKS]),
        ({"days": (date(2026, 11, 28), date(2026, 11, 29))}, [Sign.NOBODY_WORKS, Sign.NOBODY_WORKS]),
        ({"candidates": 40}, [Sign.TOO_MANY_IN_A_DAY]),
        ({"candidates": 12, "days": (date(2026, 11, 30), date(2026, 12, 1))}, []),
        ({"candidates": 13, "days": (date(2026, 11, 30), date(2026, 12, 1))}, [Sign.TOO_MANY_IN_A_DAY]),
    ],
)  # fmt: skip
def test_mixed_panels(changed: dict[str, Any], expected: list[Sign]) -> None:
    assert signs(replace(GOOD, **changed)) == expected


def test_once_it_is_over_nothing_is_worth_a_thought_any_more() -> None:
    thin = replace(GOOD, planned=1, sitting=(ANN,), asked_on=GOOD.days[0])
    assert signs(thin, GOOD.days[0]) and signs(thin, GOOD.days[0] + timedelta(days=1)) == []


def test_how_to_decide_is_asked_shortly_before() -> None:
    panel = replace(GOOD, agreed=False)
    assert signs(panel) == []
    assert signs(panel, date(2026, 11, 23)) == [Sign.NOTHING_AGREED]


def test_each_of_two_panels_needs_its_own() -> None:
    staff = tuple(each for each in TWO.sitting if each.group == "Staff")
    assert signs(replace(TWO, joint_meeting=False)) == [Sign.NO_JOINT_MEETING]
    assert signs(replace(TWO, sitting=staff)) == [Sign.ONE_GROUP]
    alone = replace(TWO, sitting=staff, groups=frozenset({"Advisors"}))
    assert warnings(alone, MONDAY) == [
        Warned(Sign.GROUP_WITHOUT_CHAIR, "Advisors"), Warned(Sign.GROUP_WITHOUT_SCRIBE, "Advisors"),
    ]  # fmt: skip


@pytest.mark.parametrize("duty", list(Duty))
def test_whom_a_consultants_panel_needs(duty: Duty) -> None:
    panel = replace(CONSULTANT, sitting=tuple(each for each in CONSULTANT.sitting if each.duty is not duty))
    sign = Sign.UNIVERSITY_MISSING if duty is Duty.UNIVERSITY else Sign.DUTY_MISSING
    assert warnings(panel, MONDAY) == [Warned(sign, duty)]


days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(day=days, number=st.integers(-60, 60))
def test_working_days_there_and_back(day: date, number: int) -> None:
    found = shifted(day, number)
    assert number == 0 or is_working_day(found)
    assert between(min(day, found), max(day, found)) in {abs(number), abs(number) - 1}
    if is_working_day(day):
        assert shifted(found, -number) == day


@given(day=days)
def test_the_next_day_on_which_people_work(day: date) -> None:
    found = on_or_after(day)
    assert is_working_day(found)
    assert not any(is_working_day(day + timedelta(days=each)) for each in range((found - day).days))


def test_a_host_reads_them_and_is_not_stopped(panel: Panels, signed_in: Callable[[str], Browser]) -> None:
    host, address = signed_in("host"), f"/host/panels/{panel.ref}"
    signed_in("bob").post(f"/places/{panel.bob_place}/withdraw")
    assert "It is the first panel for the only advisor." in host.get(address).text
    host.post(f"{address}/members/{panel.member('Chris Chair')}/leave")
    page = host.get(address)
    assert "Nobody chairs the panel. Say who does, or find somebody." in page.text
    page = host.send(host.get(f"{address}/change"), {"candidates": "40", "consultant": "y", "involvement": "questions"})
    for said in (
        "40 candidates in a day are a lot.", "A consultant's panel needs: The lay member.",
        "Advisors do not decide here.", "university's member is missing", "Nothing here stops you.",
    ):  # fmt: skip
        assert said in page.text
    for name in ("ann", "scribe"):
        assert "candidates in a day" not in signed_in(name).get(f"/panels/{panel.ref}").text


def test_two_panels_meet_at_a_time_or_none(panel: Panels, signed_in: Callable[[str], Browser]) -> None:
    host, address = signed_in("host"), f"/host/panels/{panel.ref}"
    day = {"joint_day-day": "31", "joint_day-month": "12", "joint_day-year": "2026"}
    page = host.send(host.get(f"{address}/change"), {"shape": "parallel", **day})
    assert page.errors == ["Enter both a day and a time, or leave both empty."]
    page = host.send(page, {"joint_time-hour": "15", "joint_time-minute": "30"})
    assert "31 December 2026, 3:30pm" in page.text
    assert host.get(f"{address}/change").form()["joint_time-hour"] == "15"
    assert "On which of the panels?" in host.get(f"{address}/members/add").text
