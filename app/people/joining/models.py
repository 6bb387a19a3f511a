"""How somebody comes to the register, the organisation's own steps, and how many the register can hold."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.ids import new_ref
from app.people.models import Person


class Joining(Base):
    """What is known of somebody's way to the register. `said` is for the involvement team alone."""

    __tablename__ = "joining"

    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), primary_key=True)
    asked_at: Mapped[datetime]
    by_web: Mapped[bool] = mapped_column(default=False)
    said: Mapped[str] = mapped_column(Text, default="")
    talk_at: Mapped[datetime | None]
    talk_with_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    talked_at: Mapped[datetime | None]  # when it was written down that they have talked
    waits_since: Mapped[datetime | None] = mapped_column(index=True)  # the order of the waiting list; kept for good
    told_at: Mapped[datetime | None]  # when they were last told their place in it
    ask_again_on: Mapped[date | None]  # "not now": nobody invites them before that day; they keep their place in it

    talk_with: Mapped[Person | None] = relationship(foreign_keys=[talk_with_id])


class Step(Base):
    """Something the organisation does with everybody who joins, such as the agreement or the welcome. In its order."""

    __tablename__ = "joining_step"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    about: Mapped[str] = mapped_column(String(300), default="")  # one or two sentences that the person reads
    position: Mapped[int]
    active: Mapped[bool] = mapped_column(default=True)


class StepTaken(Base):
    """A step that one person has taken, on which day; without a day it was not needed. Never what it showed."""

    __tablename__ = "joining_step_taken"
    __table_args__ = (UniqueConstraint("person_id", "step_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), index=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("joining_step.id"))
    done_on: Mapped[date | None]
    recorded_at: Mapped[datetime]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    recorded_by: Mapped[Person | None] = relationship(foreign_keys=[recorded_by_id])


class RegisterSize(Base):
    """How many people the register can hold: one row, or none; without a number there is always room."""

    __tablename__ = "register_size"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"), CheckConstraint("most > 0", name="is_a_number"))

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    most: Mapped[int | None]
