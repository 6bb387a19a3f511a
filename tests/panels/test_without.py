"""Panels without lived experience are written down too, so that somebody can say how many there were."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from app.core import db
from app.core.actor import Actor
from app.panels import actions
from app.panels.rules.figures import financial_year, year_before
from app.panels.states import WhyWithout
from app.people.models import Role, Team
from tests.support.make import Make
from tests.support.page import Browser
from tests.support.panels import Panels
from tests.support.statements import statements

SignIn = Callable[[str], Browser]
DAY = {"day-day": "24", "day-month": "11", "day-year": "2026"}


def logged(host: Browser, **values: str) -> None:
    page = host.send(host.get("/host/panels/new"), {"post": "Ward clerk", "why": "not-asked", **DAY, **values})
    assert page.errors == []


def at(panel: Panels, day: date) -> None:
    """The interviews were on this day."""
    with panel.application.app_context(), db.transaction():
        panel.panel().first_on = panel.panel().last_on = day


def test_in_half_a_minute_with_one_team(panel: Panels, signed_in: SignIn) -> None:
    host = signed_in("host")
    page = host.get("/host/panels/new")
    assert "Our team." in page.text
    assert "team" not in page.form(), "whoever has one team is not asked which"
    assert host.send(page).errors == [
        "Say which post it was.", "Enter the day of the interviews.", "Choose the reason that fits best.",
    ]  # fmt: skip
    logged(host)
    page = host.get("/host/panels")
    assert "0 of 1 panel had lived experience." in page.text
    assert "We did not ask" in page.text


def test_n_of_m_by_band_and_by_what_advisors_did(panel: Panels, signed_in: SignIn) -> None:
    host = signed_in("host")
    logged(host, band="5")
    logged(host, band="7", why="too-late")
    assert "0 of 2 panels" in host.get("/host/panels").text, "one that lies ahead does not count yet"
    at(panel, date(2026, 11, 20))
    page = host.get("/host/panels")
    assert "1 of 3 panels had lived experience." in page.text
    decide = "Full members, who score and decide like everybody else 1"
    for said in ("Band 5 1 of 2", "Band 7 0 of 1", decide, "We asked too late 1"):
        assert said in page.text
    with panel.application.app_context(), db.transaction():
        panel.panel().first_on = panel.panel().last_on = date(2025, 3, 3)
    assert "0 of 2 panels" in host.get("/host/panels").text
    assert "1 of 3 panels" in host.get("/host/panels", period="all").text
    assert "0 of 2 panels" in host.get("/host/panels", period="this").text
    assert "No panel is recorded" in host.get("/host/panels", period="before").text


def test_the_file_has_no_names_and_no_formula(panel: Panels, signed_in: SignIn) -> None:
    host = signed_in("host")
    logged(host, post="=cmd()")
    at(panel, date(2026, 11, 20))
    rows = host.client.get("/host/panels.csv").get_data(as_text=True).splitlines()
    assert rows[0].endswith("First day,Team,Post,Band,Lived experience,What advisors did,Why without")
    assert rows[1] == "2026-11-24,Our team,'=cmd(),,No,,We did not ask"
    assert rows[2].startswith("2026-11-20,Our team,Staff nurse,Band 5,Yes,")
    assert "Ann" not in "".join(rows)


def test_a_panel_that_advisors_were_asked_for_and_nobody_sat_on(panel: Panels, signed_in: SignIn) -> None:
    host, address = signed_in("host"), f"/host/panels/{panel.ref}"
    words = "Nobody with lived experience sat on it: say why"
    for name in ("ann", "bob"):
        signed_in(name).post(f"/places/{getattr(panel, f'{name}_place')}/withdraw")
    assert words not in host.get(address).text, "there is time to find somebody"
    page = host.post(f"{address}/why-without", {"why": "could-not-come"})
    assert "once the day has come" in page.soup.text
    at(panel, date(2026, 12, 1))
    page = host.get(host.get(address).links()[words])
    page = host.send(page, {"why": "could-not-come"})
    assert words not in page.text
    assert "0 of 1 panel" in host.get("/host/panels").text


def test_written_down_by_mistake(panel: Panels, signed_in: SignIn) -> None:
    host = signed_in("host")
    logged(host)
    page = host.get(host.get("/host/panels").links()["Ward clerk"])
    assert "Add somebody" not in page.text
    host.send(page, action="take-back")
    assert "No panel is recorded for this time." in host.get("/host/panels").text
    page = host.post(f"/host/panels/{panel.ref}/take-back")
    assert "Cancel that instead." in page.soup.text


def test_each_sees_their_own_teams(panel: Panels, make: Make, signed_in: SignIn) -> None:
    other = make.person("Olga Other", Role.HOST, email="other@post.example")
    make.team("Another team", other)
    logged(signed_in("other"), post="Cook")
    assert "Cook" not in signed_in("host").get("/host/panels").text
    team = signed_in("team")
    page = team.get("/host/panels")
    assert "Cook" in page.text
    assert "Staff nurse" in page.text
    with panel.application.app_context():
        ref = db.session().get_one(Team, panel.team).ref
    assert "Cook" not in team.get("/host/panels", team=ref).text
    assert "Cook" in signed_in("other").get("/host/panels", team=ref).text, "another team's reference asks nothing"
    for name in ("ann", "scribe"):
        signed_in(name).get("/host/panels", status=403)
        signed_in(name).get("/host/panels.csv", status=403)
    team.send(team.get("/host/panels/new"), {"team": ref, "post": "Porter", "why": "moved", **DAY})
    assert "Porter" in signed_in("host").get("/host/panels").text


def test_a_slip_of_the_pen_in_the_year(panel: Panels, signed_in: SignIn) -> None:
    host = signed_in("host")
    values = {"post": "Cook", "why": "moved", **DAY, "day-year": "2006"}
    assert host.send(host.get("/host/panels/new"), values).errors == [
        "Check the year: enter a day of the last years, or of the year to come."
    ]


def test_the_list_asks_the_same_however_many_there_are(panel: Panels, signed_in: SignIn) -> None:
    host = signed_in("host")
    logged(host)
    with statements(panel.application) as few:
        host.get("/host/panels")
    with panel.application.app_context(), db.transaction():
        for number in range(6):
            actions.log_without(
                panel.team, post=f"Post {number}", day=date(2026, 11, 3) + timedelta(days=number),
                why=WhyWithout.OTHER, by=Actor(panel.host),
            )  # fmt: skip
    with statements(panel.application) as many:
        host.get("/host/panels")
    assert len(many) == len(few)


@pytest.mark.parametrize(
    ("day", "first"), [(date(2026, 3, 31), date(2025, 4, 1)), (date(2026, 4, 1), date(2026, 4, 1))]
)
def test_the_year_begins_in_april(day: date, first: date) -> None:
    assert financial_year(day)[0] == first
    assert year_before(date(2028, 2, 29)) == date(2027, 3, 1)
