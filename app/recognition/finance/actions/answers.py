"""What finance answered, line by line. A line is answered once; said again, nothing changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, select

from app.core import clock, db
from app.core.actor import Actor
from app.core.events import emit
from app.core.forms.cleaning import clean_line
from app.recognition.claims.models import Claim
from app.recognition.finance.actions.owing import mend
from app.recognition.finance.events import AnswersRead, LineAnswered
from app.recognition.finance.models import AnswerFile, PayableLine
from app.recognition.finance.rules import Finding, Said
from app.recognition.finance.rules.references import without_bank
from app.recognition.finance.states import Answer


def answer(said: Sequence[Said], *, by: Actor) -> list[Finding]:
    """What becomes of each row. Claims are taken before their lines, all of them at once and by their ids (ADR 036)."""
    named = PayableLine.ref.in_({each.reference for each in said})
    about = select(PayableLine.claim_id).where(named)
    db.session().execute(select(Claim.id).where(Claim.id.in_(about)).order_by(Claim.id).with_for_update())
    wanted = select(PayableLine).where(PayableLine.claim_id.in_(about))
    held = wanted.order_by(PayableLine.id).with_for_update().execution_options(populate_existing=True)
    lines = {line.ref: line for line in db.session().scalars(held)}
    return [_answer(lines.get(each.reference), each, by) for each in said]


def _answer(line: PayableLine | None, said: Said, by: Actor) -> Finding:
    found = finding(line, said, by)
    if line is not None and found.counts and said.answer is not None:
        line.answer, line.answered_on, line.answered_at = said.answer, said.on, clock.now()
        line.answer_words = without_bank(clean_line(said.words) or "")[:200] if said.answer is Answer.REJECTED else ""
        emit(LineAnswered(line.id, line.claim_id, said.answer), by=by)
        if said.answer is Answer.REJECTED:
            mend(line.claim_id, by=by)
    return found


def finding(line: PayableLine | None, said: Said, by: Actor) -> Finding:
    """What this row means for that line where this person reads it back; nothing is changed."""
    if said.wrong is not None:
        return said.wrong
    if line is None:
        return Finding.UNKNOWN
    if line.batch_id is None:
        return Finding.NOT_SENT
    if said.pence is not None and said.pence != line.pence:
        return Finding.OTHER_SUM
    if line.answer is not None:
        return Finding.SAME if line.answer is said.answer else Finding.ANSWERED
    if line.person_id == by.person_id:
        return Finding.OWN
    return Finding.PAID if said.answer is Answer.PAID else Finding.REJECTED


def keep_report(file_id: int, report: list[list[object]], answered: int, *, by: Actor) -> None:
    """The file was read to its end: what it held is forgotten, but for what became of each row."""
    kept = db.session().get_one(AnswerFile, file_id)
    kept.report, kept.answered, kept.data = report, answered, None
    emit(AnswersRead(file_id, answered), by=by)


def keep_file(file: AnswerFile) -> str:
    """Until its columns are chosen. What nobody came back to within a day goes: there are names in it."""
    current = db.session()
    old = AnswerFile.report.is_(None), AnswerFile.at < clock.now() - timedelta(days=1)
    current.execute(delete(AnswerFile).where(*old))
    current.add(file)
    current.flush()
    return file.ref
