"""Alembic on the application's own engine, so that commands, tests and pages agree on one database.

Alembic is imported where it is used: it would be a tenth of the time that every command takes to start.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER = Path(__file__).resolve().parents[2] / "migrations"


class NewerDatabase(Exception):
    """The database was written by a later release."""


def configuration(engine: Engine) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["engine"] = engine
    return config


def current(engine: Engine) -> str | None:
    from alembic.runtime.migration import MigrationContext

    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def head() -> str | None:
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(FOLDER)).get_current_head()


def knows(revision: str) -> bool:
    """Whether this release can bring a database of that shape to its own."""
    from alembic.script import ScriptDirectory

    return revision in {script.revision for script in ScriptDirectory(str(FOLDER)).walk_revisions()}


def upgrade(engine: Engine) -> None:
    """To head, or `NewerDatabase` when this release does not know the revision it finds."""
    from alembic import command

    found = current(engine)
    if found is not None and not knows(found):
        raise NewerDatabase(
            "This database belongs to a newer release of Alongside. Install that release and try again."
        )
    command.upgrade(configuration(engine), "head")
