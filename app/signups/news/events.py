"""What can happen to news."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.core.events import Event


@dataclass(frozen=True)
class NewsGathered(Event):
    """There is something new for these people; what it is stands in `NewsTold`, under the same moment."""

    person_ids: tuple[int, ...]
    at: datetime
