"""What of a passport a host may read, and until when. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Protocol

from app.core.clock import LONDON
from app.opportunities.rules.likes import SessionLike
from app.opportunities.states import SessionState
from app.people.passport.states import NEVER_WITH_HOSTS, Field, Sharing
from app.signups.states import PlaceState


class Entry(Protocol):
    field: Field
    sharing: Sharing


class Work(Protocol):
    work_due_on: date | None


def is_shared(entry: Entry, *, chosen: bool | None) -> bool:
    """What they chose for this opportunity, or else what they said for all; and never what is not for hosts."""
    standing = entry.sharing is Sharing.HOSTS
    return entry.field not in NEVER_WITH_HOSTS and (standing if chosen is None else chosen)


def still_read(state: PlaceState, work: Work, sessions: Collection[SessionLike], now: datetime) -> bool:
    """Whether a host has use of it: they have the place, and the last day of it is not over."""
    if state is not PlaceState.CONFIRMED:
        return False
    today = now.astimezone(LONDON).date()
    days = [each.ends_at.astimezone(LONDON).date() for each in sessions if each.state is SessionState.PLANNED]
    last = max(days, default=work.work_due_on)
    return last is None or last >= today
