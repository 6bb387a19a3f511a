"""The file without names: the numbers of the page, and nothing a spreadsheet would work out."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from app.core.csv_file import MARK, safe
from tests.matching.ledger.past import Past
from tests.support.make import Make
from tests.support.page import Browser

FILE = "/team/fairness.csv"


def lines(team: Browser, **query: str) -> list[list[str]]:
    answer = team.client.get(FILE, query_string=query)
    assert answer.status_code == 200
    assert answer.mimetype == "text/csv"
    assert 'attachment; filename="fairness.csv"' in answer.headers["Content-Disposition"]
    text = answer.get_data(as_text=True)
    assert text.startswith(MARK)
    return list(csv.reader(StringIO(text.removeprefix(MARK))))


def test_it_holds_what_the_page_shows_and_names_nobody(team: Browser, past: Past, make: Make) -> None:
    people = [make.advisor(f"Nameable Number{number}") for number in range(14)]
    past.happened(30, *people[:6])
    found = lines(team)

    assert found[0] == ["Table", "Row", "Number", "Value"]
    assert ["Time", "", "", "Tuesday 2 December 2025 to Tuesday 1 December 2026"] in found
    assert ["The spread", "Turns", "This time", "6"] in found
    assert ["By experience", "Service users", "Had none", "8"] in found
    assert ["By team", "Liaison Team", "Hours", "12"] in found
    assert "Nameable" not in str(found)


def test_small_numbers_are_kept_back_in_it_too(team: Browser, past: Past) -> None:
    past.happened(30, *past.advisors(3))
    found = lines(team)

    assert ["The spread", "Turns", "This time", "fewer than 5"] in found
    assert ["By team", "Liaison Team", "Turns", "not shown"] in found


def test_the_filters_of_the_page_hold_for_its_file(team: Browser, past: Past, make: Make) -> None:
    people = past.advisors(8)
    past.happened(30, *people)
    past.happened(20, *people[:5], kind=make.kind("committee"))
    page = team.get("/team/fairness", kind="committee", period="3")
    address = page.links()["Download these numbers, without names (CSV)"]
    found = list(csv.reader(StringIO(team.client.get(address).get_data(as_text=True))))

    assert ["Kind", "", "", "Committee"] in found
    assert ["The spread", "Turns", "This time", "5"] in found


def test_a_name_that_is_a_formula_is_only_a_name(team: Browser, past: Past, make: Make) -> None:
    name = '=HYPERLINK("https://elsewhere.example","press")'
    past.happened(30, *past.advisors(6), team=make.team(name, past.host))

    assert [row[1] for row in lines(team) if row[0] == "By team"] == [f"'{name}"] * 2


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n+1"])
def test_what_begins_like_a_formula_gets_a_mark(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize(("cell", "kept"), [("Mind & body", "Mind & body"), ("", ""), (None, ""), (-3, -3), ("–", "–")])
def test_everything_else_stays(cell: str | int | None, kept: str | int) -> None:
    assert safe(cell) == kept
