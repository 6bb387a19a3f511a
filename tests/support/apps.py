"""One application per database for the whole run; every test begins with a fresh copy of a migrated database."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from sqlalchemy import Engine, TextClause, text

from app import create_app
from app.core import clock, migrations
from app.core.db import Base
from config import settings

START = "2026-12-01T09:00:00+00:00"  # a Tuesday morning


@contextmanager
def in_memory() -> Iterator[Path]:
    """A folder that is gone afterwards, in memory where that can be: every commit waits for the disk, and there are
    many thousands of them."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(
        prefix="alongside-", dir=memory if memory.is_dir() else None, ignore_cleanup_errors=True
    ) as folder:
        yield Path(folder)


def environment(folder: Path, database: str, **more: str) -> dict[str, str]:
    """The environment variables of an application that lives in `folder`."""
    return {
        "VAR_DIR": str(folder),
        "DATABASE_URL": database,
        "MAIL_URL": f"maildir:{folder / 'mail'}",
        "SMS_URL": f"folder:{folder / 'texts'}",
        "LETTER_URL": f"folder:{folder / 'letters'}",
        "SECRET_KEY": "a key for tests that is long enough to be one",
        "CHEAP_HASHES": "1",
        "BASE_URL": "http://localhost",
        **more,
    }


class Prepared:
    """A migrated application whose database can be put back to empty in a moment."""

    def __init__(self, folder: Path, database: str | None) -> None:
        self.folder = folder
        self._file = None if database else folder / "alongside.db"
        self._template = folder / "template.db"
        self.app: Flask = create_app(settings(environment(folder, database or f"sqlite:///{self._file}")))
        self.app.config["TESTING"] = True
        self.engine = self.app.extensions["engine"]
        migrations.upgrade(self.engine)
        if self._file:
            self.engine.dispose()
            shutil.copy(self._file, self._template)
        else:
            self._empties = _emptier(self.engine)

    def fresh(self) -> Flask:
        """Empty the database, the mail and the clock."""
        for name in ("mail", "texts", "letters"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        self.app.extensions["clock"] = clock.Clock()
        if self._file:
            self.engine.dispose()
            for suffix in ("-wal", "-shm"):
                Path(f"{self._file}{suffix}").unlink(missing_ok=True)
            shutil.copy(self._template, self._file)
        else:
            with self.engine.connect().execution_options(writer=True) as connection:
                connection.execute(self._empties)
                connection.commit()
        return self.app


def _emptier(engine: Engine) -> TextClause:
    """What empties the database on PostgreSQL, and lets its counters begin at 1 again.

    TRUNCATE writes new files for every table and index, used or not: 24 ms of the server. Forgetting the few rows that
    a test left takes 5 ms, with the triggers asleep: neither the order of the tables nor what is append-only matters.
    Putting triggers to sleep needs a superuser, which the owner of a server that was given may not be.
    """
    names = [f'"{table.name}"' for table in Base.metadata.sorted_tables]
    with engine.connect().execution_options(writer=True) as connection:
        if not connection.scalar(text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")):
            return text(f"TRUNCATE {', '.join(names)} RESTART IDENTITY CASCADE")
        forget = " ".join(f"DELETE FROM {name};" for name in names)
        connection.exec_driver_sql(f"""
            CREATE OR REPLACE FUNCTION emptied() RETURNS void LANGUAGE plpgsql
            SET session_replication_role = replica AS $$
            DECLARE counter regclass;
            BEGIN
                {forget}
                FOR counter IN SELECT (quote_ident(schemaname) || '.' || quote_ident(sequencename))::regclass
                    FROM pg_sequences WHERE last_value IS NOT NULL
                LOOP PERFORM setval(counter, 1, false); END LOOP;
            END $$""")
        connection.commit()
    return text("SELECT emptied()")
