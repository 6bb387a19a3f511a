"""One row a person, committee and term."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.opportunities.models import Opportunity
from app.people.models import Person


class TermOfOffice(Base):
    """`ends_on` is its last day. `reminded_for` is the last day that the host was reminded of, at `reminded_at`."""

    __tablename__ = "term_of_office"
    __table_args__ = (
        UniqueConstraint("person_id", "opportunity_id", "number"),
        CheckConstraint("number >= 1 AND begins_on < ends_on", name="is_a_term"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), index=True)
    number: Mapped[int]  # their first, their second, and so on
    begins_on: Mapped[date]
    ends_on: Mapped[date] = mapped_column(index=True)
    reminded_for: Mapped[date | None]
    reminded_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship()
    opportunity: Mapped[Opportunity] = relationship()
