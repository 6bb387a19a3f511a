"""The bulletin of a week: a draft until it is sent, and whom it went to."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.bulletin.states import First
from app.core.db import Base
from app.core.states import stored_enum
from app.people.models import Person


class Bulletin(Base):
    """One a week: `week` is its Monday. Once `sent_at` is set nothing of it changes any more.

    `contents` is what was sent, as `contents.stored` makes it; `ways` is to how many by which channel.
    """

    __tablename__ = "bulletin"
    __table_args__ = (CheckConstraint("(sent_at IS NULL) = (sender_id IS NULL)", name="sent_by_somebody"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    week: Mapped[date] = mapped_column(unique=True)
    version: Mapped[int] = mapped_column(default=1)  # raised by every save; a form says its own
    opening: Mapped[str] = mapped_column(Text, default="")
    closing: Mapped[str] = mapped_column(Text, default="")
    first: Mapped[First] = mapped_column(stored_enum(First), default=First.NEW)
    left_out: Mapped[list[int]] = mapped_column(JSON, default=list)  # ids of opportunities
    told_too: Mapped[bool] = mapped_column(default=False)  # also to whoever had news of their own this week
    saved_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    saved_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    sender_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    people: Mapped[int] = mapped_column(default=0)
    ways: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    contents: Mapped[dict[str, Any] | None] = mapped_column(JSON)

    saved_by: Mapped[Person | None] = relationship(foreign_keys=[saved_by_id])
    sender: Mapped[Person | None] = relationship(foreign_keys=[sender_id])


class BulletinTo(Base):
    """One person it goes to. `written_at` is when their message was put into the outbox."""

    __tablename__ = "bulletin_to"
    __table_args__ = (Index("ix_bulletin_to_waiting", "written_at", "bulletin_id", "person_id"),)

    bulletin_id: Mapped[int] = mapped_column(ForeignKey("bulletin.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    written_at: Mapped[datetime | None]
