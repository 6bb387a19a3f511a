"""Staff on /admin: invited, given roles, leaving; teams, services and sites."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.core.audit import AuditEntry
from app.people.models import Account, LinkPurpose, Person, Role, Service, Site, Team, TeamMember
from tests.people.test_register import statements
from tests.support.make import Make
from tests.support.page import PASSWORD, Browser, Page

Ref = Callable[[int], str]
BO = {"full_name": "Bo Berg", "email": "bo@post.example", "roles": ["host", "finance"]}


def titles(page: Page) -> list[str]:
    return [link.get_text(strip=True) for link in page.soup.select("main table th a")]


def roles(application: Flask, person_id: int) -> set[Role]:
    with application.app_context():
        return {grant.role for grant in db.session().get_one(Person, person_id).roles}


def happened(application: Flask, name: str) -> list[dict[str, Any]]:
    with application.app_context():
        return list(db.session().scalars(select(AuditEntry.data).where(AuditEntry.event == name)))


def places(application: Flask, team_id: int) -> dict[int, str]:
    with application.app_context():
        found = db.session().scalars(select(TeamMember).where(TeamMember.team_id == team_id))
        return {each.person_id: "lead" if each.lead else "deputy" if each.deputy else "member" for each in found}


class TestInvite:
    def test_a_new_host_gets_an_account_a_team_and_a_link(
        self, admin: Browser, make: Make, application: Flask, newest_link: Callable[[LinkPurpose], str]
    ) -> None:
        team_id = make.team("The Ward")

        page = admin.send(admin.get("/admin/staff/invite"), {**BO, "team": str(team_id)})

        assert "The invitation to Bo Berg is on its way." in page.text
        assert "The Ward (Lead)" in page.text
        guest = admin.another()
        fresh = {"password": "three random words", "again": "three random words", "next": "/account"}
        guest.client.post(newest_link(LinkPurpose.INVITATION), data={"csrf_token": guest.token(), **fresh})
        assert guest.get("/account").h1 == "My account"

    def test_the_same_form_twice_makes_one_account(self, admin: Browser, application: Flask) -> None:
        form = admin.get("/admin/staff/invite")
        admin.send(form, BO)

        page = admin.send(form, {**BO, "email": "BO@post.example"})

        assert page.errors == [
            "Bo Berg signs in with bo@post.example. Two people may share an email, but only one can sign in with it."
        ]
        with application.app_context():
            assert db.session().scalar(select(func.count()).select_from(Account)) == 2

    def test_an_advisor_who_joins_the_staff_stays_one_person(
        self, admin: Browser, make: Make, application: Flask
    ) -> None:
        maria = make.advisor("Maria Okafor", email="maria@post.example", account=False)

        admin.send(admin.get("/admin/staff/invite"), {**BO, "full_name": "maria okafor", "email": "maria@post.example"})

        assert roles(application, maria) == {Role.HOST, Role.FINANCE}

    @pytest.mark.parametrize(
        ("values", "sentence"),
        [
            ({"full_name": ""}, "Enter the full name."),
            ({"email": "nonsense"}, "Enter an email address in the correct format, like name@example.com."),
            ({"roles": []}, "Choose at least one role."),
            ({"roles": ["king"]}, "Choose from the answers shown."),
            ({"roles": ["advisor"]}, "Choose from the answers shown."),
            ({"full_name": "x" * 5_000_000}, "Use 200 characters or fewer. You have used 5000000."),
        ],
    )
    def test_bad_answers(self, admin: Browser, application: Flask, values: dict[str, Any], sentence: str) -> None:
        page = admin.send(admin.get("/admin/staff/invite"), {**BO, **values})

        assert page.errors == [sentence]
        with application.app_context():
            assert db.session().scalar(select(func.count()).select_from(Account)) == 1

    def test_only_a_host_has_a_team(self, admin: Browser, make: Make) -> None:
        team_id = make.team("The Ward")

        page = admin.send(admin.get("/admin/staff/invite"), {**BO, "roles": ["finance"], "team": str(team_id)})

        assert page.errors == ["Only a host can be in a team. Choose the role of host too, or no team."]


class TestRoles:
    def test_one_person_may_have_several(self, admin: Browser, make: Make, ref: Ref, application: Flask) -> None:
        bo = make.person("Bo Berg", Role.FINANCE)

        admin.post(f"/admin/staff/{ref(bo)}", roles=["finance", "budget", "admin"])

        assert roles(application, bo) == {Role.FINANCE, Role.BUDGET, Role.ADMIN}
        assert {"person_id": bo, "roles": ["admin", "budget", "finance"]} in happened(application, "RolesChanged")

    def test_being_an_advisor_stays(self, admin: Browser, make: Make, ref: Ref, application: Flask) -> None:
        maria = make.advisor("Maria Okafor", email="maria@post.example")

        admin.post(f"/admin/staff/{ref(maria)}", roles=["host"])
        admin.post(f"/admin/staff/{ref(maria)}", roles=[])

        assert roles(application, maria) == {Role.ADVISOR}

    @pytest.mark.parametrize("forged", ["advisor", "root", "ADMIN", ""])
    def test_a_forged_role_is_refused(
        self, admin: Browser, make: Make, ref: Ref, application: Flask, forged: str
    ) -> None:
        bo = make.person("Bo Berg", Role.FINANCE)

        page = admin.post(f"/admin/staff/{ref(bo)}", roles=[forged])

        assert page.errors == ["Choose from the answers shown."]
        assert roles(application, bo) == {Role.FINANCE}

    def test_nobody_takes_the_role_from_themselves(self, admin: Browser, ref: Ref, application: Flask) -> None:
        page = admin.post(f"/admin/staff/{ref(1)}", roles=["team"])

        assert page.errors == ["You cannot take this role from yourself. Ask another administrator."]
        assert roles(application, 1) == {Role.ADMIN}

    def test_a_host_in_a_team_first_leaves_it(self, admin: Browser, make: Make, ref: Ref, application: Flask) -> None:
        bo = make.person("Bo Berg", Role.HOST)
        make.team("The Ward", bo)

        page = admin.post(f"/admin/staff/{ref(bo)}", roles=["team"])

        assert page.errors == ["First take them out of the team The Ward, so that somebody takes over."]
        assert roles(application, bo) == {Role.HOST}


class TestEnd:
    def test_every_sign_in_ends_at_once(self, admin: Browser, make: Make, ref: Ref) -> None:
        bo = make.person("Bo Berg", Role.FINANCE, email="bo@post.example")
        other = admin.another()
        other.sign_in("bo@post.example")
        cookie = other.client.get_cookie("session")
        assert cookie is not None

        page = admin.send(admin.get(f"/admin/staff/{ref(bo)}/end"))

        assert "The account of Bo Berg has ended" in page.text
        thief = admin.another()
        thief.client.set_cookie("session", cookie.value)
        assert other.get("/account").h1 == "Sign in"
        assert thief.get("/account").h1 == "Sign in"
        assert admin.another().post("/sign-in", email="bo@post.example", password=PASSWORD).errors

    def test_and_links_sent_before_stop_working(
        self, admin: Browser, make: Make, ref: Ref, newest_link: Callable[[LinkPurpose], str]
    ) -> None:
        bo = make.person("Bo Berg", Role.FINANCE, email="bo@post.example")
        admin.another().post("/sign-in/link", email="bo@post.example")
        link = newest_link(LinkPurpose.SIGN_IN)

        admin.send(admin.get(f"/admin/staff/{ref(bo)}/end"))

        assert admin.another().get(link).h1 == "This link has been used or is too old"

    def test_a_lead_names_who_takes_over(self, admin: Browser, make: Make, ref: Ref, application: Flask) -> None:
        lead, deputy = make.person("Lena Lead", Role.HOST), make.person("Dan Deputy", Role.HOST)
        team_id = make.team("The Ward", lead, deputy)
        page = admin.send(admin.get(f"/admin/staff/{ref(lead)}/end"))
        assert page.errors == ["Choose who takes over in The Ward."]
        assert happened(application, "AccountEnded") == []

        admin.send(page, {f"takes_over_{team_id}": str(deputy)})

        assert places(application, team_id) == {deputy: "lead"}
        left = {"person_id": lead, "team_id": team_id, "successor_id": deputy}
        assert happened(application, "HostLeft") == [left]
        assert happened(application, "AccountEnded") == [{"person_id": lead}]

    def test_each_team_may_get_somebody_else(self, admin: Browser, make: Make, ref: Ref, application: Flask) -> None:
        lead, dan, eve = (make.person(name, Role.HOST) for name in ("Lena Lead", "Dan Deputy", "Eve Extra"))
        one, two = make.team("Ward One", lead, dan), make.team("Ward Two", lead)

        form = admin.get(f"/admin/staff/{ref(lead)}/end")
        admin.send(form, {f"takes_over_{one}": str(dan), f"takes_over_{two}": str(eve)})

        assert places(application, one) == {dan: "lead"}
        assert places(application, two) == {eve: "lead"}

    def test_a_member_hands_over_to_the_lead(self, admin: Browser, make: Make, ref: Ref, application: Flask) -> None:
        lead, deputy = make.person("Lena Lead", Role.HOST), make.person("Dan Deputy", Role.HOST)
        team_id = make.team("The Ward", lead, deputy)

        admin.send(admin.get(f"/admin/staff/{ref(deputy)}/end"))

        left = {"person_id": deputy, "team_id": team_id, "successor_id": lead}
        assert happened(application, "HostLeft") == [left]

    def test_a_forged_successor_changes_nothing(self, admin: Browser, make: Make, ref: Ref, application: Flask) -> None:
        lead, fin = make.person("Lena Lead", Role.HOST), make.person("Fin Ance", Role.FINANCE)
        team_id = make.team("The Ward", lead)
        make.person("Some Host", Role.HOST)
        form = admin.get(f"/admin/staff/{ref(lead)}/end")

        for forged in (str(fin), str(lead), "0", "-1", "99999999999999999999", "one"):
            page = admin.send(form, {f"takes_over_{team_id}": forged})
            assert page.errors

        assert places(application, team_id) == {lead: "lead"}
        assert happened(application, "AccountEnded") == []

    def test_nobody_ends_themselves(self, admin: Browser, ref: Ref, application: Flask) -> None:
        page = admin.send(admin.get(f"/admin/staff/{ref(1)}/end"))

        assert "You cannot end your own account. Ask another administrator." in page.text
        assert happened(application, "AccountEnded") == []

    def test_of_two_administrators_who_end_each_other_one_stays(
        self, admin: Browser, make: Make, ref: Ref, application: Flask
    ) -> None:
        bea = make.person("Bea Boss", Role.ADMIN, email="bea@post.example")
        other = admin.another()
        other.sign_in("bea@post.example")
        waiting = other.get(f"/admin/staff/{ref(1)}/end")
        admin.send(admin.get(f"/admin/staff/{ref(bea)}/end"))

        other.send(waiting)

        assert happened(application, "AccountEnded") == [{"person_id": bea}]

    def test_twice_is_refused_kindly(self, admin: Browser, make: Make, ref: Ref, application: Flask) -> None:
        bo = make.person("Bo Berg", Role.FINANCE)
        form = admin.get(f"/admin/staff/{ref(bo)}/end")
        admin.send(form)

        assert "This account was ended already." in admin.send(form).text
        assert len(happened(application, "AccountEnded")) == 1

    def test_an_ended_account_can_be_opened_again(
        self, admin: Browser, make: Make, ref: Ref, newest_link: Callable[[LinkPurpose], str]
    ) -> None:
        bo = make.person("Bo Berg", Role.FINANCE, email="bo@post.example")
        admin.send(admin.get(f"/admin/staff/{ref(bo)}/end"))
        assert titles(admin.get("/admin", ended="yes")) == ["Bo Berg"]

        admin.send(admin.get(f"/admin/staff/{ref(bo)}"))

        guest = admin.another()
        assert guest.post("/sign-in", email="bo@post.example", password=PASSWORD).errors
        guest.send(guest.get(newest_link(LinkPurpose.INVITATION)), {"password": "x y z w v u", "again": "x y z w v u"})
        assert guest.get("/account").h1 == "My account"


class TestActs:
    def test_somebody_is_signed_out_everywhere(self, admin: Browser, make: Make, ref: Ref) -> None:
        bo = make.person("Bo Berg", Role.FINANCE, email="bo@post.example")
        other = admin.another()
        other.sign_in("bo@post.example")

        admin.send(admin.get(f"/admin/staff/{ref(bo)}"), action="/sign-out")

        assert other.get("/account").h1 == "Sign in"

    def test_somebody_signs_in_with_another_address(self, admin: Browser, make: Make, ref: Ref) -> None:
        bo = make.person("Bo Berg", Role.FINANCE, email="bo@post.example")

        admin.send(admin.get(f"/admin/staff/{ref(bo)}/sign-in"), {"email": "Bo.Berg@post.example"})

        admin.another().sign_in("bo.berg@post.example")

    @pytest.mark.parametrize("act", ["link", "open-again", "sign-out", "end", "sign-in"])
    def test_nobody_of_that_reference(self, admin: Browser, act: str) -> None:
        admin.post(f"/admin/staff/nobody-at-all/{act}", status=404)


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

    @pytest.mark.parametrize(
        "path", ["services/99", "sites/99", "services/99999999999999999999", "teams/none", "teams/none/change"]
    )
    def test_what_is_not_there(self, admin: Browser, path: str) -> None:
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


def test_the_staff_list_asks_a_fixed_number_of_statements(admin: Browser, make: Make, application: Flask) -> None:
    counts = []
    for _round in range(2):
        for _person in range(1 if not counts else 2):
            make.team("", make.person("", Role.HOST))
        with statements(application) as sent:
            admin.get("/admin")
        counts.append(len(sent))

    assert counts == [4, 4]  # the sign-in, the page, the roles, the teams


def test_advisors_are_not_staff(admin: Browser, make: Make) -> None:
    make.advisor("Maria Okafor", email="maria@post.example")

    assert titles(admin.get("/admin")) == ["Ada Admin"]
