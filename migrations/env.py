"""Runs migrations on the engine it is given. `app` is imported here only, never by a migration."""

from __future__ import annotations

from typing import Any

from alembic import context
from sqlalchemy import Connection, Engine, TypeDecorator

import app.models  # noqa: F401  every table
from app.core.db import Base


def render_item(kind: str, thing: Any, _context: Any) -> str | bool:
    """Our own column types are written as what they are stored as, so that a migration never needs the app."""
    if kind == "type" and isinstance(thing, TypeDecorator):
        return f"sa.{thing.impl!r}"
    return False


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_item=render_item,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def online() -> None:
    engine: Engine = context.config.attributes["engine"]
    with engine.connect() as plain:
        connection = plain.execution_options(writer=True)
        if engine.dialect.name != "sqlite":
            run(connection)
            connection.commit()
            return
        # batch changes drop the old table: with foreign keys on, that would delete every child row
        raw: Any = connection.connection.dbapi_connection
        raw.execute("PRAGMA foreign_keys=OFF")
        try:
            run(connection)
            connection.commit()
            broken = raw.execute("PRAGMA foreign_key_check").fetchall()
        finally:
            raw.execute("PRAGMA foreign_keys=ON")
        if broken:
            raise RuntimeError(f"the migration left {len(broken)} rows that point nowhere")


online()
