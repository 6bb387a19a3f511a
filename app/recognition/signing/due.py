"""Those for whom claims wait are reminded by day, once a week at most: each in a transaction of their own."""

from __future__ import annotations

from datetime import datetime

from app.core import db
from app.core.actor import SYSTEM
from app.core.waking import is_waking
from app.recognition.signing import actions, queries


def remind_signers(now: datetime) -> int:
    """Returns how many were reminded; looking first takes no lock."""
    return sum(_remind(now, *each) for each in queries.to_remind(now)) if is_waking(now) else 0


def _remind(now: datetime, person_id: int, to_confirm: int, to_authorise: int) -> bool:
    with db.transaction():
        return actions.remind(person_id, to_confirm, to_authorise, now, by=SYSTEM)
