"""SQLite's own backup call: one consistent picture while others read and write, and back in one step."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from app.core.i18n import gettext as _
from app.governance.copies.errors import CannotCopy

HEADER = b"SQLite format 3\x00"
WAITS_SECONDS, LOOKS_AGAIN_SECONDS = 30, 0.25


def dump(engine: Engine, part: Path) -> None:
    """All of the database into the file `part`, which stands alone: nothing of it lies beside."""
    with closing(_opened(_file(engine), "ro")) as source, closing(_opened(part, "rw")) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    check(part)


def check(copy: Path) -> None:
    """`CannotCopy` unless every page of the file can be read."""
    try:
        with closing(_opened(copy, "ro")) as found:
            answer = found.execute("PRAGMA quick_check").fetchone()[0]
    except sqlite3.Error as error:
        answer = str(error)
    if answer != "ok":
        raise CannotCopy(_("%(file)s is damaged (%(why)s). Use another copy.", file=copy.name, why=answer))


def revision(copy: Path) -> str | None:
    """The shape of the database in the file; nothing where it is no database of ours."""
    with closing(_opened(copy, "ro")) as found:
        try:
            row = found.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.Error:
            return None
    return str(row[0]) if row else None


def bring_back(engine: Engine, copy: Path) -> None:
    """The file's content in place of the database's, in one transaction: killed in between, it is as it was before."""
    engine.dispose()
    with closing(_opened(copy, "ro")) as source, closing(_opened(_file(engine), "rwc")) as target:
        source.backup(target, progress=_patience(), sleep=LOOKS_AGAIN_SECONDS)
        target.execute("PRAGMA journal_mode=WAL")


def _patience() -> Callable[[int, int, int], None]:
    """By itself the backup call tries again for ever where somebody else is writing."""
    left = WAITS_SECONDS / LOOKS_AGAIN_SECONDS

    def tried(status: int, _remaining: int, _pages: int) -> None:
        nonlocal left
        left -= status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
        if left < 0:
            raise CannotCopy(_("The database is in use. Stop the web server and the worker, and try again."))

    return tried


def _file(engine: Engine) -> Path:
    return Path(str(engine.url.database))


def _opened(file: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{file.resolve().as_uri()}?mode={mode}", uri=True, timeout=WAITS_SECONDS if mode == "ro" else 0
    )
