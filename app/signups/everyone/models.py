"""The words of a message to everybody, and whom it went to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.states import stored_enum
from app.opportunities.models import Opportunity, Session
from app.people.models import Person
from app.signups.everyone.states import Subject, Whom


class EveryoneMessage(Base):
    """`session_id` is empty where it went to everybody, whatever their day. `people` is how many it went to."""

    __tablename__ = "everyone_message"
    __table_args__ = (Index("ix_everyone_message_opportunity", "opportunity_id", "written_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("opportunity_session.id"))
    subject: Mapped[Subject] = mapped_column(stored_enum(Subject))
    whom: Mapped[Whom] = mapped_column(stored_enum(Whom))
    words: Mapped[str] = mapped_column(Text)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    by_team: Mapped[bool]  # else by somebody of the team that hosts it
    written_at: Mapped[datetime]
    people: Mapped[int]

    opportunity: Mapped[Opportunity] = relationship()
    session: Mapped[Session | None] = relationship()
    author: Mapped[Person] = relationship()
    to: Mapped[list[EveryoneMessageTo]] = relationship(back_populates="message", order_by="EveryoneMessageTo.person_id")


class EveryoneMessageTo(Base):
    """One person it went to."""

    __tablename__ = "everyone_message_to"

    message_id: Mapped[int] = mapped_column(ForeignKey("everyone_message.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)

    message: Mapped[EveryoneMessage] = relationship(back_populates="to")
    person: Mapped[Person] = relationship()

    @property
    def opportunity(self) -> Opportunity:
        return self.message.opportunity
