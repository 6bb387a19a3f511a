"""`kill -9` of `finance export` at several moments, and two at once: every line is in one file, once."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import insert, select

from app import create_app
from app.core import clock, db, migrations
from app.core.actor import SYSTEM
from app.core.ids import new_ref
from app.people.models import Person
from app.recognition.finance import actions
from app.recognition.finance.models import Batch, PayableLine
from app.recognition.finance.states import BatchState, Element, Route
from config import settings
from tests.support import apps, postgres
from tests.support.make import Make
from tests.support.owed import Owed
from tests.support.server import ROOT

pytestmark = pytest.mark.process
LINES = 4_000  # enough that a file takes a while
SECONDS = 60


class Payments:
    """A database of its own with so many lines that wait, and the command on it as a real process."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder / "out"
        self.folder.mkdir()
        self._environment = {"PATH": os.environ["PATH"], **apps.environment(folder, url)}
        self.app: Flask = create_app(settings(apps.environment(folder, url)))
        migrations.upgrade(self.app.extensions["engine"])
        self._owed()

    def _owed(self) -> None:
        with self.app.app_context():
            now = clock.now()
            with db.transaction() as session:
                person = Person(full_name="Siân O'Connor-Łukasz", created_at=now)
                session.add(person)
                session.flush()
                actions.set_payee(person.id, Route.PAYROLL, "P20123456", clock.today(), by=SYSTEM)
            (claim,) = Owed(self.app, Make(self.app)).claims([person.id], 1)
            with db.transaction() as session:
                session.execute(insert(PayableLine), [
                    {
                        "ref": new_ref(), "claim_id": claim, "edition": number, "source": "fee", "person_id": person.id,
                        "element": Element.FEE, "words": f"Line {number}", "pence": 100 + number,
                        "happened_on": date(2026, 11, 20), "owed_at": now, "answer_words": "", "cost_centre": "",
                        "confirmed_by": "", "authorised_by": "",
                    }
                    for number in range(1, LINES + 1)
                ])  # fmt: skip

    def start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "flask", "--app", "wsgi", "finance", "export", str(self.folder)],
            cwd=ROOT, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def export(self) -> str:
        return self._run("finance", "export", str(self.folder))

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "flask", "--app", "wsgi", *command],
            cwd=ROOT, env=self._environment, capture_output=True, text=True, timeout=SECONDS * 5,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def batches(self) -> list[Batch]:
        with self.app.app_context():
            return list(db.session().scalars(select(Batch).order_by(Batch.number)))

    def parts(self) -> list[Path]:
        return list(self.folder.glob(".payments-*"))

    def written(self) -> int:
        """Bytes of the longest part; one may go while it is looked at."""
        sizes = [0]
        for path in self.parts():
            with suppress(FileNotFoundError):
                sizes.append(path.stat().st_size)
        return max(sizes)

    def files(self) -> list[Path]:
        return sorted(self.folder.glob("payments-*[0-9].csv"))


@pytest.fixture
def payments(prepared: apps.Prepared) -> Iterator[Payments]:
    with ExitStack() as stack:
        folder = stack.enter_context(apps.in_memory())
        if prepared.engine.dialect.name == "sqlite":
            url = f"sqlite:///{folder / 'alongside.db'}"
        else:
            url = stack.enter_context(postgres.another(prepared.engine))
        made = Payments(folder, url)
        yield made
        made.app.extensions["engine"].dispose()


def _begun(payments: Payments) -> bool:
    return bool(payments.batches())


def _written(portion: float) -> Callable[[Payments], bool]:
    return lambda payments: payments.written() > portion * LINES * 60


def _named(payments: Payments) -> bool:
    return bool(payments.files())


MOMENTS = {
    "its lines are chosen": _begun,
    "some of it is written": _written(0.5),
    "it has just got its name": _named,
}


def test_the_next_run_completes_the_very_same_batch(payments: Payments) -> None:
    """One run after another is killed, each a little further on; the last one may end."""
    seen: list[bytes] = []
    killed = 0
    for reached in MOMENTS.values():
        process = payments.start()
        while not reached(payments) and process.poll() is None:
            pass
        process.send_signal(signal.SIGSTOP)
        seen += [path.read_bytes() for path in (*payments.parts(), *payments.files())]
        process.kill()
        process.communicate(timeout=SECONDS)
        killed += process.returncode == -signal.SIGKILL
    assert killed, "it was too fast to be killed"
    (begun,) = payments.batches()

    payments.export()
    (batch,) = payments.batches()
    assert (batch.id, batch.lines, batch.state) == (begun.id, LINES, BatchState.MADE)
    (file,) = payments.files()
    whole, control = file.read_bytes(), (payments.folder / batch.control_name).read_bytes()
    assert all(whole.startswith(part) or control.startswith(part) for part in seen)
    assert payments.parts() == []
    _everything_once(payments)


def test_two_at_once_send_each_line_once(payments: Payments) -> None:
    running = [payments.start() for _each in range(2)]
    said = [process.communicate(timeout=SECONDS * 2) for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    assert len(payments.batches()) == len(payments.files()) == 1
    _everything_once(payments)


def _everything_once(payments: Payments) -> None:
    rows: list[dict[str, Any]] = []
    for path in payments.files():
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows += csv.DictReader(file)
    assert sorted(row["Description"] for row in rows) == sorted(f"Line {number}" for number in range(1, LINES + 1))
    assert len({row["Line id"] for row in rows}) == LINES
