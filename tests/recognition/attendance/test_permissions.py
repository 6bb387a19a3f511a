"""Who may record who took part."""

from __future__ import annotations

import pytest

from app.people.models import Role
from app.signups.states import PlaceState
from tests.recognition.conftest import Panel


class TestWhoMay:
    def test_signed_out(self, panel: Panel) -> None:
        for sheet in (panel.sheet, panel.host_sheet):
            assert panel.browser.get(sheet).path == "/sign-in"
            panel.browser.post(sheet, panel.answer())
        assert panel.scene.state(panel.place) is PlaceState.CONFIRMED

    @pytest.mark.parametrize("name", ["sian", "hana"])
    def test_only_the_team_uses_the_teams_page(self, panel: Panel, name: str) -> None:
        somebody = panel.signed_in(name)
        somebody.get(panel.sheet, status=403)
        somebody.post(panel.sheet, panel.answer(), status=403)
        assert panel.scene.state(panel.place) is PlaceState.CONFIRMED

    def test_a_host_of_another_team(self, panel: Panel) -> None:
        stranger = panel.scene.make.person("Otto Other", Role.HOST, email="otto@post.example")
        panel.scene.make.team("Ward 3", stranger)
        host = panel.signed_in("otto")
        opened = [panel.host_sheet, f"/host/opportunities/{panel.opportunity}/attendance"]
        for address in opened:
            host.get(address, status=404)
            host.post(address, panel.answer(), status=404)
        assert panel.scene.state(panel.place) is PlaceState.CONFIRMED

    def test_an_advisor_never_records(self, panel: Panel) -> None:
        advisor = panel.signed_in("sian")
        advisor.get(panel.host_sheet, status=403)
        advisor.post(panel.host_sheet, panel.answer(), status=403)

    def test_unknown_sessions(self, panel: Panel) -> None:
        for kind in ("sessions", "opportunities"):
            panel.signed_in("tess").get(f"/team/{kind}/no-such-thing/attendance", status=404)
