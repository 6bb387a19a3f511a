"""The team's register: finding people in the list."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask

from app.core import db
from app.core.actor import SYSTEM
from app.people.actions import leaving
from app.people.models import (
    Course,
    Role,
    TrainingRecord,
)
from tests.support.make import Make
from tests.support.page import Browser, Page

INGA = {
    "full_name": "Inga Interested",
    "lived": ["carer"],
    "contact_by": "letter",
    "address": "1 River Bank",
    "asked": "phone",
    "interests": ["workshop"],
}
Statements = Callable[[], AbstractContextManager[list[str]]]


def titles(page: Page) -> list[str]:
    return [link.get_text(strip=True) for link in page.soup.select("main table th a")]


TYPED = [
    ("mimi", "Mimi Okafor"),
    ("MARIA", "Mimi Okafor"),
    ("okafor maria", "Mimi Okafor"),
    ("maria@post", "Mimi Okafor"),
    ("07700 900 123", "Mimi Okafor"),
    ("+44 7700 900123", "Mimi Okafor"),
    ("900123", "Mimi Okafor"),
    ("sian lukasz", "Siân O'Connor-Łukasz"),
    ("SIÂN", "Siân O'Connor-Łukasz"),
]
NOT_THERE = ["%", "_", "nobody", "🌈", "' OR 1=1 --", "07999", "a" * 5000, "\\"]
FILTERS = [
    ({"state": "ended"}, ["Zed Old"]),
    ({"lived": "carer"}, ["Siân O'Connor-Łukasz"]),
    ({"lived": "service-user"}, ["Mimi Okafor", "Zed Old"]),
    ({"course": "panel"}, ["Zed Old"]),
    ({"no_email": "y"}, ["Siân O'Connor-Łukasz"]),
    ({"state": "active", "lived": "carer"}, ["Siân O'Connor-Łukasz"]),
]
ODD = [{"state": "admin"}, {"lived": "1"}, {"course": "x"}, {"page": "-1"}, {"page": "٣"}]


class TestList:
    @pytest.fixture(autouse=True)
    def people(self, make: Make, application: Flask) -> None:
        make.advisor("Maria Okafor", email="maria@post.example", phone="+447700900123", known_as="Mimi")
        make.advisor("Siân O'Connor-Łukasz", service_user=False, carer=True, account=False)
        zed = make.advisor("Zed Old", email="zed@post.example")
        make.person("Hosting Hannah", Role.HOST)
        with application.app_context(), db.transaction() as session:
            session.add(Course(code="panel", name="Panel training"))
            session.flush()
            session.add(TrainingRecord(person_id=zed, course_code="panel"))
            leaving.move_on(zed, by=SYSTEM)

    def test_everybody_on_the_register_and_nobody_else(self, team: Browser) -> None:
        page = team.get("/team/people")

        assert titles(page) == ["Mimi Okafor", "Siân O'Connor-Łukasz", "Zed Old"]
        assert "3 people" in page.text

    def test_a_search_finds_a_person_however_it_is_typed(self, team: Browser) -> None:
        for q, found in TYPED:
            assert titles(team.get("/team/people", q=q)) == [found]

    def test_and_nobody_for_what_is_not_there(self, team: Browser) -> None:
        for q in NOT_THERE:
            page = team.get("/team/people", q=q)

            assert titles(page) == []
            assert "Nobody matches." in page.text

    def test_filters_stand_in_the_address(self, team: Browser) -> None:
        for query, found in FILTERS:
            assert titles(team.get("/team/people", **query)) == found

    def test_an_odd_filter_filters_nothing(self, team: Browser) -> None:
        for query in ODD:
            assert len(titles(team.get("/team/people", **query))) == 3

    def test_by_interest(self, team: Browser, application: Flask, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(application.extensions, "kinds", lambda: [("workshop", "Workshop"), ("panel", "Panel")])
        team.send(team.get("/team/people/add"), INGA)

        assert titles(team.get("/team/people", interest="workshop")) == ["Inga Interested"]
        assert titles(team.get("/team/people", interest="panel")) == []


def test_a_long_list_has_pages(team: Browser, make: Make) -> None:
    for number in range(27):
        make.advisor(f"Person {number:02}", account=False)

    assert len(titles(team.get("/team/people"))) == 25
    assert titles(team.get("/team/people", page=2)) == ["Person 25", "Person 26"]
    assert titles(team.get("/team/people", page=99)) == ["Person 25", "Person 26"]


def test_the_list_asks_a_fixed_number_of_statements(team: Browser, make: Make, statements: Statements) -> None:
    counts = []
    for _round in range(2):
        for _person in range(1 if not counts else 2):
            make.advisor(account=False)
        with statements() as sent:
            team.get("/team/people")
        counts.append(len(sent))

    assert counts == [5, 5]  # the sign-in, the kinds, the courses, the facilitators, the page with its count


def test_nothing_is_read_once_for_everybody_on_the_register(
    application: Flask, team: Browser, statements: Statements
) -> None:
    """Of thirty thousand people that took two minutes. SQLite says how it reads; no subquery walks through a table."""
    with statements() as sent:
        team.get("/team/people")
    if application.extensions["engine"].dialect.name != "sqlite":
        return  # how PostgreSQL reads depends on how many there are
    with application.app_context():
        connection = db.session().connection()
        for statement in sent:
            asked = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", (None,) * statement.count("?"))
            steps = {row[0]: (row[1], row[3]) for row in asked}
            again = {number for number, (_in, said) in steps.items() if said.startswith("CORRELATED")}
            assert not [said for inside, said in steps.values() if inside in again and said.startswith("SCAN")]
