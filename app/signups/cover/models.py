"""Who was asked to step in, for which seat and session, and what they said."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import stored_enum
from app.opportunities.models import Opportunity, Seat, Session
from app.people.models import Person
from app.signups.cover.states import CoverAnswer


class CoverAsk(Base):
    """One person asked once about one free place. `session_id` is empty where a place is for the whole."""

    __tablename__ = "cover_ask"
    __table_args__ = (Index("ix_cover_ask_person", "person_id", "asked_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), index=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("opportunity_session.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    answer: Mapped[CoverAnswer | None] = mapped_column(stored_enum(CoverAnswer))
    answered_at: Mapped[datetime | None]

    opportunity: Mapped[Opportunity] = relationship()
    seat: Mapped[Seat] = relationship()
    session: Mapped[Session | None] = relationship()
    person: Mapped[Person] = relationship()

    @property
    def unit(self) -> tuple[int, int | None]:
        return self.seat_id, self.session_id
