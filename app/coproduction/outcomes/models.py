"""An outcome, its points in every version, and what people answered."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.coproduction.outcomes.states import (
    OUTCOME_MOVES,
    POINT_MOVES,
    Answer,
    Audience,
    OutcomeState,
    PointState,
    ReplyTo,
    WhyNone,
)
from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import MoveRow, Stateful, stored_enum
from app.opportunities.models import Opportunity
from app.people.models import Person
from app.reviews.models import ReviewAction


class OutcomeMove(MoveRow, Base):
    __tablename__ = "outcome_move"

    outcome_id: Mapped[int] = mapped_column(ForeignKey("outcome.id"), index=True)


class Outcome(Stateful, Base):
    """What came of one opportunity. Whoever writes takes the row of the opportunity first."""

    __tablename__ = "outcome"
    __table_args__ = (CheckConstraint("(state = 'none') = (why IS NOT NULL)", name="none_has_a_reason"),)
    transitions = OUTCOME_MOVES
    history = OutcomeMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), unique=True)
    state: Mapped[OutcomeState] = mapped_column(stored_enum(OutcomeState))
    edition: Mapped[int] = mapped_column(default=0)  # how often something of it was told
    why: Mapped[WhyNone | None] = mapped_column(stored_enum(WhyNone))
    why_words: Mapped[str] = mapped_column(Text, default="")  # for staff alone
    nudged_at: Mapped[datetime | None]

    opportunity: Mapped[Opportunity] = relationship()
    points: Mapped[list[OutcomePoint]] = relationship(back_populates="outcome", order_by="OutcomePoint.id")
    moves: Mapped[list[OutcomeMove]] = relationship(order_by=OutcomeMove.id)


class OutcomePointMove(MoveRow, Base):
    __tablename__ = "outcome_point_move"

    point_id: Mapped[int] = mapped_column(ForeignKey("outcome_point.id", ondelete="CASCADE"), index=True)


class OutcomePoint(Stateful, Base):
    """One thing that was said, and what was done about it. Out, it never changes: a newer one takes its place."""

    __tablename__ = "outcome_point"
    __table_args__ = (
        CheckConstraint("(answer = 'will') = (by_day IS NOT NULL)", name="a_promise_has_a_day"),
        CheckConstraint("state = 'draft' OR out_at IS NOT NULL", name="out_since"),
        CheckConstraint("approved_at IS NULL OR audience = 'public'", name="approved_for_everybody"),
        CheckConstraint("(approved_at IS NULL) = (approved_by_id IS NULL)", name="approved_by_somebody"),
        Index("ix_outcome_point_public", "state", "audience", "approved_at", "id"),
    )
    transitions = POINT_MOVES
    history = OutcomePointMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    outcome_id: Mapped[int] = mapped_column(ForeignKey("outcome.id"), index=True)
    state: Mapped[PointState] = mapped_column(stored_enum(PointState))
    said: Mapped[str] = mapped_column(Text)
    answer: Mapped[Answer] = mapped_column(stored_enum(Answer))
    words: Mapped[str] = mapped_column(Text)
    by_day: Mapped[date | None] = mapped_column(index=True)
    audience: Mapped[Audience] = mapped_column(stored_enum(Audience))
    names_team: Mapped[bool] = mapped_column(default=False, server_default=false())  # on the public page
    edition: Mapped[int | None]  # of the outcome, with which it was told
    before_id: Mapped[int | None] = mapped_column(ForeignKey("outcome_point.id"), unique=True)  # in whose place it is
    action_id: Mapped[int | None] = mapped_column(ForeignKey("review_action.id"), index=True)
    written_at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    out_at: Mapped[datetime | None]
    approved_at: Mapped[datetime | None]
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    outcome: Mapped[Outcome] = relationship(back_populates="points")
    action: Mapped[ReviewAction | None] = relationship()
    moves: Mapped[list[OutcomePointMove]] = relationship(
        order_by=OutcomePointMove.id, cascade="all, delete-orphan", passive_deletes=True
    )


class OutcomeReply(Base):
    """Whether it is what somebody said, in their words. One for each telling; the last one of it counts."""

    __tablename__ = "outcome_reply"
    __table_args__ = (UniqueConstraint("outcome_id", "person_id", "edition"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    outcome_id: Mapped[int] = mapped_column(ForeignKey("outcome.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    edition: Mapped[int]
    agrees: Mapped[bool]
    words: Mapped[str] = mapped_column(Text, default="")
    meant_for: Mapped[ReplyTo] = mapped_column(stored_enum(ReplyTo))
    at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    read_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    outcome: Mapped[Outcome] = relationship()
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
