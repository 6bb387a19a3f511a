"""Who may open which page, and who may not: role by role."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from app.core import db
from app.people.models import Role, Team
from tests.support.make import Make
from tests.support.page import PASSWORD, Browser

STAFF = {Role.HOST, Role.TEAM, Role.BUDGET, Role.FINANCE, Role.ADMIN}
EVERY = STAFF | {Role.ADVISOR}
OPEN = (
    "/contact",
    "/not-for-emergencies",
    "/privacy",
    "/cookies",
    "/accessibility-statement",
    "/password",
    "/sign-in/link",
    "/join",
    "/calendar-help",
    "/calendar-help/outlook",
    "/join/thanks",
)
PAGES = {
    "/account": EVERY,
    "/account/details": EVERY,
    "/account/calendar": EVERY,
    "/account/calendar/choose": {Role.ADVISOR},
    "/account/calendar/preview": {Role.ADVISOR},
    "/account/password": EVERY,
    "/team/people": {Role.TEAM},
    "/team/people/add": {Role.TEAM},
    "/team/people/{advisor}": {Role.TEAM},
    "/team/people/{advisor}/change": {Role.TEAM},
    "/team/people/{advisor}/break": {Role.TEAM},
    "/team/people/{advisor}/back": {Role.TEAM},
    "/team/people/{advisor}/moved-on": {Role.TEAM},
    "/team/people/{advisor}/welcome": {Role.TEAM},
    "/team/people/{advisor}/training": {Role.TEAM},
    "/team/people/{advisor}/checks": {Role.TEAM},
    "/team/people/{advisor}/conversation": {Role.TEAM},
    "/team/people/{advisor}/notes": {Role.TEAM},
    "/my-notes": {Role.ADVISOR},
    "/team/people/{advisor}/died": {Role.TEAM},
    "/team/people/{advisor}/did-not-die": {Role.TEAM},
    "/team/people/asked-to-join": {Role.TEAM},
    "/team/waiting-list": {Role.TEAM},
    "/team/waiting-list/size": {Role.TEAM},
    "/team/joining": {Role.TEAM, Role.ADMIN},
    "/team/joining/steps/add": {Role.TEAM, Role.ADMIN},
    "/team/people/{advisor}/sign-in": {Role.TEAM},
    "/admin": {Role.ADMIN},
    "/admin/staff/invite": {Role.ADMIN},
    "/admin/staff/{host}": {Role.ADMIN},
    "/admin/staff/{host}/end": {Role.ADMIN},
    "/admin/staff/{host}/sign-in": {Role.ADMIN},
    "/admin/teams": {Role.ADMIN},
    "/admin/teams/add": {Role.ADMIN},
    "/admin/teams/{team}": {Role.ADMIN},
    "/admin/teams/{team}/change": {Role.ADMIN},
    "/admin/teams/{team}/people/{host}": {Role.ADMIN},
    "/admin/teams/{team}/people/{host}/leave": {Role.ADMIN},
    "/admin/services": {Role.ADMIN},
    "/admin/services/add": {Role.ADMIN},
    "/admin/services/1": {Role.ADMIN},
    "/admin/sites": {Role.ADMIN},
    "/admin/sites/add": {Role.ADMIN},
}
ACTS = {
    "/team/people/{advisor}/invite": {Role.TEAM},
    "/team/people/{advisor}/talked": {Role.TEAM},
    "/team/people/{advisor}/waiting-list": {Role.TEAM},
    "/team/people/{advisor}/tell-number": {Role.TEAM},
    "/team/waiting-list/invite": {Role.TEAM},
    "/team/joining/usual": {Role.TEAM, Role.ADMIN},
    "/admin/staff/{host}/link": {Role.ADMIN},
    "/admin/staff/{host}/sign-out": {Role.ADMIN},
    "/admin/staff/{host}/open-again": {Role.ADMIN},
    "/account/sign-out-everywhere": EVERY,
}


@pytest.fixture
def there(make: Make, ref: Callable[[int], str], application: Flask) -> dict[str, str]:
    """The references of an advisor, a host and their team."""
    host = make.person("Hosting Hannah", Role.HOST)
    team_id = make.team("The Ward", host)
    advisor = make.advisor("Maria Okafor", email="maria@post.example", phone="+447700900123")
    with application.app_context():
        team = db.session().get_one(Team, team_id).ref
    return {"advisor": ref(advisor), "host": ref(host), "team": team}


def enter(browser: Browser, email: str = "somebody@post.example") -> None:
    browser.post("/sign-in", email=email, password=PASSWORD, next="/account")


@pytest.mark.parametrize("role", sorted(EVERY, key=lambda role: role.value))
def test_each_page_is_open_to_its_roles_and_to_no_other(
    browser: Browser, make: Make, there: dict[str, str], role: Role
) -> None:
    make.person("Somebody", role, email="somebody@post.example")
    enter(browser)

    for path, roles in PAGES.items():
        page = browser.get(path.format(**there), status=200 if role in roles else 403)
        assert "07700 900123" not in page.text or role is Role.TEAM


@pytest.mark.parametrize("role", sorted(EVERY, key=lambda role: role.value))
def test_each_press_of_a_button_too(browser: Browser, make: Make, there: dict[str, str], role: Role) -> None:
    make.person("Somebody", role, email="somebody@post.example")
    enter(browser)

    for path, roles in ACTS.items():
        browser.post(path.format(**there), status=200 if role in roles else 403)
    for path, roles in PAGES.items():
        if role not in roles and "{" in path:
            browser.post(path.format(**there), status=403 if path in WRITABLE else 405)


WRITABLE = {path for path in PAGES if path != "/team/people/{advisor}"}


def test_nobody_signed_in_is_asked_to_sign_in(browser: Browser, there: dict[str, str]) -> None:
    for path in PAGES:
        assert browser.get(path.format(**there)).h1 == "Sign in"


def test_the_open_pages_are_open(browser: Browser) -> None:
    for path in OPEN:
        browser.get(path)


@pytest.mark.parametrize("path", ["/team/people/x", "/admin/staff/x", "/admin/teams/x"])
def test_an_advisor_does_not_learn_which_references_there_are(
    browser: Browser, make: Make, there: dict[str, str], path: str
) -> None:
    make.advisor("Nosy", email="nosy@post.example")
    enter(browser, "nosy@post.example")
    real = {"/team/people/x": there["advisor"], "/admin/staff/x": there["host"], "/admin/teams/x": there["team"]}[path]

    unknown, known = browser.get(path, status=403), browser.get(path[:-1] + real, status=403)

    assert unknown.text == known.text


def test_an_advisor_sees_nobody_else_under_my_account(browser: Browser, make: Make, there: dict[str, str]) -> None:
    make.advisor("Nosy", email="nosy@post.example")
    enter(browser, "nosy@post.example")

    assert "Okafor" not in browser.get("/account").soup.decode()


def test_a_role_counts_from_the_next_page(
    browser: Browser, make: Make, application: Flask, ref: Callable[[int], str]
) -> None:
    fin = make.person("Fin Ance", Role.FINANCE, email="fin@post.example")
    make.person("Ada Admin", Role.ADMIN, email="ada@post.example")
    enter(browser, "fin@post.example")
    browser.get("/team/people", status=403)
    admin = browser.another()
    enter(admin, "ada@post.example")

    admin.post(f"/admin/staff/{ref(fin)}", roles=["team"])
    browser.get("/team/people")
    admin.post(f"/admin/staff/{ref(fin)}", roles=["finance"])

    browser.get("/team/people", status=403)
