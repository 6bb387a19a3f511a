"""Who answers for the money of a cost centre, who acts for them while they are away, and how much there is a year."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.ids import new_ref
from app.people.models import Person


class BudgetHolder(Base):
    """`cost_centre` as it stands on the opportunity or on its team."""

    __tablename__ = "budget_holder"
    __table_args__ = (UniqueConstraint("cost_centre", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    cost_centre: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    since: Mapped[datetime]

    person: Mapped[Person] = relationship()


class BudgetDeputy(Base):
    """Acts for a budget holder, in all of their cost centres, from one day to another, both included."""

    __tablename__ = "budget_deputy"
    __table_args__ = (
        CheckConstraint("from_on <= until_on", name="ends_after_it_begins"),
        CheckConstraint("person_id <> deputy_id", name="is_somebody_else"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    deputy_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    from_on: Mapped[date]
    until_on: Mapped[date]

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    deputy: Mapped[Person] = relationship(foreign_keys=[deputy_id])


class Budget(Base):
    """What a cost centre may spend on involvement in the year that begins on 1 April of `year`."""

    __tablename__ = "budget"
    __table_args__ = (
        UniqueConstraint("cost_centre", "year"),
        CheckConstraint("pence >= 0", name="not_negative"),
        CheckConstraint("year BETWEEN 2000 AND 2100", name="year_in_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cost_centre: Mapped[str] = mapped_column(String(40))
    year: Mapped[int]
    pence: Mapped[int]


class SigningReminder(Base):
    """When somebody was last reminded of what waits for them. No more often than once a week."""

    __tablename__ = "signing_reminder"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    at: Mapped[datetime]
