"""What can happen to a passport. What was written stands in no event."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class PassportChanged(Event):
    person_id: int
    parts: tuple[str, ...]  # codes of what was changed: of `states.Field` and `states.TagSort`, and those of `rules`


@dataclass(frozen=True)
class PrivateListChanged(Event):
    """Something was put on it or taken off. What it is, nobody reads here."""

    person_id: int
