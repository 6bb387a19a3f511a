"""Writing down an entry. The opportunity is taken first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core import clock, db
from app.core.actor import Actor
from app.core.clock import LONDON
from app.core.events import emit
from app.opportunities.actions.taking import lock, refuse
from app.opportunities.daybook.events import SessionEntrySaved
from app.opportunities.daybook.models import SessionEntry
from app.opportunities.daybook.rules import problems
from app.opportunities.models import Session


def save(session_id: int, answers: Mapping[str, Any], *, by: Actor) -> None:
    """These numbers of one session, in place of those before. What is not among `answers` stays."""
    session = db.session().get_one(Session, session_id)
    lock(session.opportunity_id)
    refuse(problems(answers, session.starts_at.astimezone(LONDON).date(), clock.today()))
    row = db.session().get(SessionEntry, session_id, populate_existing=True) or SessionEntry(session_id=session_id)
    for name, value in answers.items():
        setattr(row, name, value)
    row.written_at, row.by_id = clock.now(), by.person_id
    db.session().add(row)
    emit(SessionEntrySaved(session_id), by=by)
