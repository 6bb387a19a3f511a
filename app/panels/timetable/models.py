"""The lengths a timetable is made of, its days, and what stands on each."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import stored_enum
from app.panels.models import Candidate, Panel
from app.panels.timetable.states import ItemKind


class Timetable(Base):
    """Of one panel: lengths in minutes, and the hours of lunch as minutes after midnight on London clocks."""

    __tablename__ = "timetable"
    __table_args__ = (
        CheckConstraint("interview > 0 AND gap >= 0 AND presentation >= 0 AND task >= 0", name="lengths_in_reason"),
        CheckConstraint("lunch_until > lunch_from", name="lunch_in_order"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    panel_id: Mapped[int] = mapped_column(ForeignKey("panel.id"), unique=True)
    interview: Mapped[int]
    presentation: Mapped[int]
    task: Mapped[int]
    gap: Mapped[int]
    briefing: Mapped[int]
    wash_up: Mapped[int]
    joint: Mapped[int]
    pause: Mapped[int]
    break_after: Mapped[int | None]  # a break after so much work at the latest
    longest: Mapped[int | None]  # the most that somebody on the panel can do without one; nobody keeps who
    lunch: Mapped[int]
    lunch_from: Mapped[int]
    lunch_until: Mapped[int]
    groups: Mapped[str] = mapped_column(Text, default="")  # the parallel panels, one a line; empty for one panel

    panel: Mapped[Panel] = relationship()


class InterviewDay(Base):
    """One day of interviews. Moments are in UTC; `finishes_at` is empty while nobody is seen on it."""

    __tablename__ = "interview_day"
    __table_args__ = (
        UniqueConstraint("panel_id", "on"),
        CheckConstraint("ends_by > arrives_at", name="ends_after_arrival"),
        CheckConstraint("begins_after >= 0", name="begins_after_in_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    panel_id: Mapped[int] = mapped_column(ForeignKey("panel.id"))
    on: Mapped[date]
    arrives_at: Mapped[datetime]
    ends_by: Mapped[datetime]
    begins_after: Mapped[int] = mapped_column(default=0)  # so many minutes after the arrival, on a day that was held up
    venue: Mapped[str] = mapped_column(Text, default="")  # where no session of an opportunity says it
    finishes_at: Mapped[datetime | None]
    changed_at: Mapped[datetime | None]  # since it was first made

    panel: Mapped[Panel] = relationship()
    items: Mapped[list[TimetableItem]] = relationship(
        back_populates="day", order_by="TimetableItem.starts_at, TimetableItem.id", cascade="all, delete-orphan"
    )


class TimetableItem(Base):
    """One thing on a day. An interview has a candidate and ends when they leave; the scoring after it is no item."""

    __tablename__ = "timetable_item"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        Index("ix_timetable_item_day", "day_id", "starts_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    day_id: Mapped[int] = mapped_column(ForeignKey("interview_day.id"))
    kind: Mapped[ItemKind] = mapped_column(stored_enum(ItemKind))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidate.id"), index=True)
    group: Mapped[str] = mapped_column(String(80), default="")
    pinned: Mapped[bool] = mapped_column(default=False, server_default=false())

    day: Mapped[InterviewDay] = relationship(back_populates="items")
    candidate: Mapped[Candidate | None] = relationship()
