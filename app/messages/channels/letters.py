"""A letter of the outbox as paper: a tagged PDF, A4, in large print for who reads that."""

from __future__ import annotations

from app.core.papers import Letter
from app.core.pdf import LettersMissing, render_pdf
from app.messages.channels import Note

__all__ = ["LettersMissing", "as_pdf"]


def as_pdf(note: Note) -> bytes:
    """Needs an application context. Raises LettersMissing where our fonts do not hold every letter."""
    letter = Letter(
        heading=note.heading,
        to=[line.strip() for line in note.to.splitlines() if line.strip()],
        on=note.on,
        words=[paragraph for paragraph in note.words.strip().split("\n\n") if paragraph.strip()],
    )
    return render_pdf("core/letter.typ", letter.paper(large_print=note.large_print))
