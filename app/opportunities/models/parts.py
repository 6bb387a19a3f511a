"""What an opportunity has any number of: seats, rules on the whole, conditions, promises of payment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import editions
from app.core.db import Base
from app.core.states import stored_enum
from app.opportunities.states import Asked, Facet, PayModel, PayPart, SeatRole, SeatType, Strength

if TYPE_CHECKING:
    from app.opportunities.models.opportunity import Opportunity


class Seat(Base):
    """So many places of one type. A group (parallel panels, a carers' group) keeps its own list."""

    __tablename__ = "seat"
    edition_of = editions.OPPORTUNITIES
    __table_args__ = (CheckConstraint("number BETWEEN 1 AND 500", name="number_in_reason"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), index=True)
    type: Mapped[SeatType] = mapped_column(stored_enum(SeatType), default=SeatType.EITHER)
    role: Mapped[SeatRole] = mapped_column(stored_enum(SeatRole), default=SeatRole.MEMBER)
    group: Mapped[str] = mapped_column(String(80), default="")
    number: Mapped[int]
    at_least: Mapped[int | None]

    opportunity: Mapped[Opportunity] = relationship(back_populates="seats")

    @property
    def uses_a_place(self) -> bool:
        """Whoever sits in to learn has a seat that is beside the places."""
        return self.role is not SeatRole.SHADOW


class MixRule(Base):
    """A rule on the whole: at least `number` people, or `percent` of them, of one type (or staff, or new to it)."""

    __tablename__ = "mix_rule"
    edition_of = editions.OPPORTUNITIES

    id: Mapped[int] = mapped_column(primary_key=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), index=True)
    of: Mapped[str] = mapped_column(String(40))  # service-user, carer, advisor, staff, first-timer
    number: Mapped[int | None]
    percent: Mapped[int | None]


class Condition(Base):
    """One stated condition, for all sessions or for one, for all seats or for one.

    `fields` holds the structured part, checked by `conditions.py` for its facet; `words` is what people read.
    """

    __tablename__ = "condition"
    edition_of = editions.OPPORTUNITIES

    id: Mapped[int] = mapped_column(primary_key=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), index=True)
    session_id: Mapped[int | None] = mapped_column(ForeignKey("opportunity_session.id", ondelete="CASCADE"))
    seat_id: Mapped[int | None] = mapped_column(ForeignKey("seat.id", ondelete="CASCADE"))
    facet: Mapped[Facet] = mapped_column(stored_enum(Facet))
    strength: Mapped[Strength] = mapped_column(stored_enum(Strength), default=Strength.MUST)
    asked: Mapped[Asked] = mapped_column(stored_enum(Asked), default=Asked.READ)
    words: Mapped[str] = mapped_column(Text)
    fields: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class PayTerm(Base):
    """What is promised for one part. A tier takes the rate in force on the day; `pence` is a sum of its own.

    hourly: pence an hour. block: pence for each `unit_minutes` or part. day: `pence` for a day, `half_pence` for a
    half. band: `half_pence` below `threshold_minutes`, `pence` above. `threshold_included` says whether exactly the
    threshold counts as the longer one; nobody guesses it.
    """

    __tablename__ = "pay_term"
    edition_of = editions.OPPORTUNITIES

    id: Mapped[int] = mapped_column(primary_key=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), index=True)
    part: Mapped[PayPart] = mapped_column(stored_enum(PayPart), default=PayPart.ACTIVITY)
    model: Mapped[PayModel] = mapped_column(stored_enum(PayModel))
    tier: Mapped[str | None] = mapped_column(String(40))
    pence: Mapped[int | None]
    half_pence: Mapped[int | None]
    unit_minutes: Mapped[int | None]
    threshold_minutes: Mapped[int | None]
    threshold_included: Mapped[bool | None]
    cap_pence: Mapped[int | None]
    note: Mapped[str] = mapped_column(String(300), default="")
