"""Staff who leave: every door shuts at once, and somebody takes over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.audit import AuditEntry
from app.opportunities.models import Opportunity
from app.people.models import (
    LinkPurpose,
    Role,
    TeamMember,
)
from tests.support.make import Make
from tests.support.page import PASSWORD, Browser, Page

Ref = Callable[[int], str]


def titles(page: Page) -> list[str]:
    return [link.get_text(strip=True) for link in page.soup.select("main table th a")]


def happened(application: Flask, name: str) -> list[dict[str, Any]]:
    with application.app_context():
        return list(db.session().scalars(select(AuditEntry.data).where(AuditEntry.event == name)))


def places(application: Flask, team_id: int) -> dict[int, str]:
    with application.app_context():
        found = db.session().scalars(select(TeamMember).where(TeamMember.team_id == team_id))
        return {each.person_id: "lead" if each.lead else "deputy" if each.deputy else "member" for each in found}


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

    def test_and_with_the_team_goes_what_is_open(
        self, admin: Browser, make: Make, ref: Ref, application: Flask
    ) -> None:
        lead, deputy = make.person("Lena Lead", Role.HOST), make.person("Dan Deputy", Role.HOST)
        team_id = make.team("The Ward", lead, deputy)
        open_one = make.opportunity(host=lead, team=team_id)

        admin.send(admin.get(f"/admin/staff/{ref(lead)}/end"), {f"takes_over_{team_id}": str(deputy)})

        with application.app_context():
            found = db.session().scalars(select(Opportunity).where(Opportunity.ref == open_one)).one()
            assert found.host_id == deputy

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


PRESSES = ["link", "open-again", "sign-out", "end", "sign-in"]


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

    def test_nobody_of_that_reference(self, admin: Browser) -> None:
        for act in PRESSES:
            admin.post(f"/admin/staff/nobody-at-all/{act}", status=404)
