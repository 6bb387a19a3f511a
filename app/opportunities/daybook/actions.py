"""Writing down an entry, and that somebody was reminded. The opportunity is taken first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.core import clock, db
from app.core.actor import Actor
from app.core.clock import LONDON
from app.core.events import emit
from app.opportunities.actions.taking import lock, refuse
from app.opportunities.daybook import queries
from app.opportunities.daybook.events import PapersDue, SessionEntrySaved, TermEnds
from app.opportunities.daybook.models import DatedReminder, SessionEntry
from app.opportunities.daybook.rules import problems, term_comes_to_its_end
from app.opportunities.daybook.states import Dated
from app.opportunities.models import Session
from app.opportunities.states import LIVE


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


def remind_of_papers(session_id: int, *, by: Actor) -> bool:
    """Once for each day by which they were promised. Whether there was anything to say."""
    opportunity = lock(db.session().get_one(Session, session_id).opportunity_id)
    found = queries.papers_open(session_id, clock.now())
    if found is None or queries.was_reminded(opportunity.id, Dated.PAPERS, found[0], session_id):
        return False
    _note(opportunity.id, Dated.PAPERS, found[0], session_id)
    emit(PapersDue(session_id), by=by)
    return True


def remind_of_term(opportunity_id: int, *, by: Actor) -> bool:
    """Once for each day on which a role is to end. Whether there was anything to say."""
    opportunity = lock(opportunity_id)
    until = opportunity.term_until
    if until is None or opportunity.state not in LIVE or not term_comes_to_its_end(until, clock.today()):
        return False
    if queries.was_reminded(opportunity_id, Dated.TERM, until):
        return False
    _note(opportunity_id, Dated.TERM, until)
    emit(TermEnds(opportunity_id), by=by)
    return True


def _note(opportunity_id: int, what: Dated, due_on: date, session_id: int | None = None) -> None:
    row = DatedReminder(
        opportunity_id=opportunity_id, session_id=session_id, what=what, due_on=due_on, at=clock.now()
    )  # fmt: skip
    db.session().add(row)
