"""pg_dump and its way back. The password goes by the environment: a command line can be read by anybody."""

from __future__ import annotations

import os
import shutil
import subprocess
from itertools import chain
from pathlib import Path

from sqlalchemy import Engine

from app.core.i18n import gettext as _
from app.governance.copies.errors import CannotCopy
from app.governance.copies.files import PORTION

HEADER = b"PGDMP"
MARK = b"COPY public.alembic_version (version_num) FROM stdin;"
WAITS_SECONDS = 30
EMPTY = "BEGIN;\nSET LOCAL lock_timeout = '{seconds}s';\nDROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n"
LOOSE = ("--no-owner", "--no-privileges")


def dump(engine: Engine, part: Path) -> None:
    """All of the database into the file `part`, in the format of pg_restore."""
    _run(engine, ["pg_dump", "--format=custom", *LOOSE, f"--file={part}", f"--dbname={_address(engine)}"])
    check(part)


def check(copy: Path) -> None:
    """`CannotCopy` unless pg_restore can read the file's list of contents."""
    _run(None, ["pg_restore", "--list", str(copy)], damaged=copy)


def revision(copy: Path) -> str | None:
    """The shape of the database in the file; nothing where it is no database of ours."""
    said = _run(
        None, ["pg_restore", "--data-only", "--table=alembic_version", "--file=-", str(copy)], damaged=copy
    )  # fmt: skip
    _before, found, after = said.partition(MARK + b"\n")
    return after.split(b"\n", 1)[0].decode() if found else None


def bring_back(engine: Engine, copy: Path) -> None:
    """The file's content in place of the database's, in one transaction: all of it, or it is as it was before.

    COMMIT is sent last and by us. Whatever ends earlier, the reading or this process, ends in nothing.
    """
    script = [_tool("pg_restore"), *LOOSE, "--no-comments", "--file=-", str(copy)]
    psql = [_tool("psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", f"--dbname={_address(engine)}"]
    engine.dispose()
    with (
        subprocess.Popen(script, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as reading,  # noqa: S603  our own
        subprocess.Popen(  # noqa: S603  our own words, no shell
            psql, env=_environment(engine), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        ) as writing,
    ):
        taken = _hand_over(reading, writing)
        if reading.wait() != 0:
            raise CannotCopy(_("%(file)s cannot be read to its end. Use another copy.", file=copy.name))
        said = writing.communicate(b"COMMIT;\n" if taken else None)[1]
        if writing.returncode != 0:
            if b"lock timeout" in said:
                raise CannotCopy(_("The database is in use. Stop the web server and the worker, and try again."))
            raise CannotCopy(_refused("psql", said))


def _hand_over(reading: subprocess.Popen[bytes], writing: subprocess.Popen[bytes]) -> bool:
    """Whether the database took all of it; where it stopped, it says why when it is asked."""
    source, target = reading.stdout, writing.stdin
    assert source is not None
    assert target is not None
    taken = True
    for portion in chain((EMPTY.format(seconds=WAITS_SECONDS).encode(),), iter(lambda: source.read(PORTION), b"")):
        try:
            if taken:
                target.write(portion)
        except BrokenPipeError:
            taken = False
    return taken


def _run(engine: Engine | None, command: list[str], *, damaged: Path | None = None) -> bytes:
    environment = _environment(engine) if engine is not None else None
    done = subprocess.run(  # noqa: S603  our own words, no shell
        [_tool(command[0]), *command[1:]], env=environment, capture_output=True, check=False
    )  # fmt: skip
    if done.returncode == 0:
        return done.stdout
    why = _refused(command[0], done.stderr)
    raise CannotCopy(
        _("%(file)s is damaged (%(why)s). Use another copy.", file=damaged.name, why=why) if damaged else why
    )


def _refused(tool: str, said: bytes) -> str:
    lines = [line.strip() for line in said.decode(errors="replace").splitlines() if line.strip()]
    return _("%(tool)s says: %(words)s", tool=tool, words=lines[0] if lines else "?")


def _tool(name: str) -> str:
    """The program of that name on the path, else of the newest server on this machine."""
    found = shutil.which(name)
    if found:
        return found
    there = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    if not there:
        raise CannotCopy(
            _("%(tool)s is not on this machine. Install the PostgreSQL client programs and try again.", tool=name)
        )
    return str(there[-1])


def _address(engine: Engine) -> str:
    return engine.url.set(drivername="postgresql", password=None).render_as_string()


def _environment(engine: Engine) -> dict[str, str]:
    password = engine.url.password
    return {**os.environ, **({"PGPASSWORD": str(password)} if password is not None else {})}
