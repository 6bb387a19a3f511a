"""Which badges are withdrawn, and how a person is known."""

from __future__ import annotations

from sqlalchemy import func, select

from app.core import db
from app.recognition.badges.rules.lists import SIZE
from app.recognition.papers.models import Paper
from app.recognition.papers.states import PaperKind


def withdrawn(list_number: int) -> list[int]:
    """Their places on this list."""
    first = (list_number - 1) * SIZE
    wanted = select(Paper.id).where(
        Paper.kind == PaperKind.BADGE, Paper.withdrawn_at.is_not(None), Paper.id >= first, Paper.id < first + SIZE
    )
    return [paper_id - first for paper_id in db.session().scalars(wanted)]


def lists() -> int:
    """How many there are; the first is always there."""
    newest = db.session().scalar(select(func.max(Paper.id))) or 0
    return newest // SIZE + 1
