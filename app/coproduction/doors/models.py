"""Ideas, who plans an opportunity with its host, and the priorities of a year."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.coproduction.doors.states import IDEA_MOVES, IdeaFor, IdeaState
from app.core import editions
from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import MoveRow, Stateful, stored_enum
from app.opportunities.models import Kind, Opportunity
from app.people.models import Person, Team


class IdeaMove(MoveRow, Base):
    __tablename__ = "idea_move"

    idea_id: Mapped[int] = mapped_column(ForeignKey("idea.id"), index=True)


class Idea(Stateful, Base):
    """What an advisor puts forward. `words`: what would happen, or the sentence of a kind; `starter`: what hosts of
    that kind would start from; `reason`: what it could change. `together`: they would plan it with a host, who then
    reads their name; else only the involvement team does.
    """

    __tablename__ = "idea"
    __table_args__ = (CheckConstraint("sort <> 'kind' OR kind_code IS NOT NULL", name="of_a_kind"),)
    transitions = IDEA_MOVES
    history = IdeaMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    sort: Mapped[IdeaFor] = mapped_column(stored_enum(IdeaFor))
    state: Mapped[IdeaState] = mapped_column(stored_enum(IdeaState), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), index=True)
    title: Mapped[str] = mapped_column(String(120))
    words: Mapped[str] = mapped_column(Text)
    starter: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    kind_code: Mapped[str | None] = mapped_column(ForeignKey("kind.code"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"), index=True)
    together: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]
    opportunity_id: Mapped[int | None] = mapped_column(ForeignKey("opportunity.id"))

    person: Mapped[Person] = relationship(
        primaryjoin="Idea.person_id == Person.id", foreign_keys=[person_id], viewonly=True
    )
    kind: Mapped[Kind | None] = relationship()
    team: Mapped[Team | None] = relationship()
    opportunity: Mapped[Opportunity | None] = relationship()
    moves: Mapped[list[IdeaMove]] = relationship(order_by=IdeaMove.id)


class Planner(Base):
    """An advisor who plans this opportunity together with its host, from one moment on, until they step down."""

    __tablename__ = "planner"
    edition_of = editions.OPPORTUNITIES
    __table_args__ = (UniqueConstraint("opportunity_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), index=True)
    named: Mapped[bool] = mapped_column(default=False)  # everybody reads their first name on the opportunity
    since: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(
        primaryjoin="Planner.person_id == Person.id", foreign_keys=[person_id], viewonly=True
    )
    opportunity: Mapped[Opportunity] = relationship()


class PriorityRound(Base):
    """A list of what matters, of which everybody on the register chooses up to three until a day."""

    __tablename__ = "priority_round"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    name: Mapped[str] = mapped_column(String(120))
    closes_on: Mapped[date]
    made_at: Mapped[datetime]

    priorities: Mapped[list[Priority]] = relationship(order_by="Priority.position")


class Priority(Base):
    __tablename__ = "priority"
    __table_args__ = (UniqueConstraint("round_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    round_id: Mapped[int] = mapped_column(ForeignKey("priority_round.id"))
    position: Mapped[int]
    words: Mapped[str] = mapped_column(String(200))


class PriorityChoice(Base):
    """That somebody chose this. Read back by themselves, and added up; never by name."""

    __tablename__ = "priority_choice"

    priority_id: Mapped[int] = mapped_column(ForeignKey("priority.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), primary_key=True, index=True)
