"""Rows that wait for an answer, after the others have gone in."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select

from app.core import db
from app.people.models import Advisor, Person
from tests.people.register.reading import CARERS, rows
from tests.people.register.walking import columns, count, press, upload
from tests.support.make import Make
from tests.support.page import Browser


def test_waiting_rows_can_be_left_out_or_found_on_the_register(team: Browser, application: Flask, make: Make) -> None:
    text = rows(
        "Ann Lee,a@post,,Carer",
        "Bo Li,b@post.example,07700 900001,Carer",
        "Bo Li,b@post.example,07700 900002,Carer",
        "Cy Lo,,,x",
    )
    page = press(team, columns(team, upload(team, text)), "take-in")
    assert "3 rows need an answer" in page.text
    page = team.post(page.path, {"a-2-email": "skip", "a-4-register": "same"})
    assert "1 row needs an answer" in page.text
    page = team.post(page.path, {"a-5-role": "both"})
    assert "need an answer" not in page.text
    with application.app_context():
        names = db.session().scalars(select(Person.full_name).join(Person.advisor)).all()
    assert sorted(names) == ["Bo Li", "Cy Lo"]


def test_a_couple_that_waits_is_answered_once(team: Browser, application: Flask) -> None:
    page = press(team, columns(team, upload(team, CARERS.read_bytes(), "4_carers.xlsx")), "take-in")
    assert page.text.count("Who signs in with it?") == 1
    page = team.post(page.path, {"a-18-sign-in": "nobody"})
    assert "2 people are on the register now." in page.text
    assert count(application, Advisor) == 20


def test_a_row_that_slipped_or_stands_under_left_is_still_asked_about_later(team: Browser, application: Flask) -> None:
    lines = [
        "Ann Lee,1 High St,Carer",
        "Bo Li,2 High St, Leeds,Carer",
        "Di Ng,3 High St,Both",
        "Left,,",
        "Cy Lo,4 High St,Carer",
    ]
    page = press(team, columns(team, upload(team, rows(*lines, headings="Name,Address,Role"))), "take-in")
    assert "This row has more cells than there are headings." in page.text
    assert "The line in row 5 above says “Left”." in page.text
    page = team.post(page.path, {"a-3-slip": "skip", "a-6-status": "ended"})
    assert "need an answer" not in page.text
    assert count(application, Advisor) == 3


def test_the_number_of_statements_does_not_grow_with_the_rows(team: Browser, queries) -> None:
    counts = []
    for number in (1, 3):
        lines = [f"Ann L{'e' * n},a{n}@post.example,,Carer" for n in range(number)]
        path = columns(team, upload(team, rows(*lines))).path
        queries()
        team.get(path)
        counts.append(len(queries()))
    for number in (1, 3):
        lines = [f"Bo L{'i' * (n + number * 9)},b{n + number * 9}@post.example,,Carer" for n in range(number)]
        path = press(team, columns(team, upload(team, rows(*lines))), "take-in").path
        queries()
        team.get(path)
        counts.append(len(queries()))
    assert counts[0] == counts[1]
    assert counts[2] == counts[3]
