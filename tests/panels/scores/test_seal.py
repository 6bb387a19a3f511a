"""Nothing tells of a sealed score, or that there is one: no page, file, feed, header, message, log, count or audit."""

from __future__ import annotations

import ast
import logging
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from app.core import clock, db
from app.panels.scores import queries
from app.panels.scores.models import SealedScore
from app.panels.scores.sealing import Given, Unreadable, seal, unseal
from tests.house import source
from tests.panels.scores.looking import Seen, addresses, database, differences, look
from tests.support.page import Browser
from tests.support.scores import Scores, fills

SignIn = Callable[[str], Browser]
READERS = ("bob", "chair", "scribe", "host", "hal", "team", "ada", "fin", "bud", "zoe", "")
NEAREST = ("bob", "chair", "host", "team", "")  # who could learn most, and anybody
SECRET = "Quite unlike anybody else"


@pytest.fixture(params=[NEAREST, pytest.param(READERS, marks=pytest.mark.deep)], ids=["nearest", "all"])
def readers(request: pytest.FixtureRequest, panel: Scores, signed_in: SignIn, browser: Browser) -> dict[str, Browser]:
    return {name: signed_in(name) if name else browser.another() for name in request.param}


@pytest.fixture
def known(panel: Scores, application: Flask) -> list[str]:
    with application.app_context():
        found = panel.panel()
        items = [queries.questions(found)[0].ref, *(each.ref for each in queries.criteria(found))]
    refs = [panel.ref, panel.opportunity, panel.ann_place, panel.make.ref(panel.ann)]
    return addresses(
        application,
        {
            "ref": refs,
            "number": [1, 2],
            "item": items,
            "code": [f"p{panel.ann}"],
            "member": [panel.member("Chris Chair")],
        },
    )


def _settled(readers: dict[str, Browser], known: list[str], app: Flask) -> dict[str, Seen]:
    """All that each can open, after a first look: what is left to do on opening a page is no effect of a score."""
    found = {name: look(own, known) for name, own in readers.items()}
    _chores(app)
    opened = {name: [path for path, (status, *_) in seen.items() if status != 404] for name, seen in found.items()}
    return {name: found[name] | look(readers[name], opened[name], follow=False) for name in readers}


def _again(readers: dict[str, Browser], found: dict[str, Seen]) -> dict[str, Seen]:
    return {name: look(readers[name], found[name], follow=False) for name in readers}


def _chores(app: Flask) -> None:
    with app.app_context():
        for chore in app.extensions["due"]:
            chore(clock.now())


