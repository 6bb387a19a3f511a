"""Doing it twice, or two at once, changes nothing more than doing it once."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.people.models import Advisor, Person
from tests.people.register.reading import CARERS, COMMUNITY, rows
from tests.people.register.walking import Run, count, last_line, person
from tests.support.make import Make


@pytest.mark.parametrize("file", [COMMUNITY, CARERS], ids=["community", "carers"])
def test_a_second_run_says_the_same_and_changes_nothing(run: Run, contents, file: Path) -> None:
    first = run(file)
    before = contents()
    second = run(file)
    assert contents() == before
    assert last_line(second) == last_line(first)
    assert "Nothing was changed: all of this was brought in before." in second.stdout


def test_a_second_run_changes_nothing_though_people_were_changed_meanwhile(
    run: Run, contents, application: Flask
) -> None:
    run(COMMUNITY)
    with application.app_context(), db.transaction() as session:
        amara = session.scalars(select(Person).where(Person.full_name == "Amara Crabtree")).one()
        amara.full_name, amara.email, amara.phone = "Amara Crabtree-Bell", "amara@new.example", None
    before = contents()
    assert last_line(run(COMMUNITY)) == "24 ready, 1 need an answer, 0 skipped"
    assert contents() == before


def test_an_answer_brings_the_row_in_and_it_is_not_asked_again(run: Run, application: Flask, contents) -> None:
    run(COMMUNITY)
    result = run(COMMUNITY, "--answer", "25=o.fennimore@post.example")
    assert last_line(result) == "25 ready, 0 need an answer, 0 skipped"
    assert person(application, "Orla Fennimore").email == "o.fennimore@post.example"
    before = contents()
    assert last_line(run(COMMUNITY)) == "25 ready, 0 need an answer, 0 skipped"
    assert contents() == before


def test_a_row_without_its_email_is_known_again(run: Run, contents) -> None:
    run(COMMUNITY, "--answer", "25=leave-out")
    before = contents()
    assert last_line(run(COMMUNITY)) == "25 ready, 0 need an answer, 0 skipped"
    assert contents() == before


def test_a_row_that_was_left_out_stays_out(run: Run, application: Flask) -> None:
    run(COMMUNITY)
    assert last_line(run(COMMUNITY, "--answer", "25=skip")) == "24 ready, 0 need an answer, 1 skipped"
    assert last_line(run(COMMUNITY)) == "24 ready, 0 need an answer, 1 skipped"
    assert count(application, Advisor) == 24


def test_a_crash_in_the_middle_leaves_nothing(application: Flask, contents) -> None:
    from app.core.actor import SYSTEM
    from app.people.register import taking
    from app.people.register.work import Source, opened

    def crash(done: int, _total: int) -> None:
        if done == 12:
            raise KeyboardInterrupt

    before = contents()
    with application.app_context():
        read = opened(Source("register.csv", COMMUNITY.read_bytes()))
        with pytest.raises(KeyboardInterrupt):
            taking.take_in(read, {}, by=SYSTEM, progress=crash)
    assert contents() == before


def test_a_register_that_moved_meanwhile_is_planned_against_again(
    application: Flask, make: Make, tmp_path: Path
) -> None:
    """Between the plan and the writing the same person is added by hand."""
    from app.core.actor import SYSTEM
    from app.people.register import actions
    from app.people.register.work import Source, opened, planned

    with application.app_context():
        found = planned(opened(Source("r.csv", rows("Ann Lee,a@post.example,,Carer").encode())), {})
    make.advisor("Ann Lee", email="a@post.example")
    with application.app_context(), pytest.raises(actions.OutOfDate), db.transaction():
        actions.take_in(found, by=SYSTEM)
    assert count(application, Advisor) == 1
