"""What can happen to shared notes."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class NoteWritten(Event):
    person_id: int
    note_id: int
