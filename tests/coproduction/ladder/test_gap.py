"""The gap by team and half-year: as raw rows say it, nothing of a few people, and each host their own teams alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask import Flask

from app.opportunities.states import Ladder
from app.people.models import Role
from tests.coproduction.ladder.conftest import Rated
from tests.support.make import Make
from tests.support.page import Browser
from tests.support.statements import statements

SPRING = datetime(2026, 3, 3, 12, tzinfo=UTC)
AUTUMN = datetime(2025, 10, 3, 12, tzinfo=UTC)
NOW = datetime(2026, 11, 3, 12, tzinfo=UTC)
L = Ladder


def team_row(browser: Browser, name: str, path: str = "/team/ladder/gap") -> list[str]:
    rows = browser.get(path).soup.select("table.app-numbers tbody tr")
    found = [row for row in rows if row.select("th")[0].get_text(strip=True) == name]
    return [cell.select("span")[-1].get_text(strip=True) for cell in found[0].select("td")] if found else []


def test_each_team_over_time_and_the_finding_in_a_sentence(rated: Rated) -> None:
    rated.by(4, AUTUMN, L.CO_DESIGN, L.CO_DESIGN)
    rated.by(2, AUTUMN, L.CO_DESIGN, L.CONSULTATION)
    rated.by(6, SPRING, L.CO_PRODUCTION, L.ENGAGEMENT)
    rated.by(9, NOW, L.CO_PRODUCTION, L.INVOLVEMENT)  # this half-year is not over
    tess = rated.signed_in("tess")
    assert team_row(tess, "Ward 9") == [
        "–", "–", "said 4.0, rated 3.3, by 6", "said 5.0, rated 3.0, by 6",
    ]  # fmt: skip
    page = tess.get("/team/ladder/gap")
    assert "January 2026 to June 2026: teams said 5.0 of 5, and advisors rated it lower, at 3.0." in page.text
    assert "The gap is larger than before." in page.text
    drawing = page.soup.select_one("svg[role=img]")
    assert drawing is not None and "rated it lower" in drawing.select_one("desc").get_text()  # type: ignore[union-attr]
    assert [each.get_text() for each in drawing.select("text.app-columns__value")] == ["4.0", "3.3", "5.0", "3.0"]


def test_nothing_of_a_few_people_can_be_read_or_worked_out(rated: Rated, make: Make) -> None:
    """Three of one team: so another, large one is closed beside it; the third stays open."""
    other, third = make.team("Day Team"), make.team("Night Team")
    rated.by(3, SPRING, L.CO_DESIGN, L.INVOLVEMENT, team=other)
    rated.by(7, SPRING, L.CO_DESIGN, L.CO_DESIGN, team=third)
    rated.by(8, SPRING, L.CO_DESIGN, L.ENGAGEMENT)
    tess = rated.signed_in("tess")
    cells = {name: team_row(tess, name)[-1] for name in ("Day Team", "Night Team", "Ward 9")}
    assert cells["Day Team"] == "not shown"
    assert sorted(cells.values())[:2] == ["not shown", "not shown"]
    assert "rated 1.0" not in tess.get("/team/ladder/gap").text


def test_four_in_all_say_nothing(rated: Rated) -> None:
    rated.by(4, SPRING, L.CO_DESIGN, L.INVOLVEMENT)
    page = rated.signed_in("tess").get("/team/ladder/gap")
    assert "too few to say anything" in page.text and not page.soup.select("svg[role=img]")
    assert "4.0" not in page.text


def test_where_they_see_it_alike_or_higher(rated: Rated) -> None:
    rated.by(5, AUTUMN, L.CONSULTATION, L.CO_DESIGN)
    tess = rated.signed_in("tess")
    assert "advisors rated it higher, at 4.0" in tess.get("/team/ladder/gap").text
    rated.by(5, SPRING, L.CO_DESIGN, L.CO_DESIGN)
    assert "They see it alike. The gap is smaller than before." in tess.get("/team/ladder/gap").text


def test_a_host_sees_the_rows_of_their_own_teams(rated: Rated, make: Make) -> None:
    other = make.person("Otto Other", Role.HOST, email="otto@post.example")
    team = make.team("Day Team", other)
    rated.by(6, SPRING, L.CO_DESIGN, L.ENGAGEMENT, team=team)
    rated.by(6, SPRING, L.CO_DESIGN, L.CO_DESIGN)
    otto = rated.signed_in("otto")
    assert team_row(otto, "Day Team", "/host/ladder")[-1] == "said 4.0, rated 3.0, by 6"
    assert team_row(otto, "Ward 9", "/host/ladder") == []
    assert "How much say people had" in otto.get("/host/opportunities").text


def test_a_half_year_that_is_over_stands_still(rated: Rated, application: Flask) -> None:
    rated.by(5, SPRING, L.CO_DESIGN, L.ENGAGEMENT)
    tess = rated.signed_in("tess")
    before = team_row(tess, "Ward 9")[-1]
    rated.by(5, NOW, L.CO_DESIGN, L.INVOLVEMENT)
    assert team_row(tess, "Ward 9")[-1] == before
    application.extensions["clock"].advance(timedelta(days=40))
    assert team_row(rated.signed_in("tess"), "Ward 9")[-1] == "said 4.0, rated 1.0, by 5"


def test_as_many_statements_for_three_teams_as_for_one(rated: Rated, make: Make, application: Flask) -> None:
    tess, counted = rated.signed_in("tess"), []
    for name in ("Day Team", "Night Team"):
        tess.get("/team/ladder/gap")
        with statements(application) as seen:
            tess.get("/team/ladder/gap")
        counted.append(len(seen))
        rated.by(5, SPRING, L.CO_DESIGN, L.ENGAGEMENT, team=make.team(name))
    assert counted[0] == counted[1]
