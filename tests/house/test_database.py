"""The two databases have one shape, refuse the same things, and only `transaction()` writes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from flask import Flask
from sqlalchemy import CheckConstraint, Enum, inspect, select, text
from sqlalchemy.exc import DBAPIError, StatementError

from app.core import clock, db
from app.core.db import Base
from app.people.models import Person
from tests.support.make import Make


def test_the_migrated_database_is_what_the_models_say(context: Flask) -> None:
    with db.engine().connect() as connection:
        found = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(found, Base.metadata) == []


def test_constraints_have_the_names_of_the_models(context: Flask) -> None:
    """What the comparison above does not see: CHECKs, and the names by which a later migration finds things."""
    seen = inspect(db.engine())
    for table in Base.metadata.sorted_tables:
        modelled = {str(one.name) for one in table.constraints if isinstance(one, CheckConstraint)}
        found = {str(one["name"]) for one in seen.get_check_constraints(table.name)}
        assert found == modelled, table.name


def test_every_member_of_an_enum_is_in_the_check_of_its_column(context: Flask) -> None:
    seen = inspect(db.engine())
    for table in Base.metadata.sorted_tables:
        checks = {str(one["name"]): one["sqltext"] for one in seen.get_check_constraints(table.name)}
        for column in table.columns:
            if isinstance(column.type, Enum):
                said = [words for words in checks.values() if column.name in words]
                missing = [one for one in column.type.enums if not any(f"'{one}'" in words for words in said)]
                assert missing == [], f"{table.name}.{column.name}"


def test_a_value_no_enum_knows_is_refused_by_the_database(context: Flask, make: Make) -> None:
    make.opportunity()
    for column in ("state", "method", "visibility"):
        with pytest.raises(DBAPIError), db.transaction() as session:
            session.execute(text(f"UPDATE opportunity SET {column} = 'made-up'"))


def test_a_reference_to_nothing_is_refused(context: Flask) -> None:
    with pytest.raises(DBAPIError), db.transaction() as session:
        session.execute(text("INSERT INTO audit_link (seq, entry_id, hash) VALUES (1, 4711, 'x')"))


def _save(name: str) -> None:
    db.session().add(Person(full_name=name, created_at=clock.now()))


def _names() -> list[str]:
    return list(db.session().scalars(select(Person.full_name).order_by(Person.id)))


def test_a_transaction_is_kept_as_a_whole(context: Flask) -> None:
    with db.transaction():
        _save("Ada")
        _save("Grace")
    assert _names() == ["Ada", "Grace"]


def test_a_transaction_that_fails_leaves_nothing(context: Flask) -> None:
    def half() -> None:
        _save("Ada")
        db.session().flush()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), db.transaction():
        half()
    assert _names() == []
    with db.transaction():
        _save("Grace")
    assert _names() == ["Grace"]


def test_a_transaction_inside_another_is_refused(context: Flask) -> None:
    def inner() -> None:
        _save("Ada")
        with db.transaction():
            _save("Grace")

    with pytest.raises(RuntimeError, match="already open"), db.transaction():
        inner()
    assert _names() == []


@pytest.mark.parametrize(
    "statement", ["INSERT INTO team (name) VALUES ('A')", "UPDATE person SET full_name = 'B'", "DELETE FROM person"]
)
def test_reading_cannot_write(context: Flask, statement: str) -> None:
    with db.transaction():
        _save("Ada")
    with pytest.raises(DBAPIError, match=r"read-only|readonly"):
        db.session().execute(text(statement))
    db.session().rollback()
    assert _names() == ["Ada"]


def test_after_writing_the_next_session_reads_again_only(context: Flask) -> None:
    """The pool hands the same connection on: the right to write must not stay with it."""
    with db.transaction():
        _save("Ada")
    db.session().close()
    with pytest.raises(DBAPIError, match=r"read-only|readonly"):
        db.session().execute(text("DELETE FROM person"))


def test_a_page_at_work_holds_up_no_migration(context: Flask) -> None:
    change = "ALTER TABLE person ADD COLUMN shoe_size INTEGER"
    if db.engine().dialect.name == "postgresql":  # where an ALTER would wait, and we do not
        change = "LOCK TABLE person IN ACCESS EXCLUSIVE MODE NOWAIT"
    assert _names() == []
    with db.engine().connect().execution_options(writer=True) as elsewhere:
        elsewhere.execute(text(change))
        elsewhere.rollback()


def test_what_was_loaded_before_is_read_again_inside(context: Flask) -> None:
    with db.transaction():
        _save("Ada")
    seen = db.session().scalars(select(Person)).one()
    with db.engine().connect().execution_options(writer=True) as elsewhere:
        db.session().rollback()
        elsewhere.execute(text("UPDATE person SET full_name = 'Grace'"))
        elsewhere.commit()
    with db.transaction():
        assert seen.full_name == "Grace"


def test_a_moment_without_a_zone_is_refused(context: Flask) -> None:
    ada = Person(full_name="Ada", created_at=datetime(2026, 12, 1, 9, 0))  # noqa: DTZ001  the point
    with pytest.raises(StatementError, match="must know its zone"), db.transaction() as session:
        session.add(ada)


def test_a_moment_comes_back_as_it_went_in(context: Flask) -> None:
    summer = datetime.fromisoformat("2027-07-01T10:00:00+01:00")
    with db.transaction() as session:
        session.add(Person(full_name="Ada", created_at=summer))
    found = db.session().scalars(select(Person.created_at)).one()
    assert (found, found.utcoffset()) == (summer, summer.utcoffset() * 0)


def test_sqlite_keeps_what_it_acknowledged(context: Flask) -> None:
    if db.engine().dialect.name != "sqlite":
        assert _setting("SHOW synchronous_commit") == "on"
        return
    wanted = {"foreign_keys": 1, "journal_mode": "wal", "synchronous": 2}
    assert {name: _setting(f"PRAGMA {name}") for name in wanted} == wanted


def _setting(statement: str) -> Any:
    return db.session().execute(text(statement)).scalar()
