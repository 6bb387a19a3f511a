"""Who reads figures, who sees the rows behind, and what the files hold."""

from __future__ import annotations

import csv
import re
from datetime import timedelta
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from flask import Flask
from openpyxl import load_workbook

from app.core import clock, db
from app.panels.models import Panel
from app.panels.states import Involvement, PanelState, WhyWithout
from app.people.models import Role
from tests.coproduction.figures.reading import table
from tests.coproduction.figures.world import World
from tests.support.make import Make
from tests.support.page import Browser
from tests.support.statements import statements

PAGES = ("panels", "register")
MONEY = ("spend",)
EVERY = (*PAGES, *MONEY)
READERS = {Role.TEAM: EVERY, Role.ADMIN: PAGES, Role.FINANCE: MONEY}
STATEMENTS = {"panels": 3, "register": 3, "spend": 4}  # beside who somebody is


@pytest.mark.parametrize("role", list(Role))
def test_each_role_reads_what_is_theirs_and_no_more(browser: Browser, make: Make, role: Role) -> None:
    make.person("Somebody Else", role, email="else@post.example")
    browser.sign_in("else@post.example")
    theirs = READERS.get(role, ())

    index = browser.get("/team/figures", status=200 if theirs else 403)
    for page in EVERY:
        seen = 200 if page in theirs else 403
        browser.get(f"/team/figures/{page}", status=seen)
        assert browser.client.get(f"/team/figures/{page}.csv").status_code == seen
        assert browser.client.get(f"/team/figures/{page}.xlsx").status_code == seen
        assert (f"/team/figures/{page}" in index.links().values()) is (page in theirs)
    rows = {page: role is Role.TEAM or (page in MONEY and role is Role.FINANCE) for page in EVERY}
    asked = {"register": "?what=new&after=8100&until=8104"}
    for page, may in rows.items():
        browser.get(f"/team/figures/{page}/rows{asked.get(page, '')}", status=200 if may else 403)


@pytest.mark.parametrize("path", ["", "/panels", "/register", "/spend", "/spend.csv", "/spend/rows"])
def test_signed_out_there_is_only_the_way_to_sign_in(browser: Browser, path: str) -> None:
    assert browser.get(f"/team/figures{path}").path == "/sign-in"


def test_whoever_may_not_see_the_rows_is_led_to_none(browser: Browser, application: Flask, make: Make) -> None:
    World(application, make, 7)
    make.person("Ada Admin", Role.ADMIN, email="ada@post.example")
    browser.sign_in("ada@post.example")
    for page in PAGES:
        found = browser.get(f"/team/figures/{page}")
        assert found.soup.select("main .app-numbers td")
        assert not found.soup.select("main .app-numbers a")
        assert "Somebody Number" not in found.source


@pytest.mark.parametrize("page", EVERY)
def test_a_page_asks_the_same_however_much_there_is(team: Browser, application: Flask, make: Make, page: str) -> None:
    counts = []
    for _each in range(2):
        with statements(application) as sent:
            team.get(f"/team/figures/{page}")
        counts.append(len(sent))
        if not counts[1:]:
            World(application, make, 9, size=30)

    assert counts == [STATEMENTS[page]] * 2


def _panel(application: Flask, make: Make, team: int, host: int, **fields: object) -> None:
    with application.app_context(), db.transaction() as session:
        from app.core.actor import SYSTEM
        from app.core.states import move

        day = clock.today() - timedelta(days=9)
        panel = Panel(
            team_id=team,
            made_by_id=host,
            made_at=clock.now(),
            post="Nurse",
            first_on=day,
            last_on=day,
            involvement=Involvement.NONE,
            **fields,
        )  # type: ignore[arg-type]
        move(panel, PanelState.HELD, by=SYSTEM, now=clock.now())
        session.add(panel)


def test_the_files_say_what_the_page_says_and_no_cell_is_a_formula(
    team: Browser, application: Flask, make: Make
) -> None:
    host, name = make.person("Hanna Host"), "=cmd|'/C calc'!A1 [x]"
    _panel(application, make, make.team(name, host), host, band="5", why_without=WhyWithout.NOT_ASKED)
    page = team.get("/team/figures/panels")
    assert table(page, "By team")[name][:3] == ["1", "0", "0%"]

    text = team.client.get("/team/figures/panels.csv").get_data(as_text=True).lstrip("\ufeff")
    lines = list(csv.reader(StringIO(text)))
    assert ["By team", f"'{name}", "Panels", "1"] in lines
    assert ["Finding", "", "", "0 of 1 panel had lived experience: 0%."] in lines

    workbook = team.client.get("/team/figures/panels.xlsx").data
    assert re.findall(rb"20\d\d-\d\d-\d\dT", ZipFile(BytesIO(workbook)).read("docProps/core.xml")) == []
    book = load_workbook(BytesIO(workbook))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert f"'{name}" in {cell.value for cell in cells}
    sheet = next(each for each in book if "By team" in each.title)
    assert [cell.value for cell in sheet[2]][1:4] == [1, 0, 0]


def test_days_of_ones_own_that_make_no_sense_are_said(team: Browser) -> None:
    page = team.get("/team/figures/panels", period="own")
    assert page.errors == ["Enter this day, or choose another time."] * 2
    assert team.client.get("/team/figures/panels.csv?period=own").status_code == 302
    team.get("/team/figures/panels/rows", period="own", status=404)
    for odd in ("after=x&until=1", "what=new", "what=new&after=9&until=3", f"what=new&after={'9' * 40}&until=1"):
        team.get(f"/team/figures/register/rows?{odd}", status=404)


def test_an_empty_organisation_is_told_so_kindly(team: Browser) -> None:
    assert "No panel is recorded for this time." in team.get("/team/figures/panels").text
    assert "Too few people have come or gone" in team.get("/team/figures/register").text
    assert "£0 is owed or paid" in team.get("/team/figures/spend").text
    assert "ethnicity and disability are not asked for yet" in team.get("/team/figures/register").text
