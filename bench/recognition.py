"""The finance file against Python's own csv writer on the same rows, side by side in one run.

    python -m bench.recognition [--database sqlite|postgresql] [--lines 100000] [--rounds 5]

Bare: a plain cursor of the database's own driver reads the same columns of the same table, and `csv.writer` writes
them as they come to a file. Ours: the file of the batch, with its letters right, no cell a formula, dates and sums as
the mapping says, its checksum, and written so that a power cut loses nothing. The whole of an export (choosing and
binding the lines, the file, the closing; not the telling of claims) is measured once, and the memory that the command
needed for many lines and for few.
"""

from __future__ import annotations

import argparse
import csv
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import insert, select, text

from app import create_app
from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.ids import new_ref
from app.people.models import Person
from app.recognition.claims.models import Claim
from app.recognition.finance import actions, making, queries
from app.recognition.finance.models import Batch, PayableLine, Payee
from app.recognition.finance.states import Element, Route
from app.recognition.finance.writing import Writer
from bench.servers import ROOT, database, settle
from config import settings
from tests.support.make import Make
from tests.support.owed import Owed

AIM = 3.0  # times the bare writer
FLAT = 16  # megabytes that many lines may need more than few
FEW = 2_000
PEOPLE = 2_000
MEASURED = """
import re, sys
from pathlib import Path
from wsgi import app
done = app.test_cli_runner().invoke(args=["finance", "export", sys.argv[1]], catch_exceptions=False)
assert done.exit_code == 0, done.output
print(re.search("VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
"""
BARE = """
SELECT line.ref, batch.number, batch.begun_at, batch.by_name, line.payee_reference, line.payee_name, line.route,
    line.happened_on, line.minutes, line.rate_pence, line.pence, line.element, line.words, line.cost_centre,
    line.confirmed_by, line.confirmed_at, line.authorised_by, line.authorised_at, back.ref, line.pay_from
FROM payable_line AS line JOIN payment_batch AS batch ON batch.id = line.batch_id
LEFT JOIN payable_line AS back ON back.id = line.reverses_id WHERE line.batch_id = {} ORDER BY line.id
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    options.add_argument("--lines", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="alongside-bench-")))
        environment = stack.enter_context(database(given.database))
        app = create_app(settings(environment))
        few, many = _memory(app, environment, folder, FEW), _memory(app, environment, folder, given.lines)
        print(f"{given.database}, {given.lines:,} lines")
        print(f"  memory of the command: {few:.0f} MB for {FEW:,} lines, {many:.0f} MB for all: {many - few:+.1f} MB")
        with app.app_context():
            batch_id = _begun(app, environment, given.lines)
            times = _measured(batch_id, folder, given.rounds)
            whole = _whole(app, environment, folder, given.lines)
    bare = statistics.median(times["bare"])
    print(f"  bare cursor and csv.writer: {bare * 1000:.0f} ms")
    ratio = statistics.median(ours / other for ours, other in zip(times["ours"], times["bare"], strict=True))
    print(f"  the file: {statistics.median(times['ours']) * 1000:.0f} ms, {ratio:.2f} times the bare one (aim {AIM:g})")
    print(f"  the whole export, lines chosen and bound too: {whole * 1000:.0f} ms, {whole / bare:.2f} times")
    if ratio > AIM or many - few > FLAT:
        print("  NOT WITHIN THE AIM")


def _memory(app: Flask, environment: dict[str, str], folder: Path, lines: int) -> float:
    """Megabytes at the highest, of a command of its own."""
    with app.app_context():
        _owe(app, lines)
    settle(environment)
    command = [sys.executable, "-c", MEASURED, str(folder)]
    done = subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True)
    return int(done.stdout) / 1024


def _begun(app: Flask, environment: dict[str, str], lines: int) -> int:
    """A batch of so many lines that is being made."""
    _owe(app, lines)
    settle(environment)
    with db.transaction():
        return actions.begin(None, None, None, by=SYSTEM)


def _measured(batch_id: int, folder: Path, rounds: int) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {"bare": [], "ours": []}
    for number in range(rounds):
        ways: list[tuple[str, Callable[[], None]]] = [
            ("bare", lambda: _bare(batch_id, folder / "bare.csv")), ("ours", lambda: _ours(batch_id, folder)),
        ]  # fmt: skip
        for name, work in ways if number % 2 else reversed(ways):
            began = time.perf_counter()
            work()
            found[name].append(time.perf_counter() - began)
    return found


def _bare(batch_id: int, path: Path) -> None:
    raw: Any = db.engine().raw_connection()
    cursor = raw.cursor()
    with path.open("w", encoding="utf-8", newline="") as file:
        cursor.execute(BARE.format(batch_id))
        table = csv.writer(file)
        table.writerow([each[0] for each in cursor.description])
        table.writerows(cursor)
    cursor.close()
    raw.close()


def _ours(batch_id: int, folder: Path) -> None:
    batch = db.session().get_one(Batch, batch_id)
    writer = Writer(batch)
    with making.unnamed(folder) as (file, _control):
        making.write(file, writer.chunks())
    assert (writer.written.lines, writer.written.pence) == (batch.lines, batch.pence)


def _whole(app: Flask, environment: dict[str, str], folder: Path, lines: int) -> float:
    made = making.make(None, None, None, folder, by=SYSTEM)  # the batch above is completed first
    assert made is not None
    assert made.begun_before
    _owe(app, lines)
    settle(environment)
    began = time.perf_counter()
    with db.transaction():
        batch_id = actions.begin(None, None, None, by=SYSTEM)
    assert making.complete(batch_id, folder, by=SYSTEM)
    return time.perf_counter() - began


def _owe(app: Flask, lines: int) -> None:
    """So many lines that wait: two a claim, of people who are paid in three ways."""
    people = list(db.session().scalars(select(Payee.person_id).order_by(Payee.person_id)))
    if not people:
        with db.transaction():
            people = _people()
    owed = app.extensions.setdefault("owed", Owed(app, Make(app)))
    claims = owed.claims(people, -(-lines // 2 // len(people)))
    now, today = clock.now(), clock.today()
    with db.transaction() as session:
        owner = {row[0]: row[1] for row in session.execute(select(Claim.id, Claim.person_id))}
        for start in range(0, lines, 5000):
            rows = [_line(number, claims[number // 2], now, today) for number in range(start, min(start + 5000, lines))]
            session.execute(insert(PayableLine), [row | {"person_id": owner[row["claim_id"]]} for row in rows])


def _line(number: int, claim_id: int, now: datetime, today: date) -> dict[str, Any]:
    return {
        "ref": new_ref(), "claim_id": claim_id, "edition": 1, "source": "expense-1" if number % 2 else "fee",
        "element": Element.EXPENSE if number % 2 else Element.FEE,
        "words": "Bus and train" if number % 2 else "Involvement payment", "pence": 100 + number * 7 % 9000,
        "happened_on": today.replace(day=1 + number % 28), "minutes": None if number % 2 else 30 + number % 300,
        "rate_pence": None if number % 2 else 1150, "cost_centre": f"RB-{number % 40:04}",
        "confirmed_by": f"Host Number{number % 60}", "confirmed_at": now, "authorised_by": "Bo Budget",
        "authorised_at": now, "owed_at": now, "answer_words": "",
    }  # fmt: skip


def _people() -> list[int]:
    session, now = db.session(), clock.now()
    for number in range(PEOPLE):
        session.add(Person(full_name=f"Siân Advisor-Number{number}", created_at=now))
    session.flush()
    people = list(session.scalars(text("SELECT id FROM person ORDER BY id")))
    routes = [Route.PAYROLL, Route.SUPPLIER, Route.PETTY_CASH]
    session.add_all(
        Payee(person_id=person, route=routes[person % 3], reference=f"P{person:07}", set_up_on=now.date(), noted_at=now)
        for person in people
    )
    session.flush()
    assert queries.making() is None
    return people


if __name__ == "__main__":
    main()
