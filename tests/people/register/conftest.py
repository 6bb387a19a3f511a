"""The command, and all that the database holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import event, select

from app.core import db
from tests.people.register.walking import Run


@pytest.fixture
def run(application: Flask) -> Run:
    def command(*args: str | Path) -> Result:
        return application.test_cli_runner().invoke(args=["register", "import", *map(str, args)])

    return command


@pytest.fixture
def contents(application: Flask) -> Callable[[], dict[str, list[tuple]]]:
    """Every row of every table, to see that nothing has changed."""

    def read() -> dict[str, list[tuple]]:
        with application.app_context():
            tables = db.Base.metadata.sorted_tables
            return {table.name: sorted(map(repr, db.session().execute(select(table)))) for table in tables}

    return read


@pytest.fixture
def queries(application: Flask) -> Callable[[], list[str]]:
    """The statements since it was last called."""
    seen: list[str] = []
    event.listen(application.extensions["engine"], "before_cursor_execute", lambda *args: seen.append(args[2]))

    def since() -> list[str]:
        found = [statement for statement in seen if statement.startswith("SELECT")]
        seen.clear()
        return found

    return since
