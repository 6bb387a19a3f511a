"""From a step of the way to the page on which it is done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.page import Browser
from tests.support.panels import Panels

SignIn = Callable[[str], Browser]


@pytest.mark.parametrize(
    ("step", "words", "h1"),
    [
        ("questions", "Questions and criteria", "Questions and criteria"),
        ("pack", "Documents", "Documents"),
        ("briefing", "Timetable of the interviews", "Timetable of the interviews"),
        ("wash-up", "Scores", "Scores"),
        ("outcome", "After the panel", "After the panel"),
        ("debrief", "After the panel", "After the panel"),
    ],
)
def test_a_step_leads_to_where_it_is_done(panel: Panels, signed_in: SignIn, step: str, words: str, h1: str) -> None:
    for name in ("host", "team"):
        own = signed_in(name)
        there = own.get(f"/host/panels/{panel.ref}/way/{step}").links()[words]
        assert own.get(there).h1.endswith(h1)


def test_the_next_step_has_its_link_and_what_is_done_elsewhere_has_none(panel: Panels, signed_in: SignIn) -> None:
    host, address = signed_in("host"), f"/host/panels/{panel.ref}/way"
    assert "Documents" not in host.get(f"{address}/shortlisting").links()
    for step in ("shortlisting", "planning"):
        assert "Questions and criteria" not in host.get(address).links()
        host.post(f"{address}/{step}/done")
    assert "Questions and criteria" in host.get(address).links()
