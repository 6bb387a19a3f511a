"""A review, its standards with their evidence, the day, what is linked to it, and what the team does about it."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import MoveRow, Stateful, stored_enum
from app.opportunities.models import Opportunity
from app.people.models import Person, Team
from app.reviews.states import STAGE_MOVES, Met, Outcome, Part, Slot, Stage


class ReviewMove(MoveRow, Base):
    __tablename__ = "review_move"

    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), index=True)


class Review(Stateful, Base):
    """One cycle of one scheme for one team. All days are days in London."""

    __tablename__ = "review"
    __table_args__ = (
        Index("ix_review_team", "team_id", "visit_on"),
        CheckConstraint("people IS NULL OR people BETWEEN 0 AND 200", name="people_in_reason"),
        CheckConstraint("carers IS NULL OR carers BETWEEN 0 AND 200", name="carers_in_reason"),
        CheckConstraint("visitors IS NULL OR visitors BETWEEN 1 AND 60", name="visitors_in_reason"),
        CheckConstraint("remind_months BETWEEN 1 AND 24", name="months_in_reason"),
    )
    transitions = STAGE_MOVES
    history = ReviewMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    state: Mapped[Stage] = mapped_column(stored_enum(Stage))
    version: Mapped[int] = mapped_column(default=1)  # raised by every write: the row that a writer takes first
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    before_id: Mapped[int | None] = mapped_column(ForeignKey("review.id"), unique=True)  # the cycle before this one
    made_at: Mapped[datetime]

    scheme: Mapped[str] = mapped_column(String(80))
    accredits: Mapped[bool] = mapped_column(default=False, server_default=false())
    expires_on: Mapped[date | None]  # what they hold now
    self_from: Mapped[date | None]
    self_until: Mapped[date | None]
    visit_on: Mapped[date | None]
    online: Mapped[bool] = mapped_column(default=False, server_default=false())
    visitors: Mapped[int | None]  # everybody on the visiting team
    at_least_half: Mapped[bool] = mapped_column(default=False, server_default=false())  # of them with lived experience
    people: Mapped[int | None]  # how many who use the service are looked for, to be heard; never who
    carers: Mapped[int | None]
    script: Mapped[str] = mapped_column(String(80), default="")  # which words they are asked for consent in
    report_on: Mapped[date | None]
    outcome: Mapped[Outcome | None] = mapped_column(stored_enum(Outcome))
    outcome_on: Mapped[date | None]
    next_on: Mapped[date | None]
    remind_months: Mapped[int] = mapped_column(default=9)  # how long before `next_on` the team hears of it
    reminded_at: Mapped[datetime | None]

    team: Mapped[Team] = relationship()
    standards: Mapped[list[Standard]] = relationship(back_populates="review", order_by="Standard.position, Standard.id")
    slots: Mapped[list[ReviewSlot]] = relationship(
        order_by="ReviewSlot.starts, ReviewSlot.id", cascade="all, delete-orphan"
    )
    links: Mapped[list[ReviewLink]] = relationship(order_by="ReviewLink.id", cascade="all, delete-orphan")
    actions: Mapped[list[ReviewAction]] = relationship(order_by="ReviewAction.due_on, ReviewAction.id")
    moves: Mapped[list[ReviewMove]] = relationship(order_by=ReviewMove.id)


class Standard(Base):
    """One criterion, in the scheme's own number and words. `owner_id`: who gathers the evidence, staff or advisor."""

    __tablename__ = "review_standard"
    __table_args__ = (CheckConstraint("type IS NULL OR type BETWEEN 1 AND 3", name="type_is_one"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), index=True)
    position: Mapped[int]
    domain: Mapped[str] = mapped_column(String(80), default="")
    number: Mapped[str] = mapped_column(String(20), default="")
    type: Mapped[int | None]
    words: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    due_on: Mapped[date | None]
    met: Mapped[Met] = mapped_column(stored_enum(Met), default=Met.NOT_LOOKED_AT)

    review: Mapped[Review] = relationship(back_populates="standards")
    owner: Mapped[Person | None] = relationship()
    evidence: Mapped[list[Evidence]] = relationship(order_by="Evidence.id", cascade="all, delete-orphan")


class Evidence(Base):
    """What shows that a standard is met: words, and where it fits an opportunity in which it happened."""

    __tablename__ = "review_evidence"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    standard_id: Mapped[int] = mapped_column(ForeignKey("review_standard.id"), index=True)
    words: Mapped[str] = mapped_column(Text)
    opportunity_id: Mapped[int | None] = mapped_column(ForeignKey("opportunity.id"))
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    opportunity: Mapped[Opportunity | None] = relationship()
    by: Mapped[Person | None] = relationship()


class ReviewSlot(Base):
    """A part of the day, on London clocks."""

    __tablename__ = "review_slot"
    __table_args__ = (CheckConstraint("ends > starts", name="ends_after_start"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), index=True)
    starts: Mapped[time]
    ends: Mapped[time]
    sort: Mapped[Slot] = mapped_column(stored_enum(Slot))
    words: Mapped[str] = mapped_column(String(200), default="")


class ReviewLink(Base):
    """An opportunity in which people take part in a review. Of one review only."""

    __tablename__ = "review_link"
    __table_args__ = (UniqueConstraint("opportunity_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), index=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"))
    part: Mapped[Part] = mapped_column(stored_enum(Part))

    opportunity: Mapped[Opportunity] = relationship()


class ReviewAction(Base):
    """Something the team does about the report."""

    __tablename__ = "review_action"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), index=True)
    words: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]

    owner: Mapped[Person | None] = relationship()
