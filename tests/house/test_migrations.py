"""Migrations run up and down on both databases, keep what is there, and refuse what they do not know."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, insert, inspect, text
from sqlalchemy.orm import Session

from app.core import migrations
from app.core.db import Base, make_engine
from app.people.models import Advisor, Person, Role, RoleGrant
from app.people.states import AdvisorState
from tests.house import source
from tests.support import apps, postgres

BATCH = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "9999", "{head}"


def upgrade():
    with op.batch_alter_table("person") as batch:
        batch.add_column(sa.Column("shoe_size", sa.Integer(), nullable=False, server_default="0"))
        batch.alter_column("full_name", existing_type=sa.String(length=200), type_=sa.Text())


def downgrade():
    with op.batch_alter_table("person") as batch:
        batch.alter_column("full_name", existing_type=sa.Text(), type_=sa.String(length=200))
        batch.drop_column("shoe_size")
"""


@pytest.fixture
def empty(prepared: apps.Prepared, tmp_path: Path) -> Iterator[Engine]:
    """The engine of a database with nothing in it."""
    if prepared.engine.dialect.name == "sqlite":
        engine = make_engine(f"sqlite:///{tmp_path / 'empty.db'}")
        yield engine
        engine.dispose()
        return
    with postgres.another(prepared.engine) as url:
        engine = make_engine(url)
        yield engine
        engine.dispose()


def _tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def _run(engine: Engine, *statements: object) -> None:
    with engine.connect() as plain:
        connection = plain.execution_options(writer=True)
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def _ada(engine: Engine) -> None:
    with Session(engine.execution_options(writer=True)) as session:
        session.add(Person(id=1, full_name="Ada", created_at=datetime(2026, 12, 1, tzinfo=UTC)))
        session.commit()


def test_up_from_nothing_and_down_to_nothing_again(empty: Engine) -> None:
    migrations.upgrade(empty)
    assert _tables(empty) == set(Base.metadata.tables)
    assert migrations.current(empty) == migrations.head()
    command.downgrade(migrations.configuration(empty), "base")
    assert _tables(empty) == set()
    migrations.upgrade(empty)
    assert _tables(empty) == set(Base.metadata.tables)


def test_a_second_time_changes_nothing(empty: Engine) -> None:
    migrations.upgrade(empty)
    _ada(empty)
    migrations.upgrade(empty)
    with empty.connect() as connection:
        assert connection.execute(text("SELECT full_name FROM person")).scalars().all() == ["Ada"]


def test_every_migration_has_one_parent_and_the_next_number() -> None:
    script = ScriptDirectory(str(migrations.FOLDER))
    found = [(one.revision, one.down_revision) for one in script.walk_revisions()][::-1]
    numbers = [f"{number:04d}" for number in range(1, len(found) + 1)]
    assert found == list(zip(numbers, [None, *numbers], strict=False))


def test_changing_a_table_keeps_the_rows_that_point_at_it(empty: Engine, tmp_path: Path) -> None:
    """On SQLite the old table is dropped on the way: with foreign keys on, that would take the children along."""
    migrations.upgrade(empty)
    children = [
        insert(Advisor).values(person_id=1, state=AdvisorState.ACTIVE, service_user=True, carer=False),
        insert(RoleGrant).values(person_id=1, role=Role.ADVISOR),
    ]
    _ada(empty)
    _run(empty, *children)
    folder = tmp_path / "migrations"
    shutil.copytree(migrations.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "9999_batch.py").write_text(BATCH.format(head=migrations.head()), encoding="utf-8")
    config = migrations.configuration(empty)
    config.set_main_option("script_location", str(folder))
    for step, target in ((command.upgrade, "head"), (command.downgrade, "-1")):
        step(config, target)
        with empty.connect() as connection:
            counted = [
                connection.execute(text(f"SELECT count(*) FROM {name}")).scalar()
                for name in ("person", "advisor", "role_grant")
            ]
        assert counted == [1, 1, 1], step.__name__


def test_advisors_from_before_get_a_code_of_their_own(empty: Engine) -> None:
    command.upgrade(migrations.configuration(empty), "0006")
    for number in (1, 2):
        _run(
            empty,
            text("INSERT INTO person (id, ref, full_name, contact_by, created_at, sought) "
                 f"VALUES ({number}, 'r{number}', 'Ada', 'email', '2026-12-01 09:00:00', 'ada')"),
            text("INSERT INTO advisor (person_id, state, service_user, carer) "
                 f"VALUES ({number}, 'active', true, false)"),
        )  # fmt: skip
    migrations.upgrade(empty)
    with empty.connect() as connection:
        codes = connection.execute(text("SELECT own_code FROM advisor")).scalars().all()
    assert len(set(codes)) == 2
    assert all(len(code) == 6 for code in codes)


def test_what_helps_becomes_an_instruction_a_line_and_nothing_is_lost(empty: Engine) -> None:
    command.upgrade(migrations.configuration(empty), "0031")
    told = {1: "Needs a step-free room\n\n  A break each hour  \r\n- \u202eRTL \U0001f642", 2: None, 3: " \n "}
    for number, needs in told.items():
        _run(
            empty,
            text("INSERT INTO person (id, ref, full_name, contact_by, created_at, sought) "
                 f"VALUES ({number}, 'r{number}', 'Ada', 'email', '2026-12-01 09:00:00', 'ada')"),
            text("INSERT INTO advisor (person_id, state, service_user, carer, access_needs) "
                 f"VALUES ({number}, 'active', true, false, :needs)").bindparams(needs=needs),
        )  # fmt: skip
    migrations.upgrade(empty)
    with empty.connect() as connection:
        rows = connection.execute(
            text("SELECT person_id, field, words, sharing FROM passport_entry ORDER BY person_id, position")
        ).all()
        kept = connection.execute(text("SELECT access_needs FROM advisor ORDER BY person_id")).scalars().all()
    assert [tuple(row) for row in rows] == [
        (1, "access", "Needs a step-free room", "team"),
        (1, "access", "A break each hour", "team"),
        (1, "access", "- \u202eRTL \U0001f642", "team"),
    ]
    assert kept == list(told.values())  # for the release before


def test_a_newer_database_is_left_alone(empty: Engine) -> None:
    migrations.upgrade(empty)
    _run(empty, text("UPDATE alembic_version SET version_num = '7777'"))
    with pytest.raises(migrations.NewerDatabase, match="newer release"):
        migrations.upgrade(empty)
    assert migrations.current(empty) == "7777"


def test_the_command_refuses_a_newer_database_in_one_sentence(empty: Engine, tmp_path: Path) -> None:
    environment = apps.environment(tmp_path, empty.url.render_as_string(hide_password=False))
    environment["PATH"] = os.environ["PATH"]
    first = _migrate(environment)
    assert (first.returncode, first.stderr) == (0, "")
    _run(empty, text("UPDATE alembic_version SET version_num = '7777'"))
    second = _migrate(environment)
    assert second.returncode == 1
    assert "newer release" in second.stderr
    assert len(second.stderr.strip().splitlines()) == 1


def _migrate(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-m", "flask", "--app", "wsgi", "migrate"]
    return subprocess.run(program, cwd=source.ROOT, env=environment, capture_output=True, text=True, timeout=60)
