"""A panel, and those on it who are no advisors."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import MoveRow, Stateful, stored_enum
from app.opportunities.models import Opportunity
from app.panels.states import (
    PANEL_MOVES,
    DecisionRule,
    Duty,
    Involvement,
    PanelRole,
    PanelShape,
    PanelState,
    PanelType,
    WhyWithout,
)
from app.people.models import Person, Team


class PanelMove(MoveRow, Base):
    __tablename__ = "panel_move"

    panel_id: Mapped[int] = mapped_column(ForeignKey("panel.id"), index=True)


class Panel(Stateful, Base):
    """One recruitment: one post, one or more days of interviews. `opportunity_id` is empty where no advisor was asked.

    `first_on` and `last_on` are days in London. `candidates` is a number, never who.
    """

    __tablename__ = "panel"
    __table_args__ = (
        CheckConstraint("last_on >= first_on", name="days_in_order"),
        CheckConstraint("candidates IS NULL OR candidates BETWEEN 1 AND 40", name="candidates_in_reason"),
        Index("ix_panel_team_day", "team_id", "first_on"),
    )
    transitions = PANEL_MOVES
    history = PanelMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    state: Mapped[PanelState] = mapped_column(stored_enum(PanelState))
    version: Mapped[int] = mapped_column(default=1)  # raised by every write: the row that a writer takes first
    opportunity_id: Mapped[int | None] = mapped_column(ForeignKey("opportunity.id"), unique=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    made_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime]

    post: Mapped[str] = mapped_column(String(120))
    band: Mapped[str] = mapped_column(String(20), default="")
    consultant: Mapped[bool] = mapped_column(default=False, server_default=false())
    reference: Mapped[str] = mapped_column(String(20), default="")  # of the vacancy, by `rules.is_reference`
    shape: Mapped[PanelShape] = mapped_column(stored_enum(PanelShape), default=PanelShape.MIXED)
    involvement: Mapped[Involvement] = mapped_column(stored_enum(Involvement))
    first_on: Mapped[date]
    last_on: Mapped[date]
    candidates: Mapped[int | None]
    joint_at: Mapped[datetime | None]  # when parallel panels meet
    decision_rule: Mapped[DecisionRule | None] = mapped_column(stored_enum(DecisionRule))
    why_without: Mapped[WhyWithout | None] = mapped_column(stored_enum(WhyWithout))

    opportunity: Mapped[Opportunity | None] = relationship()
    team: Mapped[Team] = relationship()
    members: Mapped[list[PanelMember]] = relationship(back_populates="panel", order_by="PanelMember.id")
    moves: Mapped[list[PanelMove]] = relationship(order_by=PanelMove.id)
    labels: Mapped[list[Candidate]] = relationship(back_populates="panel", order_by="Candidate.number")


class PanelMember(Base):
    """Somebody on a panel who has no place of its opportunity: staff, an outside assessor, a lay member.

    With a sign-in (`person_id`) they see the panel's pages; without, the host keeps their papers.
    """

    __tablename__ = "panel_member"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    panel_id: Mapped[int] = mapped_column(ForeignKey("panel.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    group: Mapped[str] = mapped_column(String(80), default="")  # of parallel panels: which
    role: Mapped[PanelRole] = mapped_column(stored_enum(PanelRole), default=PanelRole.MEMBER)
    type: Mapped[PanelType] = mapped_column(stored_enum(PanelType), default=PanelType.STAFF)
    duty: Mapped[Duty | None] = mapped_column(stored_enum(Duty))
    declared_at: Mapped[datetime | None]  # confidentiality, on paper: written down for who has no sign-in
    declared_words: Mapped[int | None]  # `documents.declaration.WORDS`
    declared_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # who wrote it down
    left_at: Mapped[datetime | None]  # stepped down or was replaced; nobody keeps why

    panel: Mapped[Panel] = relationship(back_populates="members")
    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])


class Candidate(Base):
    """Whom the panel sees, by number alone. `reference` is a code of the recruitment system, never a name.

    The number of one who dropped out is not given again: no note ever comes to stand beside somebody else.
    """

    __tablename__ = "candidate"
    __table_args__ = (
        UniqueConstraint("panel_id", "number"),
        CheckConstraint("number BETWEEN 1 AND 99", name="number_in_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    panel_id: Mapped[int] = mapped_column(ForeignKey("panel.id"))
    number: Mapped[int]
    reference: Mapped[str] = mapped_column(String(20), default="")  # by `rules.is_reference`
    withdrawn_at: Mapped[datetime | None]

    panel: Mapped[Panel] = relationship(back_populates="labels")
