"""Waking hours: when a message that nobody asked for at that moment may reach a person."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from app.core.clock import LONDON

FROM, UNTIL = time(8), time(20)  # on London clocks


def is_waking(moment: datetime) -> bool:
    """Whether the moment lies from 8 in the morning to 8 in the evening."""
    return FROM <= moment.astimezone(LONDON).time() < UNTIL


def waking(moment: datetime) -> datetime:
    """The moment itself, or the next 8 in the morning."""
    local = moment.astimezone(LONDON)
    if is_waking(local):
        return moment
    day = local.date() + timedelta(days=local.time() >= UNTIL)
    return datetime.combine(day, FROM, LONDON)
