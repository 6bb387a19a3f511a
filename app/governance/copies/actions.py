"""What the record keeps of copies. Each in the transaction of whoever calls."""

from __future__ import annotations

from app.core.actor import Actor
from app.core.events import emit
from app.governance.copies.events import CopyBroughtBack, CopyMade
from app.people.actions.sign_ins import end_everybodys


def note_made(sha256: str, *, by: Actor) -> None:
    emit(CopyMade(sha256), by=by)


def note_brought_back(sha256: str, *, by: Actor) -> None:
    """A copy knows nothing of who signed out since, or used a link: all of them end."""
    end_everybodys()
    emit(CopyBroughtBack(sha256), by=by)
