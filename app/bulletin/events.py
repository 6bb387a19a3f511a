"""What can happen to a bulletin."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class BulletinSaved(Event):
    bulletin_id: int


@dataclass(frozen=True)
class BulletinSent(Event):
    """Whom it goes to stands in `BulletinTo`; their messages follow, a batch after the other."""

    bulletin_id: int
    people: int


@dataclass(frozen=True)
class BulletinHandedOut(Event):
    """The turn of these people has come: their messages are written now."""

    bulletin_id: int
    person_ids: tuple[int, ...]
