"""Wordings with the day they begin, their levels, and what each advisor answered."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.coproduction.ladder.states import BroughtIn, Changed, Decided, DoneBy, SetBy
from app.core.actor import Asked
from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import stored_enum
from app.opportunities.models import Opportunity
from app.opportunities.states import Ladder
from app.signups.models import Place


class LadderWording(Base):
    """The organisation's words from a day on. Never changed: other words begin on a later day."""

    __tablename__ = "ladder_wording"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    name: Mapped[str] = mapped_column(String(120))
    attribution: Mapped[str] = mapped_column(String(200))
    link: Mapped[str] = mapped_column(String(300))
    effective_from: Mapped[date] = mapped_column(unique=True)
    made_at: Mapped[datetime]

    levels: Mapped[list[LadderLevel]] = relationship(order_by="LadderLevel.position", cascade="all, delete-orphan")


class LadderLevel(Base):
    """One level; `step` is where it stands on the common scale."""

    __tablename__ = "ladder_level"
    __table_args__ = (
        UniqueConstraint("wording_id", "position"),
        UniqueConstraint("wording_id", "name"),
        CheckConstraint("position > 0", name="counts_from_1"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    wording_id: Mapped[int] = mapped_column(ForeignKey("ladder_wording.id", ondelete="CASCADE"))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(80))
    about: Mapped[str] = mapped_column(String(300))
    step: Mapped[Ladder] = mapped_column(stored_enum(Ladder, "level_step"))


class LadderRating(Base):
    """What one advisor answered of one opportunity, once. `asked`: how they asked the team to enter it, if they did.

    `step` follows from the answers; empty where they say too little. `claimed` is what the host claimed then.
    """

    __tablename__ = "ladder_rating"
    __table_args__ = (UniqueConstraint("person_id", "opportunity_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"))
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), index=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    set_by: Mapped[SetBy] = mapped_column(stored_enum(SetBy))
    decided: Mapped[Decided] = mapped_column(stored_enum(Decided))
    done_by: Mapped[DoneBy] = mapped_column(stored_enum(DoneBy))
    changed: Mapped[Changed] = mapped_column(stored_enum(Changed))
    brought_in: Mapped[BroughtIn] = mapped_column(stored_enum(BroughtIn))
    step: Mapped[Ladder | None] = mapped_column(stored_enum(Ladder, "rated_step"))
    claimed: Mapped[Ladder | None] = mapped_column(stored_enum(Ladder, "claimed_step"))
    rated_at: Mapped[datetime] = mapped_column(index=True)
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    asked: Mapped[Asked | None] = mapped_column(stored_enum(Asked))

    opportunity: Mapped[Opportunity] = relationship()
    place: Mapped[Place] = relationship()
