"""Staff on /admin: invited and given roles."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.core.audit import AuditEntry
from app.people.models import (
    Account,
    LinkPurpose,
    Person,
    Role,
)
from tests.support.make import Make
from tests.support.page import Browser, Page

Ref = Callable[[int], str]
Statements = Callable[[], AbstractContextManager[list[str]]]
BO = {"full_name": "Bo Berg", "email": "bo@post.example", "roles": ["host", "finance"]}


def titles(page: Page) -> list[str]:
    return [link.get_text(strip=True) for link in page.soup.select("main table th a")]


def roles(application: Flask, person_id: int) -> set[Role]:
    with application.app_context():
        return {grant.role for grant in db.session().get_one(Person, person_id).roles}


def happened(application: Flask, name: str) -> list[dict[str, Any]]:
    with application.app_context():
        return list(db.session().scalars(select(AuditEntry.data).where(AuditEntry.event == name)))


BAD = [
    ({"full_name": ""}, "Enter the full name."),
    ({"email": "nonsense"}, "Enter an email address in the correct format, like name@example.com."),
    ({"roles": []}, "Choose at least one role."),
    ({"roles": ["king"]}, "Choose from the answers shown."),
    ({"roles": ["advisor"]}, "Choose from the answers shown."),
    ({"full_name": "x" * 201}, "Use 200 characters or fewer. You have used 201."),
]


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

    def test_bad_answers(self, admin: Browser, application: Flask) -> None:
        for values, sentence in BAD:
            page = admin.send(admin.get("/admin/staff/invite"), {**BO, **values})

            assert page.errors == [sentence]
            with application.app_context():
                assert db.session().scalar(select(func.count()).select_from(Account)) == 1

    def test_only_a_host_has_a_team(self, admin: Browser, make: Make) -> None:
        team_id = make.team("The Ward")

        page = admin.send(admin.get("/admin/staff/invite"), {**BO, "roles": ["finance"], "team": str(team_id)})

        assert page.errors == ["Only a host can be in a team. Choose the role of host too, or no team."]


FORGED = ["advisor", "root", "ADMIN", ""]


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

    def test_a_forged_role_is_refused(self, admin: Browser, make: Make, ref: Ref, application: Flask) -> None:
        bo = make.person("Bo Berg", Role.FINANCE)

        for forged in FORGED:
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


def test_the_staff_list_asks_a_fixed_number_of_statements(admin: Browser, make: Make, statements: Statements) -> None:
    counts = []
    for _round in range(2):
        for _person in range(1 if not counts else 2):
            make.team("", make.person("", Role.HOST))
        with statements() as sent:
            admin.get("/admin")
        counts.append(len(sent))

    assert counts == [4, 4]  # the sign-in, the page, the roles, the teams


def test_advisors_are_not_staff(admin: Browser, make: Make) -> None:
    make.advisor("Maria Okafor", email="maria@post.example")

    assert titles(admin.get("/admin")) == ["Ada Admin"]
