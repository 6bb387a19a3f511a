"""Making a batch from end to end: chosen, written, closed, and its claims told.

Killed at any point, the next run finds the same batch and makes the same bytes. The file gets its name last, in the
transaction that closes the batch, so that of two runs one alone leaves a file.
"""

from __future__ import annotations

import csv
import fcntl
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from app.core import db
from app.core.actor import Actor
from app.core.csv_file import MARK
from app.recognition.finance import actions, queries
from app.recognition.finance.models import Batch
from app.recognition.finance.states import Route
from app.recognition.finance.writing import ROUTES, Writer, Written

TRIES = 3
PART = ".payments-"  # how the name of a file begins that is not whole yet


@dataclass(frozen=True)
class Made:
    """Which batch, whether an earlier run had begun it, and whether this run was the one that closed it."""

    batch_id: int
    begun_before: bool
    closed_here: bool


def make(
    until: date | None, route: Route | None, mapping_id: int | None, folder: Path | None, *, by: Actor
) -> Made | None:
    """One batch, whose file is put into `folder` (none: it is fetched from the page). None: there is nothing to send.

    A batch that was begun and never made is completed first, as it was begun: then nothing else is made.
    """
    tell_all(by=by)
    found = queries.making()
    batch_id = found.id if found else _begun(until, route, mapping_id, by)
    if batch_id is None:
        return None
    closed = complete(batch_id, folder, by=by)
    tell_all(by=by)
    return Made(batch_id, found is not None, closed)


def _begun(until: date | None, route: Route | None, mapping_id: int | None, by: Actor) -> int | None:
    for _try in range(TRIES):
        try:
            with db.transaction():
                return actions.begin(until, route, mapping_id, by=by)
        except actions.NothingToSend:
            return None
        except IntegrityError:  # another run has just begun one: it is completed, by whoever is first
            found = queries.making()
            if found is not None:
                return found.id
    return None


def complete(batch_id: int, folder: Path | None, *, by: Actor) -> bool:
    """Write the file of a batch that is being made, and close it. False where another run has closed it meanwhile."""
    batch = _batch(batch_id)
    writer = Writer(batch)
    if folder is None:
        for _chunk in writer.chunks():
            pass
        return _close(batch, writer.written, lambda: None, by)
    with unnamed(folder) as (file, control):
        write(file, writer.chunks())
        write(control, iter([control_file(batch, writer.written.digest.hexdigest(), writer.written.size)]))

        def put() -> None:
            os.replace(control, folder / batch.control_name)  # noqa: PTH105  the two calls stand beside each other
            os.replace(file, folder / batch.file_name)  # noqa: PTH105
            _sync(folder)

        return _close(batch, writer.written, put, by)


def _close(batch: Batch, written: Written, put: Callable[[], None], by: Actor) -> bool:
    with db.transaction():
        return actions.close(batch.id, written, put, by=by)


def tell_all(*, by: Actor) -> None:
    """Tell claims that they were sent, also those that a killed run has not told."""
    while (batch_id := queries.first_untold()) is not None:
        told = True
        while told:
            with db.transaction() as session:
                told = actions.tell(batch_id, by=by)
            session.expunge_all()
            db.let_others_in()


def _batch(batch_id: int) -> Batch:
    return db.session().get_one(Batch, batch_id)


@contextmanager
def unnamed(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Two files in the folder under names that nobody takes for payments; gone afterwards if they got no other.

    Whoever makes them holds them: what nobody holds was left by a run that was killed, and goes.
    """
    for left in folder.glob(f"{PART}*"):
        with suppress(OSError), left.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            left.unlink()
    with ExitStack() as held:
        yield _held(folder, held), _held(folder, held)


def _held(folder: Path, held: ExitStack) -> Path:
    while True:
        number, name = tempfile.mkstemp(prefix=PART, dir=folder)
        path = Path(name)
        held.callback(os.close, number)
        held.callback(path.unlink, missing_ok=True)
        fcntl.flock(number, fcntl.LOCK_EX)
        os.fchmod(number, 0o640)
        if path.exists():  # else somebody took it for a leftover, in the moment before it was held
            return path


def write(path: Path, chunks: Iterator[bytes]) -> None:
    with path.open("wb") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def control_file(batch: Batch, sha256: str, size: int) -> bytes:
    """The control totals as a file: by element and route, of all, and what the file itself must hash to."""
    text = StringIO()
    text.write(MARK)
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(["Batch", "Element", "Route", "Lines", "Sum"])
    for element, route, lines, pence in batch.sums:
        table.writerow([batch.number, element, ROUTES[Route(route)], lines, pounds(pence)])
    table.writerow([batch.number, "all", "all", batch.lines, pounds(batch.pence)])
    table.writerow([batch.number, "file", batch.file_name, size, f"SHA-256 {sha256}"])
    return text.getvalue().encode()


def pounds(pence: int) -> str:
    return f"{'-' if pence < 0 else ''}{abs(pence) // 100}.{abs(pence) % 100:02}"
