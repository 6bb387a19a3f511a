"""Time as a cause: what a mail said is not kept for ever."""

from __future__ import annotations

from datetime import datetime

from app.calendar.replies import actions, queries
from app.core import db


def clear_mails(now: datetime) -> int:
    """Clear the bytes and the words of what has been kept long enough; returns how many. Looking takes no lock."""
    if not queries.to_clear(now, limit=1):
        return 0
    with db.transaction():
        mails = queries.to_clear(now)
        for mail in mails:
            actions.clear(mail)
        return len(mails)
