"""The dated occurrences of an opportunity."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import editions
from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import MoveRow, Stateful, stored_enum
from app.opportunities.states import SESSION_MOVES, SessionState

if TYPE_CHECKING:
    from app.opportunities.models.opportunity import Opportunity


class SessionMove(MoveRow, Base):
    __tablename__ = "opportunity_session_move"

    session_id: Mapped[int] = mapped_column(ForeignKey("opportunity_session.id"), index=True)


class Session(Stateful, Base):
    """One dated occurrence. Times are aware and in UTC."""

    __tablename__ = "opportunity_session"
    __table_args__ = (CheckConstraint("ends_at > starts_at", name="ends_after_start"),)
    edition_of = editions.OPPORTUNITIES
    transitions = SESSION_MOVES
    history = SessionMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), index=True)
    state: Mapped[SessionState] = mapped_column(stored_enum(SessionState))
    label: Mapped[str] = mapped_column(String(120), default="")
    starts_at: Mapped[datetime] = mapped_column(index=True)
    ends_at: Mapped[datetime]
    venue: Mapped[str] = mapped_column(Text, default="")  # where it differs from the opportunity's

    opportunity: Mapped[Opportunity] = relationship(back_populates="sessions")
    moves: Mapped[list[SessionMove]] = relationship(order_by=SessionMove.id, cascade="all, delete-orphan")

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60)
