"""What can happen to what is shared."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class SharingChosen(Event):
    """With the host of this opportunity they share these entries, and no others."""

    person_id: int
    opportunity_id: int
    entry_ids: tuple[int, ...]
