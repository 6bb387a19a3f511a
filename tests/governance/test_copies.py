"""`backup` and `restore`: the drill, what is refused and leaves everything as it was, and what a copy cannot know."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import Connection, Engine, text

from app.core import db
from app.governance.copies import postgresql, sqlite
from tests.support.make import Make
from tests.support.page import Browser

Command = Callable[..., Result]


@pytest.fixture
def command(application: Flask) -> Command:
    return lambda *words: application.test_cli_runner().invoke(args=[str(word) for word in words])


@pytest.fixture
def engine(application: Flask) -> Engine:
    found: Engine = application.extensions["engine"]
    return found


@contextmanager
def somebody_writes(engine: Engine, name: str) -> Iterator[Connection]:
    """A change by another process, not committed yet."""
    other = db.make_engine(engine.url.render_as_string(hide_password=False))
    with other.connect().execution_options(writer=True) as writing:
        writing.execute(text("UPDATE person SET full_name = :name"), {"name": name})
        yield writing
    other.dispose()


def signed_in(browser: Browser, email: str = "ada@post.example") -> Browser:
    own = browser.another()
    own.sign_in(email)
    return own


def write(application: Flask, statement: str) -> None:
    with application.app_context(), db.transaction() as session:
        session.execute(text(statement))


@pytest.mark.both
def test_what_a_copy_held_is_back_and_nothing_that_came_later(
    make: Make, browser: Browser, command: Command, tmp_path: Path
) -> None:
    make.advisor("Ada Adams", email="ada@post.example")
    workshop = make.opportunity(title="Open workshop")
    ada = signed_in(browser)
    assert "You have a place" in ada.post(f"/opportunities/{workshop}/sign-up").h1
    copied = command("backup", tmp_path / "monday.copy")
    assert copied.exit_code == 0, copied.output
    assert "SHA-256" in copied.output and "SECRET_KEY" in copied.output

    make.advisor("Bea Brown", email="bea@post.example")
    make.opportunity(title="Came later")
    back = command("restore", tmp_path / "monday.copy", "--replace")

    assert back.exit_code == 0, back.output
    assert "Everybody has to sign in again" in back.output and "No payments file is in it" in back.output
    assert ada.get("/my-involvement").path.startswith("/sign-in"), "a sign-in that may have ended since is alive"
    again = signed_in(browser)
    assert "Open workshop" in again.get("/my-involvement").text
    assert "Came later" not in again.get("/opportunities").text

    (before,) = tmp_path.glob("monday.copy.before-*")
    assert str(before) in back.output
    assert command("restore", before, "--replace").exit_code == 0
    assert "Came later" in signed_in(browser, "bea@post.example").get("/opportunities").text


@pytest.mark.both
def test_a_database_without_anybody_takes_a_copy_at_once(
    application: Flask, make: Make, browser: Browser, command: Command, tmp_path: Path
) -> None:
    make.advisor("Ada Adams", email="ada@post.example")
    assert command("backup", tmp_path / "copy").exit_code == 0
    write(application, "DELETE FROM role_grant")
    write(application, "DELETE FROM account")
    held = command("restore", tmp_path / "copy")
    assert (held.exit_code, "--replace" in held.output) == (1, True)
    make_empty(application)
    assert command("restore", tmp_path / "copy").exit_code == 0
    assert [each.name for each in tmp_path.iterdir()] == ["copy"]
    assert signed_in(browser).get("/").status == 200


def make_empty(application: Flask) -> None:
    """As it is before `migrate`: no table at all."""
    engine: Engine = application.extensions["engine"]
    engine.dispose()
    if engine.dialect.name == "sqlite":
        Path(str(engine.url.database)).unlink()
    else:
        with engine.connect().execution_options(writer=True) as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
            connection.commit()


def test_nobody_else_reads_the_file_and_nothing_is_left_beside_it(make: Make, command: Command, tmp_path: Path) -> None:
    make.advisor()
    assert command("backup", tmp_path / "copy").exit_code == 0
    (only,) = tmp_path.iterdir()
    assert stat.S_IMODE(only.stat().st_mode) == 0o600


def test_a_copy_is_of_one_moment_while_somebody_writes(
    make: Make, application: Flask, command: Command, engine: Engine, tmp_path: Path
) -> None:
    make.advisor("Ada Adams")
    with somebody_writes(engine, "Half Done"):
        assert "SHA-256" in _copied(command, engine, tmp_path)
    assert command("restore", tmp_path / "copy", "--replace").exit_code == 0
    with application.app_context():
        assert db.session().scalar(text("SELECT full_name FROM person")) == "Ada Adams"


def _copied(command: Command, engine: Engine, folder: Path) -> str:
    """SQLite notes the copy in the record once the other writer has ended; here it never does."""
    if engine.dialect.name == "sqlite":
        (folder / "copy").touch()
        sqlite.dump(engine, folder / "copy")
        return "SHA-256"
    return command("backup", folder / "copy").output


@pytest.mark.parametrize(
    ("name", "words"),
    [("there", "is there already"), ("no/folder", "There is no folder")],
    ids=["a name that is taken", "a folder that is not there"],
)
def test_a_copy_never_goes_over_another_file(command: Command, tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "there").write_text("the copy of last week")
    refused = command("backup", tmp_path / name)
    assert (refused.exit_code, words in refused.output) == (1, True), refused.output
    assert (tmp_path / "there").read_text() == "the copy of last week"


@pytest.fixture
def copy(make: Make, command: Command, tmp_path: Path) -> Path:
    make.advisor("Ada Adams", email="ada@post.example")
    assert command("backup", tmp_path / "copy").exit_code == 0
    return tmp_path / "copy"


def refused(command: Command, file: Path, browser: Browser) -> str:
    """What is said; everything is as it was, and nothing was put beside the file."""
    before = {each.name for each in file.parent.iterdir()}
    answer = command("restore", file, "--replace")
    assert answer.exit_code == 1 and len(answer.output.strip().splitlines()) == 1, answer.output
    assert {each.name for each in file.parent.iterdir()} == before
    assert signed_in(browser).get("/").status == 200
    return answer.output


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no copy that"),
        (b"Name,E-mail\r\nAda,ada@post.example\r\n", "no copy that"),
        (None, "There is no file"),
    ],
    ids=["empty", "something else", "not there"],
)
def test_what_is_no_copy_is_refused(
    copy: Path, command: Command, browser: Browser, content: bytes | None, words: str
) -> None:
    other = copy.with_name("other")
    if content is not None:
        other.write_bytes(content)
    assert words in refused(command, other, browser)


@pytest.mark.both
def test_half_a_copy_is_refused_or_leaves_everything_as_it_was(copy: Path, command: Command, browser: Browser) -> None:
    whole = copy.read_bytes()
    copy.write_bytes(whole[: len(whole) // 2])
    said = command("restore", copy, "--replace")
    assert said.exit_code == 1 and "Use another copy" in said.output, said.output
    assert signed_in(browser).get("/").status == 200


def test_the_copy_of_another_sort_of_database_is_refused(
    copy: Path, command: Command, browser: Browser, engine: Engine
) -> None:
    other = postgresql if engine.dialect.name == "sqlite" else sqlite
    copy.write_bytes(other.HEADER + copy.read_bytes()[16:])
    assert "another sort of database" in refused(command, copy, browser)


@pytest.mark.both
def test_the_copy_of_a_newer_release_is_refused(
    application: Flask, copy: Path, command: Command, browser: Browser
) -> None:
    write(application, "UPDATE alembic_version SET version_num = '9999'")
    newer = copy.with_name("newer")
    assert command("backup", newer).exit_code == 0
    assert command("restore", copy, "--replace").exit_code == 0
    for left in copy.parent.glob("*.before-*"):
        left.unlink()
    assert "newer release" in refused(command, newer, browser)


@pytest.mark.both
def test_a_database_in_use_is_left_alone(
    copy: Path, command: Command, browser: Browser, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for way in (sqlite, postgresql):
        monkeypatch.setattr(way, "WAITS_SECONDS", 1)
    with somebody_writes(engine, "Still Writing") as writing:
        answer = command("restore", copy, "--replace")
        writing.commit()
    assert (answer.exit_code, "Stop the web server and the worker" in answer.output) == (1, True), answer.output
    assert "Still Writing" in signed_in(browser).get("/").text


def test_both_are_in_the_record(copy: Path, command: Command, application: Flask) -> None:
    assert command("restore", copy, "--replace").exit_code == 0
    with application.app_context():
        events = db.session().scalars(text("SELECT event FROM audit_entry ORDER BY id")).all()
    assert events[-1] == "CopyBroughtBack", "the copy knows nothing of itself"