def test_one_secret_score_changes_nothing_that_anybody_else_can_open(
    panel: Scores, readers: dict[str, Browser], known: list[str], signed_in: SignIn, application: Flask,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    panel.gives(panel.bob, 1, 2)
    ann = signed_in("ann")
    sheet = ann.get(f"/panels/{panel.ref}/my-scores/1")
    before = _settled(readers, known, application)
    assert all(seen[f"/panels/{panel.ref}"][0] == 200 for name, seen in before.items() if name in {"bob", "chair"})
    assert min(len(seen) for seen in before.values()) > 40
    with application.app_context():
        rows = database()

    with caplog.at_level(logging.DEBUG):
        page = fills(ann, sheet, 4, SECRET)
        _chores(application)
    assert "are saved" in page.soup.text

    assert [record.getMessage() for record in caplog.records if record.name.startswith("app")] == []
    with application.app_context():
        assert database() == rows
        assert len(db.session().scalars(select(SealedScore)).all()) == 4
    after = _again(readers, before)
    assert {name: differences(before[name], after[name]) for name in readers} == {name: [] for name in readers}
    assert not any(SECRET.encode() in body for seen in after.values() for _status, _headers, body in seen.values())

    fills(ann, ann.get(f"/panels/{panel.ref}/my-scores/1"), 1, "and changed")
    fills(ann, ann.get(f"/panels/{panel.ref}/my-scores/2"), 5, "and another")
    with application.app_context():
        assert database() == rows


def test_the_last_score_tells_those_who_score_that_all_is_in_and_nobody_else(
    panel: Scores, readers: dict[str, Browser], known: list[str], application: Flask
) -> None:
    panel.all_give()
    with application.app_context(), db.transaction() as session:
        session.execute(text("DELETE FROM sealed_score WHERE person_id = :p"), {"p": panel.ann})
    panel.gives(panel.ann, 1, 5)
    here = [path for path in known if panel.ref in path]
    first = {name: look(own, here, follow=False) for name, own in readers.items()}
    before = _again(readers, first)

    panel.gives(panel.ann, 2, 5, SECRET)

    after = _again(readers, before)
    told = [f"/panels/{panel.ref}/my-scores", f"/panels/{panel.ref}/open-scores"]
    assert differences(before["chair"], after["chair"]) == sorted(told)
    assert set(differences(before["bob"], after["bob"])) == set(told)
    others = [name for name in readers if name not in {"chair", "bob"}]
    assert {name: differences(before[name], after[name]) for name in others} == {name: [] for name in others}
    assert after["bob"][told[0]][2].count(b"Open the scores") == 1


def test_the_walk_would_see_a_seal_that_leaks(panel: Scores, readers: dict[str, Browser], known: list[str]) -> None:
    """The opening changes a good deal, so the comparison can fail."""
    panel.gives(panel.ann, 1, 4, SECRET)
    here = [path for path in known if panel.ref in path]
    before = {name: look(readers[name], here, follow=False) for name in ("bob", "host")}
    panel.opens()
    after = {name: look(readers[name], here, follow=False) for name in ("bob", "host")}
    assert f"/panels/{panel.ref}/wash-up" in differences(before["bob"], after["bob"])
    assert f"/panels/{panel.ref}/scores" in differences(before["host"], after["host"])
    assert SECRET.encode() in after["bob"][f"/panels/{panel.ref}/wash-up"][2]


def test_giver_and_order_cannot_be_told_from_the_opened_rows(panel: Scores, application: Flask) -> None:
    """Whoever was last to score stands where their number puts them."""
    for person in (panel.bob, panel.chair, panel.ann):
        for number in (2, 1):
            panel.gives(person, number)
            application.extensions["clock"].advance(timedelta(minutes=7))
    panel.opens()
    with application.app_context():
        rows = db.session().execute(
            text("SELECT candidate_id, criterion_id, person_id FROM panel_score ORDER BY id")
        ).all()  # fmt: skip
    assert [tuple(row) for row in rows] == sorted(tuple(row) for row in rows)
    assert len(rows) == 12


def test_a_sealed_row_holds_nothing_in_clear(panel: Scores, application: Flask) -> None:
    panel.gives(panel.ann, 1, 4, SECRET)
    panel.gives(panel.bob, 1, 1)
    with application.app_context():
        rows = db.session().scalars(select(SealedScore)).all()
        assert SealedScore.__table__.columns.keys() == ["candidate_id", "criterion_id", "person_id", "sealed"]
        assert len({len(row.sealed) for row in rows}) == 1, "the length tells of a note"
        assert all(SECRET.encode() not in row.sealed and b"2026" not in row.sealed for row in rows)


def test_a_row_that_was_moved_or_bent_or_has_another_key_is_not_read(application: Flask) -> None:
    with application.app_context():
        given = Given(3, "é\n" + "x" * 1000, clock.now())
        sealed = seal(given, (1, 2, 3))
        assert unseal(sealed, (1, 2, 3)) == given
        assert seal(given, (1, 2, 3)) != sealed
        for other in ((1, 2, 4), (2, 1, 3), (12, 3, 0)):
            with pytest.raises(Unreadable):
                unseal(sealed, other)
        for bent in (sealed[:-1], sealed[:-1] + b"x", b"", sealed[1:]):
            with pytest.raises(Unreadable):
                unseal(bent, (1, 2, 3))


def test_a_new_key_makes_sealed_scores_as_if_they_had_not_been_given(
    panel: Scores, signed_in: SignIn, application: Flask
) -> None:
    panel.gives(panel.ann, 1, 4)
    ann = signed_in("ann")
    with application.app_context(), db.transaction() as session:
        for each in session.scalars(select(SealedScore)):
            each.sealed = seal(Given(4, "", clock.now()), (0, 0, 0))  # as unreadable here as under another key
    assert "You have scored 0 of 2" in ann.get(f"/panels/{panel.ref}/my-scores").text
    fills(ann, ann.get(f"/panels/{panel.ref}/my-scores/1"), 2)
    assert "You have scored everything" in ann.get(f"/panels/{panel.ref}/my-scores").text


def test_nobody_outside_its_room_reads_the_sealed_table() -> None:
    inside = "app/panels/scores/"
    readers = {
        where.split(":")[0]
        for where, node in source.found((ast.Name, ast.Attribute, ast.alias, ast.Constant))
        if {"SealedScore", "sealed_score"}
        & {getattr(node, "id", ""), getattr(node, "attr", ""), getattr(node, "name", ""), _words(node)}
    }
    assert readers
    assert {path for path in readers if not path.startswith(inside)} == set()
    routes = {path for path in readers if "/routes/" in path or path.endswith(("pages.py", "papers.py", "forms.py"))}
    assert routes == set(), "pages are given what `queries` lets them see"


def _words(node: ast.AST) -> str:
    value = getattr(node, "value", "")
    return value if isinstance(value, str) else ""


def test_the_database_itself_refuses_a_second_score_of_one_thing(panel: Scores, application: Flask) -> None:
    panel.gives(panel.ann, 1, 4)
    panel.gives(panel.ann, 1, 5)
    again = text(
        "INSERT INTO sealed_score (candidate_id, criterion_id, person_id, sealed) "
        "SELECT candidate_id, criterion_id, person_id, sealed FROM sealed_score"
    )
    with application.app_context(), pytest.raises(IntegrityError), db.transaction() as session:
        session.execute(again)
