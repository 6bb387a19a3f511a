"""Reads about the mailbox."""

from __future__ import annotations

from datetime import datetime

from app.calendar.replies.mailbox.models import ONLY, Mailbox
from app.core import db


def mailbox() -> Mailbox | None:
    return db.session().get(Mailbox, ONLY)


def is_due(key: str, now: datetime) -> bool:
    """Whether it is time, and nobody else reads it. A setting that is new is tried at once."""
    row = mailbox()
    if row is None or row.address_key != key:
        return True
    return row.due_at <= now and (row.leased_until is None or row.leased_until <= now)
