"""`doctor`: what is well, and of what is not, what to do about it; nothing is changed by looking."""

from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from app.core import db
from app.core.actor import SYSTEM
from app.messages import worker
from app.people.actions import sign_ins
from app.people.models import LinkPurpose
from app.people.queries import account_by_email
from tests.support.make import Make

Looked = Callable[[], dict[str, str]]
NAMES = ("Configuration", "Database", "Its shape", "Messages", "Clock", "Mail", "Texts and letters", "Room on the disk")


@pytest.fixture
def looked(application: Flask) -> Looked:
    """What it says, by name; its code is 1 if one of them is not well."""

    def look() -> dict[str, str]:
        run = application.test_cli_runner().invoke(args=["doctor"])
        said = dict(line.split(": ", 1) for line in run.output.splitlines())
        assert [name.split("  ", 1)[1] for name in said] == list(NAMES), run.output
        assert run.exit_code == any(name.startswith("NOT WELL") for name in said), run.output
        return {name.split("  ", 1)[1]: words for name, words in said.items() if name.startswith("NOT WELL")}

    return look


@pytest.mark.both
def test_all_is_well(looked: Looked) -> None:
    assert looked() == {}


def test_a_mail_server_that_does_not_answer(
    looked: Looked, application: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        monkeypatch.setitem(application.config, "MAIL_URL", f"smtp://127.0.0.1:{closed.getsockname()[1]}")
        found = looked()
    assert list(found) == ["Mail"] and "Look at MAIL_URL" in found["Mail"]


def test_a_folder_that_is_a_file(
    looked: Looked, application: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letters").write_text("")
    monkeypatch.setitem(application.config, "LETTER_URL", f"folder:{tmp_path / 'letters'}")
    assert "LETTER_URL" in looked()["Texts and letters"]


def test_a_worker_that_does_not_run(looked: Looked, application: Flask, make: Make) -> None:
    make.advisor("Ada Adams", email="ada@post.example")
    with application.app_context(), db.transaction():
        account = account_by_email("ada@post.example")
        assert account is not None
        sign_ins.make_link(account, LinkPurpose.SIGN_IN, by=SYSTEM)
    assert looked() == {}
    application.extensions["clock"].advance(timedelta(minutes=16))
    assert "Is the worker running?" in looked()["Messages"]
    worker.run(application, once=True)
    assert looked() == {}


def test_a_clock_that_was_put_back(looked: Looked, application: Flask, make: Make) -> None:
    make.advisor("Ada Adams", email="ada@post.example")
    with application.app_context(), db.transaction():
        sign_ins.refuse(None)
    application.extensions["clock"].advance(timedelta(days=-2))
    assert "put back?" in looked()["Clock"]


@pytest.mark.both
@pytest.mark.parametrize(("revision", "words"), [("0001", "migrate"), ("9999", "newer release")])
def test_a_database_of_another_release(looked: Looked, application: Flask, revision: str, words: str) -> None:
    with application.app_context():
        was = db.session().scalar(text("SELECT version_num FROM alembic_version"))
    _set(application, revision)
    found = looked()
    _set(application, str(was))
    assert words in found["Its shape"]
    assert "put the database right first" in found["Messages"]


def _set(application: Flask, revision: str) -> None:
    with application.app_context(), db.transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = :to"), {"to": revision})


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"BASE_URL": "http://involvement.example"}, "https://"),
        ({"BASE_URL": "https://involvement.example"}, "MAIL_URL is a folder"),
    ],
)
def test_in_production_it_has_to_be_safe_and_reach_people(
    looked: Looked, application: Flask, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], words: str
) -> None:
    for name, value in {"DEMO": False, **settings}.items():
        monkeypatch.setitem(application.config, name, value)
    assert words in looked()["Configuration"]
