"""Taking a file of answers in, a portion at a time: killed in the middle, the same file is simply sent again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core import clock, db
from app.core.actor import Actor
from app.recognition.finance import actions, making, reading
from app.recognition.finance.models import AnswerFile
from app.recognition.finance.rules import read_answer

PORTION = 200


def take(file_id: int, columns: Mapping[str, int], *, by: Actor) -> int:
    """What each row says becomes true; returns how many lines were answered. The report stays, the file does not."""
    data = db.session().get_one(AnswerFile, file_id).data
    if data is None:
        return 0
    making.tell_all(by=by)  # a claim is with finance before finance answers
    table = reading.table(data)
    chosen = [columns.get(part) for part in reading.PARTS]
    today = clock.today()
    said = [(number, read_answer(table.cells(row, chosen), today)) for number, row in table.rows]
    report: list[list[Any]] = []
    for first in range(0, len(said), PORTION):
        portion = said[first : first + PORTION]
        with db.transaction() as session:
            findings = actions.answer([each for _number, each in portion], by=by)
        session.expunge_all()
        report += [
            [number, each.reference[:40], found.value]
            for (number, each), found in zip(portion, findings, strict=True)
        ]  # fmt: skip
    answered = sum(1 for row in report if row[2] in {"paid", "rejected"})
    with db.transaction():
        actions.keep_report(file_id, report, answered, by=by)
    return answered
