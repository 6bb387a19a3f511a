"""Teams and who is in them, services and sites."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.audit import AuditEntry
from app.people.models import (
    Role,
    Service,
    Site,
    Team,
    TeamMember,
)
from tests.support.make import Make
from tests.support.page import Browser

Ref = Callable[[int], str]


def happened(application: Flask, name: str) -> list[dict[str, Any]]:
    with application.app_context():
        return list(db.session().scalars(select(AuditEntry.data).where(AuditEntry.event == name)))


def places(application: Flask, team_id: int) -> dict[int, str]:
    with application.app_context():
        found = db.session().scalars(select(TeamMember).where(TeamMember.team_id == team_id))
        return {each.person_id: "lead" if each.lead else "deputy" if each.deputy else "member" for each in found}


NOT_THERE = ["services/99", "sites/99", "services/99999999999999999999", "teams/none", "teams/none/change"]


class TestTeams:
    def test_services_sites_and_teams_are_made_and_changed(self, admin: Browser, application: Flask) -> None:
        admin.send(admin.get("/admin/services/add"), {"name": "Adult care"})
        admin.send(admin.get("/admin/sites/add"), {"name": "River House", "address": "1 River Bank\nThe Green"})
        with application.app_context():
            service, site = db.session().scalars(select(Service)).one(), db.session().scalars(select(Site)).one()
        values = {"name": "The Ward", "service": str(service.id), "site": str(site.id), "cost_centre": "C123"}

        page = admin.send(admin.get("/admin/teams/add"), values)
        assert page.h1 == "The Ward"
        page = admin.send(admin.get(page.links()["Change the team"]), {"name": "The New Ward", "site": ""})
        assert page.h1 == "The New Ward"
        admin.send(admin.get(f"/admin/services/{service.id}"), {"name": "Care for adults"})
        page = admin.send(admin.get(f"/admin/sites/{site.id}"), {"access": "Step-free from the back"})

        assert "1 River Bank" in page.text
        assert "Care for adults" in admin.get("/admin/teams").text
        with application.app_context():
            team = db.session().scalars(select(Team)).one()
            assert (team.name, team.site_id, team.cost_centre) == ("The New Ward", None, "C123")

    @pytest.mark.parametrize("what", ["services", "sites"])
    def test_a_name_is_used_once(self, admin: Browser, what: str, application: Flask) -> None:
        form = admin.get(f"/admin/{what}/add")
        admin.send(form, {"name": "River House"})

        page = admin.send(form, {"name": "River House"})

        assert page.errors == ["There is one called River House already. Choose another name."]

    def test_what_is_not_there(self, admin: Browser) -> None:
        for path in NOT_THERE:
            admin.get(f"/admin/{path}", status=404)

    @pytest.fixture
    def ward(self, make: Make, application: Flask) -> tuple[int, int, int, str]:
        """The ids of a team, its lead and its deputy, and the address of the team."""
        lead, deputy = make.person("Lena Lead", Role.HOST), make.person("Dan Deputy", Role.HOST)
        team_id = make.team("The Ward", lead, deputy)
        with application.app_context():
            return team_id, lead, deputy, f"/admin/teams/{db.session().get_one(Team, team_id).ref}"

    def test_a_host_joins(
        self, admin: Browser, ward: tuple[int, int, int, str], make: Make, application: Flask
    ) -> None:
        team_id, lead, deputy, path = ward
        eve = make.person("Eve Extra", Role.HOST)
        form = admin.get(path)
        admin.send(form, {"person": str(eve)})

        page = admin.send(form, {"person": str(eve)})

        assert page.errors
        assert places(application, team_id) == {lead: "lead", deputy: "deputy", eve: "member"}

    def test_only_a_host_joins(
        self, admin: Browser, ward: tuple[int, int, int, str], make: Make, application: Flask
    ) -> None:
        make.person("Eve Extra", Role.HOST)
        fin = make.person("Fin Ance", Role.FINANCE)

        page = admin.send(admin.get(ward[3]), {"person": str(fin)})

        assert page.errors == ["Choose one of the answers."]
        assert fin not in places(application, ward[0])

    def test_there_is_one_lead(
        self, admin: Browser, ward: tuple[int, int, int, str], ref: Ref, application: Flask
    ) -> None:
        team_id, lead, deputy, path = ward

        admin.send(admin.get(f"{path}/people/{ref(deputy)}"), {"place": "lead"})
        assert places(application, team_id) == {lead: "deputy", deputy: "lead"}
        page = admin.send(admin.get(f"{path}/people/{ref(deputy)}"), {"place": "member"})

        assert page.errors == ["A team needs a lead. Make somebody else the lead instead."]
        assert places(application, team_id) == {lead: "deputy", deputy: "lead"}

    def test_a_lead_does_not_leave_without_a_successor(
        self, admin: Browser, ward: tuple[int, int, int, str], ref: Ref, application: Flask
    ) -> None:
        team_id, lead, deputy, path = ward

        page = admin.send(admin.get(f"{path}/people/{ref(lead)}/leave"))
        assert page.errors == ["Choose who takes over first."]
        admin.send(page, {"takes_over": str(deputy)})

        assert places(application, team_id) == {deputy: "lead"}
        assert happened(application, "HostLeft") == [{"person_id": lead, "team_id": team_id, "successor_id": deputy}]

    def test_somebody_of_another_team_is_not_in_this_one(
        self, admin: Browser, ward: tuple[int, int, int, str], make: Make, ref: Ref
    ) -> None:
        other = make.person("Other Host", Role.HOST)
        make.team("Another Ward", other)

        admin.get(f"{ward[3]}/people/{ref(other)}", status=404)
        admin.get(f"{ward[3]}/people/{ref(other)}/leave", status=404)
