"""What can happen to a link."""

from __future__ import annotations

from dataclasses import dataclass

from app.calendar.answering.states import Question, Said
from app.core.events import Event


@dataclass(frozen=True)
class AnsweredByLink(Event):
    """Somebody answered from a mail, without signing in. What follows from it has events of its own."""

    place_id: int
    session_id: int | None
    question: Question
    said: Said
