"""Answers and decisions about conflicts. No column of these tables can hold a sentence."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Base
from app.core.states import stored_enum
from app.panels.conflicts.states import Decision, Knows


class ConflictAtSignUp(Base):
    """Said with the name on the list. `may`: they may know somebody, or the team treats them; not which of the two."""

    __tablename__ = "conflict_at_sign_up"

    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    may: Mapped[bool]
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked: Mapped[str | None] = mapped_column(String(20))
    decision: Mapped[Decision | None] = mapped_column(stored_enum(Decision, "decision_at_sign_up"))
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]


class CandidatesTold(Base):
    """When the host said that everybody on the panel has been told the names. Answers from before it do not count."""

    __tablename__ = "candidates_told"

    panel_id: Mapped[int] = mapped_column(ForeignKey("panel.id"), primary_key=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


class ConflictAnswer(Base):
    __tablename__ = "conflict_answer"

    panel_id: Mapped[int] = mapped_column(ForeignKey("panel.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    knows: Mapped[Knows] = mapped_column(stored_enum(Knows))
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked: Mapped[str | None] = mapped_column(String(20))


class KnownCandidate(Base):
    """A candidate, by number, whom somebody on the panel knows; and what was decided about the two."""

    __tablename__ = "known_candidate"
    __table_args__ = (CheckConstraint("number BETWEEN 1 AND 99", name="number_in_reason"),)

    panel_id: Mapped[int] = mapped_column(ForeignKey("panel.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    said_at: Mapped[datetime]
    decision: Mapped[Decision | None] = mapped_column(stored_enum(Decision))
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
