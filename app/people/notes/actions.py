"""Writing a note. There is no changing and no deleting: the next one puts right what was wrong in the last."""

from __future__ import annotations

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.people.notes.events import NoteWritten
from app.people.notes.models import SharedNote


def write_note(person_id: int, words: str, *, by: Actor) -> SharedNote:
    """By the team, or by the person themselves; with `by.asked` the words are theirs, written down for them."""
    if not words.strip():
        raise RuleBroken(_("Write something first."))
    if by.person_id is None:
        raise ValueError("a note is somebody's")
    asked = by.asked.value if by.asked and by.behalf_of_id == person_id else None
    note = SharedNote(person_id=person_id, by_id=by.person_id, asked=asked, at=clock.now(), words=words.strip())
    db.session().add(note)
    db.session().flush()
    emit(NoteWritten(person_id, note.id), by=by)
    return note
