"""Who may bring a file in, and what nobody can do with these pages."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.people.models import Advisor, Role
from app.people.register import taking
from app.people.register.models import RegisterUpload
from tests.people.register.reading import CARERS, COMMUNITY, rows
from tests.people.register.walking import START, columns, count, press, upload
from tests.support.make import Make
from tests.support.page import Browser


def test_a_file_is_only_for_the_person_who_sent_it(
    team: Browser, browser: Browser, make: Make, application: Flask
) -> None:
    path = upload(team, COMMUNITY.read_bytes()).path
    make.person("Other Team", Role.TEAM, email="other@post.example")
    other = team.another()
    other.sign_in("other@post.example")
    for address in (path, path.replace("columns", "rows")):
        other.get(address, status=404)
        other.post(address, status=404)
    for act in ("take-in", "throw-away"):
        other.post(path.replace("columns", act), status=404)
    assert (count(application, RegisterUpload), count(application, Advisor)) == (1, 0)


def test_an_import_is_for_the_whole_team(team: Browser, make: Make) -> None:
    path = press(team, columns(team, upload(team, COMMUNITY.read_bytes())), "take-in").path
    make.person("Other Team", Role.TEAM, email="other@post.example")
    other = team.another()
    other.sign_in("other@post.example")
    assert "1 row needs an answer" in other.get(path).text
    assert "1 row needs an answer" in other.get(START).text


@pytest.mark.parametrize("role", [Role.ADVISOR, Role.HOST, Role.FINANCE, Role.BUDGET, Role.ADMIN])
def test_only_the_involvement_team_may(browser: Browser, make: Make, role: Role) -> None:
    make.person("Somebody Else", role, email="else@post.example")
    browser.sign_in("else@post.example")
    for path in (START, f"{START}/x/columns", f"{START}/x/rows", "/team/register/imports/x"):
        browser.get(path, status=403)
        browser.post(path, status=403)
    browser.post(f"{START}/x/take-in", status=403)


def test_a_stranger_is_asked_to_sign_in(browser: Browser) -> None:
    assert browser.get(START).h1 == "Sign in"


def test_unknown_references_are_not_found(team: Browser) -> None:
    for path in (f"{START}/x/columns", f"{START}/x/rows", "/team/register/imports/x"):
        team.get(path, status=404)


def test_a_file_goes_when_asked_when_another_comes_and_after_a_day(team: Browser, application: Flask) -> None:
    page = upload(team, COMMUNITY.read_bytes())
    press(team, page, "throw-away")
    assert count(application, RegisterUpload) == 0
    upload(team, COMMUNITY.read_bytes())
    path = upload(team, CARERS.read_bytes(), "4_carers.xlsx").path
    assert count(application, RegisterUpload) == 1
    application.extensions["clock"].advance(timedelta(hours=25))
    team.sign_in("tess@post.example")
    team.get(path, status=404)
    with application.app_context():
        assert taking.forget_old_uploads(clock.now()) == 1


def test_looking_changes_nothing(team: Browser, application: Flask) -> None:
    page = columns(team, upload(team, COMMUNITY.read_bytes()))
    path = press(team, page, "take-in").path

    def everything() -> dict[str, list[str]]:
        with application.app_context():
            tables = [table for table in db.Base.metadata.sorted_tables if table.name != "sign_in"]
            return {table.name: sorted(map(repr, db.session().execute(select(table)))) for table in tables}

    before = everything()
    for address in (START, path):
        team.get(address)
    assert everything() == before


def test_words_from_a_file_are_escaped(team: Browser) -> None:
    page = columns(
        team, upload(team, rows('<script>alert(1)</script> Lee,"<b>x</b>",,Carer', headings="Name,Email,Phone,Role"))
    )
    assert not page.soup.select("main script, main b")
    assert "<script>alert(1)</script> Lee" in page.text


@pytest.mark.parametrize(
    "odd", [{"a-99999999-x": "y"}, {"a-x": "y"}, {"t-25-": "y"}, {"a-25-email": "\x00"}, {"a-25-email": "z" * 5000}]
)
def test_odd_answers_break_nothing(team: Browser, application: Flask, odd: dict[str, str]) -> None:
    page = columns(team, upload(team, COMMUNITY.read_bytes()))
    assert team.post(page.path, odd).h1 == "Check the rows"
    press(team, page, "take-in")
    assert count(application, Advisor) == 24


def test_a_form_without_its_token_is_refused(team: Browser, application: Flask) -> None:
    page = columns(team, upload(team, COMMUNITY.read_bytes()))
    team.post(page.path.replace("rows", "take-in"), {"csrf_token": "wrong"}, status=400)
    assert count(application, Advisor) == 0
