"""Taking the mailbox up, and noting down how it went."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from app.calendar.replies.mailbox import queries, rules
from app.calendar.replies.mailbox.models import ONLY, Mailbox
from app.calendar.replies.mailbox.states import Problem
from app.core import db


def claim(key: str, now: datetime) -> int | None:
    """The number of this claim, or nothing where another worker was first. `key` is that of the setting."""
    insert = sqlite.insert if db.engine().dialect.name == "sqlite" else postgresql.insert
    fresh = insert(Mailbox).values(id=ONLY, address_key=key, due_at=now, claims=0, failures=0)
    db.session().execute(fresh.on_conflict_do_nothing(index_elements=[Mailbox.id]))
    row = db.session().scalars(select(Mailbox).with_for_update().execution_options(populate_existing=True)).one()
    if row.address_key != key:
        _begin_anew(row, key, now)
    if not queries.is_due(key, now):
        return None
    row.leased_until = now + rules.LEASE
    row.claims += 1
    return row.claims


def _begin_anew(row: Mailbox, key: str, now: datetime) -> None:
    """Somebody has put the setting right, or changed it: nothing of what was before holds."""
    row.address_key, row.due_at, row.leased_until, row.failures = key, now, None, 0
    row.failing_since = row.problem = row.tell_at = row.read_at = None


def settle(claim: int, problem: Problem | None, now: datetime, *, more: bool) -> None:
    """Note down how the reading of this claim went. `more`: what waits did not fit into one handful."""
    mine = select(Mailbox).where(Mailbox.claims == claim).with_for_update()
    row = db.session().scalars(mine.execution_options(populate_existing=True)).one_or_none()
    if row is None:
        return  # it took so long that another worker took it up
    row.leased_until = None
    row.problem = problem
    if problem is None:
        row.failures, row.failing_since, row.tell_at, row.read_at = 0, None, None, now
        row.due_at = now if more else now + rules.EACH
        return
    row.failures += 1
    row.failing_since = row.failing_since or now
    row.tell_at = rules.tell_at(problem, row.failing_since)
    row.due_at = now + rules.pause(row.failures)


def forget() -> None:
    """There is no such mailbox any more."""
    db.session().execute(delete(Mailbox))
