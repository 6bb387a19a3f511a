"""Reads of shared notes."""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from app.people.notes.models import SharedNote


def notes_on(person_id: int) -> Select[SharedNote]:
    """The notes on one person with who wrote them, the newest first."""
    wanted = select(SharedNote).where(SharedNote.person_id == person_id).options(joinedload(SharedNote.by))
    return wanted.order_by(SharedNote.id.desc())
