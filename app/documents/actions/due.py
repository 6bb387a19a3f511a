"""What is due: documents whose last day is over, and files of which nobody answered the question."""

from __future__ import annotations

from datetime import datetime

from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.events import emit
from app.documents import events, queries, rules
from app.documents.actions.keeping import forget
from app.documents.models import Document, DocumentFile
from app.documents.states import Gone
from app.opportunities.actions.taking import lock


def delete_expired(now: datetime) -> int:
    """Delete the bytes of what is over, each in its own transaction; looking first takes no lock."""
    over = sum(_expire(each) for each in queries.perhaps_over(now))
    return over + sum(_no_answer(each) for each in queries.unanswered(now))


def _expire(document_id: int) -> bool:
    with db.transaction():
        known = db.session().get_one(Document, document_id)
        opportunity = lock(known.opportunity_id)
        document = db.session().get_one(Document, document_id, populate_existing=True)
        there = queries.here(document)
        if not there or clock.today() <= rules.last_day(document.last_day, opportunity, document.added_at):
            return False
        for row in there:
            forget(row, Gone.EXPIRED)
        emit(events.DocumentExpired(document.id, document.opportunity_id), by=SYSTEM)
        return True


def _no_answer(file_id: int) -> bool:
    with db.transaction():
        known = db.session().get_one(DocumentFile, file_id)
        opportunity = lock(known.document.opportunity_id)
        row = db.session().get_one(DocumentFile, file_id, populate_existing=True)
        if row.gone_at is not None or row.asks_since is None or row.asks_since > clock.now() - rules.ANSWER_WITHIN:
            return False
        forget(row, Gone.NO_ANSWER)
        emit(events.FileTakenDown(row.id, opportunity.id), by=SYSTEM)
        return True
