"""A throw-away PostgreSQL for the tests: a server that is given, or one of our own in a temporary folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, create_engine, make_url, text


def binaries() -> Path | None:
    """The folder of the newest server binaries on this machine, or nothing."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def why_not() -> str | None:
    """Why PostgreSQL cannot be tested here, or nothing when it can."""
    if os.environ.get("TEST_DATABASE_URL"):
        return None
    if not binaries():
        return "no PostgreSQL server binaries here and TEST_DATABASE_URL is not set"
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        return "PostgreSQL refuses to run as root, and setpriv is not here to run it as somebody else"
    return None


@contextmanager
def cluster() -> Iterator[str]:
    """The URL of an empty database; everything is removed afterwards."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    tools = binaries()
    assert tools is not None
    memory = Path("/dev/shm")
    place = Path(tempfile.mkdtemp(prefix="alongside-pg-", dir=memory if memory.is_dir() else None))
    as_user = _as_postgres(place)
    data = place / "data"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": True, "timeout": 120}
    subprocess.run(
        [
            *as_user,
            tools / "initdb",
            "-D",
            data,
            "-U",
            "alongside",
            "-A",
            "trust",
            "--no-sync",
            "-E",
            "UTF8",
            "--locale=C",
        ],
        **quiet,
    )
    options = f"-c listen_addresses= -c unix_socket_directories={place} -c fsync=off -c max_connections=120"
    subprocess.run([*as_user, tools / "pg_ctl", "-D", data, "-w", "-o", options, "-l", place / "log", "start"], **quiet)
    try:
        yield f"postgresql://alongside@/postgres?host={place}"
    finally:
        subprocess.run([*as_user, tools / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **quiet)
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def another(engine: Engine) -> Iterator[str]:
    """The URL of one more empty database on the same server; it is removed afterwards, whoever is connected."""
    name = f"another_{uuid.uuid4().hex[:8]}"
    _outside(engine, f"CREATE DATABASE {name}")
    try:
        yield make_url(engine.url).set(database=name).render_as_string(hide_password=False)
    finally:
        _outside(engine, f"DROP DATABASE {name} WITH (FORCE)")


def _outside(engine: Engine, statement: str) -> None:
    """A statement that cannot stand in a transaction."""
    plain = create_engine(engine.url, isolation_level="AUTOCOMMIT")
    with plain.connect() as connection:
        connection.execute(text(statement))
    plain.dispose()


def _as_postgres(place: Path) -> list[str]:
    """initdb refuses to run as root: then it runs as the postgres user that the Debian package makes."""
    if os.geteuid() != 0:
        return []
    shutil.chown(place, "postgres", "postgres")
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
