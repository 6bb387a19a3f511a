"""A panel whose host has told the names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.panels import queries as panels
from app.panels.conflicts import queries
from tests.support.page import Browser, Page
from tests.support.panels import Panels

SignIn = Callable[[str], Browser]


class Told:
    """A panel whose host has told the names."""

    def __init__(self, panel: Panels, signed_in: SignIn) -> None:
        self.panel, self.signed_in = panel, signed_in
        self.host, self.team = signed_in("host"), signed_in("team")
        self.tell()

    def tell(self) -> Page:
        return self.host.post(f"/host/panels/{self.panel.ref}/conflicts/told")

    def says(self, name: str, knows: str, *which: int) -> Page:
        there = f"/panels/{self.panel.ref}/known"
        return self.signed_in(name).post(there, {"knows": knows, "which": [str(each) for each in which]})

    def host_reads(self) -> str:
        return self.host.get(f"/host/panels/{self.panel.ref}/conflicts").text

    def team_reads(self) -> str:
        return self.team.get(f"/team/panels/{self.panel.ref}/conflicts").text

    def decides(self, person: int, number: int, decision: str) -> Page:
        ref = self.panel.make.ref(person)
        there = f"/team/panels/{self.panel.ref}/conflicts/{ref}/decide/{number}"
        return self.team.post(there, {"asked": "phone", "decision": decision})

    def aside(self) -> set[tuple[int, int]]:
        with self.panel.application.app_context():
            return queries.steps_aside(self.panel.id)

    def sits(self, person: int) -> bool:
        with self.panel.application.app_context():
            return panels.sits_on(self.panel.panel(), person) is not None


@pytest.fixture
def told(panel: Panels, signed_in: SignIn) -> Told:
    return Told(panel, signed_in)
