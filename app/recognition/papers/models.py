"""Papers by their codes, and who was asked for a letter."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import MoveRow, Stateful, stored_enum
from app.people.models import Person, Team
from app.recognition.papers.states import LETTER_MOVES, LetterState, PaperKind


class Paper(Base):
    """`said` is all that stands on it (`pages.Sheet`), as it was made; `code` checks it until it is withdrawn."""

    __tablename__ = "paper"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    kind: Mapped[PaperKind] = mapped_column(stored_enum(PaperKind))
    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), index=True)
    said: Mapped[dict[str, Any]] = mapped_column(JSON)
    shows_name: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(
        primaryjoin="Paper.person_id == Person.id", foreign_keys=[person_id], viewonly=True
    )


class LetterMove(MoveRow, Base):
    __tablename__ = "letter_move"

    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)


class Letter(Stateful, Base):
    """Somebody asks a team for a letter of reference. `plain`: it may not tell why they are involved, nor where."""

    __tablename__ = "letter"
    transitions = LETTER_MOVES
    history = LetterMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    state: Mapped[LetterState] = mapped_column(stored_enum(LetterState))
    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), index=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    purpose: Mapped[str] = mapped_column(Text)
    plain: Mapped[bool]
    answer: Mapped[str] = mapped_column(Text, default="")
    paper_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id"))
    asked_at: Mapped[datetime]

    person: Mapped[Person] = relationship(
        primaryjoin="Letter.person_id == Person.id", foreign_keys=[person_id], viewonly=True
    )
    team: Mapped[Team] = relationship()
    paper: Mapped[Paper | None] = relationship()
    moves: Mapped[list[LetterMove]] = relationship(order_by=LetterMove.id)
