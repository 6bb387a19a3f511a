"""A plan, its criteria with who looks after them, what they see, do and show, and what was said of a year."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.coproduction.outcomes.models import Outcome
from app.coproduction.plans.states import (
    OWNER_MOVES,
    PLAN_MOVES,
    STATEMENT_MOVES,
    OwnerState,
    PlanState,
    Reached,
    Shown,
    Side,
    StatementState,
    View,
)
from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import MoveRow, Stateful, stored_enum
from app.opportunities.models import Opportunity
from app.opportunities.states import Ladder
from app.panels.models import Panel
from app.people.models import Person, Team
from app.reviews.models import Review


class PlanMove(MoveRow, Base):
    __tablename__ = "plan_move"

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)


class Plan(Stateful, Base):
    """What one team wants to make better. All days are days in London."""

    __tablename__ = "plan"
    __table_args__ = (Index("ix_plan_team", "team_id", "review_on"),)
    transitions = PLAN_MOVES
    history = PlanMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    state: Mapped[PlanState] = mapped_column(stored_enum(PlanState))
    version: Mapped[int] = mapped_column(default=1)  # raised by every write: the row that a writer takes first
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    title: Mapped[str] = mapped_column(String(120))
    from_on: Mapped[date]
    review_on: Mapped[date]
    reminded_for: Mapped[date | None]  # the day of review of which they were reminded
    made_at: Mapped[datetime]

    team: Mapped[Team] = relationship()
    criteria: Mapped[list[PlanCriterion]] = relationship(
        back_populates="plan", order_by="PlanCriterion.position, PlanCriterion.id"
    )
    statements: Mapped[list[Statement]] = relationship(back_populates="plan", order_by="Statement.id")
    moves: Mapped[list[PlanMove]] = relationship(order_by=PlanMove.id)


class PlanCriterion(Base):
    """One thing that can be measured. `source`: the framework it was copied from, as it was called then."""

    __tablename__ = "plan_criterion"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    position: Mapped[int]
    priority: Mapped[str] = mapped_column(String(120))
    statement: Mapped[str] = mapped_column(Text)
    measure: Mapped[str] = mapped_column(Text, default="")
    baseline: Mapped[str] = mapped_column(String(200), default="")
    target: Mapped[str] = mapped_column(String(200), default="")
    target_on: Mapped[date | None]
    ladder_now: Mapped[Ladder | None] = mapped_column(stored_enum(Ladder, "ladder_now"))
    ladder_aim: Mapped[Ladder | None] = mapped_column(stored_enum(Ladder, "ladder_aim"))
    source: Mapped[str] = mapped_column(String(120), default="")
    reached: Mapped[Reached] = mapped_column(stored_enum(Reached), default=Reached.NOT_YET)
    why: Mapped[str] = mapped_column(Text, default="")

    plan: Mapped[Plan] = relationship(back_populates="criteria")
    owners: Mapped[list[Owner]] = relationship(
        back_populates="criterion", order_by="Owner.id", cascade="all, delete-orphan"
    )
    views: Mapped[list[OwnerView]] = relationship(order_by="OwnerView.id", cascade="all, delete-orphan")
    actions: Mapped[list[PlanAction]] = relationship(
        order_by="PlanAction.due_on, PlanAction.id", cascade="all, delete-orphan"
    )
    evidence: Mapped[list[PlanEvidence]] = relationship(order_by="PlanEvidence.id", cascade="all, delete-orphan")


class OwnerMove(MoveRow, Base):
    __tablename__ = "plan_owner_move"

    owner_id: Mapped[int] = mapped_column(ForeignKey("plan_owner.id"), index=True)


class Owner(Stateful, Base):
    """Who looks after a criterion, from one side: one row a side, whoever it is now."""

    __tablename__ = "plan_owner"
    __table_args__ = (UniqueConstraint("criterion_id", "side"),)
    transitions = OWNER_MOVES
    history = OwnerMove

    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[OwnerState] = mapped_column(stored_enum(OwnerState))
    criterion_id: Mapped[int] = mapped_column(ForeignKey("plan_criterion.id"))
    side: Mapped[Side] = mapped_column(stored_enum(Side))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    shown: Mapped[Shown] = mapped_column(stored_enum(Shown), default=Shown.COLOUR)
    at: Mapped[datetime]

    criterion: Mapped[PlanCriterion] = relationship(back_populates="owners")
    person: Mapped[Person] = relationship()
    moves: Mapped[list[OwnerMove]] = relationship(order_by=OwnerMove.id, cascade="all, delete-orphan")


class OwnerView(Base):
    """How one owner sees it on one day. Never changed: the newest of whoever owns it now counts."""

    __tablename__ = "plan_view"

    id: Mapped[int] = mapped_column(primary_key=True)
    criterion_id: Mapped[int] = mapped_column(ForeignKey("plan_criterion.id"), index=True)
    side: Mapped[Side] = mapped_column(stored_enum(Side))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    view: Mapped[View] = mapped_column(stored_enum(View))
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]


class PlanAction(Base):
    __tablename__ = "plan_action"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    criterion_id: Mapped[int] = mapped_column(ForeignKey("plan_criterion.id"), index=True)
    words: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]

    owner: Mapped[Person | None] = relationship()


class PlanEvidence(Base):
    """What shows it: words, and where it fits one thing of this team in which it happened."""

    __tablename__ = "plan_evidence"
    __table_args__ = (
        CheckConstraint(
            "CASE WHEN opportunity_id IS NULL THEN 0 ELSE 1 END + CASE WHEN panel_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN review_id IS NULL THEN 0 ELSE 1 END + CASE WHEN outcome_id IS NULL THEN 0 ELSE 1 END <= 1",
            name="links_one_thing",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    criterion_id: Mapped[int] = mapped_column(ForeignKey("plan_criterion.id"), index=True)
    words: Mapped[str] = mapped_column(Text)
    opportunity_id: Mapped[int | None] = mapped_column(ForeignKey("opportunity.id"))
    panel_id: Mapped[int | None] = mapped_column(ForeignKey("panel.id"))
    review_id: Mapped[int | None] = mapped_column(ForeignKey("review.id"))
    outcome_id: Mapped[int | None] = mapped_column(ForeignKey("outcome.id"))
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    opportunity: Mapped[Opportunity | None] = relationship()
    panel: Mapped[Panel | None] = relationship()
    review: Mapped[Review | None] = relationship()
    outcome: Mapped[Outcome | None] = relationship()


class StatementMove(MoveRow, Base):
    __tablename__ = "plan_statement_move"

    statement_id: Mapped[int] = mapped_column(ForeignKey("plan_statement.id"), index=True)


class Statement(Stateful, Base):
    """What was reached in a year, as it stood when it was made (`rules.said`).

    Of the owners it keeps ids alone: what is shown of them is asked of them anew each time it is read.
    """

    __tablename__ = "plan_statement"
    __table_args__ = (CheckConstraint("from_on <= until_on", name="days_in_order"),)
    transitions = STATEMENT_MOVES
    history = StatementMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    state: Mapped[StatementState] = mapped_column(stored_enum(StatementState), index=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    from_on: Mapped[date]
    until_on: Mapped[date]
    words: Mapped[str] = mapped_column(Text, default="")
    said: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    made_at: Mapped[datetime]

    plan: Mapped[Plan] = relationship(back_populates="statements")
    moves: Mapped[list[StatementMove]] = relationship(order_by=StatementMove.id)


class Framework(Base):
    """Headings to begin a plan with, in our own words, with where they come from. `lines`: `rules.Line` as lists."""

    __tablename__ = "plan_framework"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    source: Mapped[str] = mapped_column(String(300))
    lines: Mapped[list[list[str]]] = mapped_column(JSON)
