"""What somebody is signed off for: a step on the way in one kind of opportunity, and who said so."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import MoveRow, Stateful, stored_enum
from app.opportunities.models.opportunity import Kind, Opportunity
from app.opportunities.states import SIGN_OFF_MOVES, SeatRole, SignOffState
from app.people.models import Person

STANDS_SQL = text(f"state = '{SignOffState.GIVEN.value}'")
A_STEP_SQL = f"role IN ('{SeatRole.MEMBER.value}', '{SeatRole.CHAIR.value}')"


class SignOffMove(MoveRow, Base):
    """Who gave it, on which day, and who took it back."""

    __tablename__ = "sign_off_move"

    sign_off_id: Mapped[int] = mapped_column(ForeignKey("sign_off.id"), index=True)


class SignOff(Stateful, Base):
    """One person may take this role in this kind. Never a grade; `opportunity_id` is where they were seen, if anywhere.

    There is one that stands, or none; of those taken back there may be any number.
    """

    __tablename__ = "sign_off"
    __table_args__ = (
        Index("uq_sign_off_stands", "person_id", "kind_code", "role", unique=True,
              sqlite_where=STANDS_SQL, postgresql_where=STANDS_SQL),
        CheckConstraint(A_STEP_SQL, name="is_a_step"),
    )  # fmt: skip
    transitions = SIGN_OFF_MOVES
    history = SignOffMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    state: Mapped[SignOffState] = mapped_column(stored_enum(SignOffState))
    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"))
    kind_code: Mapped[str] = mapped_column(ForeignKey("kind.code"))
    role: Mapped[SeatRole] = mapped_column(stored_enum(SeatRole))
    opportunity_id: Mapped[int | None] = mapped_column(ForeignKey("opportunity.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]

    kind: Mapped[Kind] = relationship()
    opportunity: Mapped[Opportunity | None] = relationship()
    by: Mapped[Person] = relationship(foreign_keys=[by_id])
    moves: Mapped[list[SignOffMove]] = relationship(order_by=SignOffMove.id)


class SignOffAsk(Base):
    """Somebody asks to be signed off, by those who were there. It goes with the sign-off, or when they take it back.

    Nobody can refuse it: a "not yet" is a conversation, and is not kept.
    """

    __tablename__ = "sign_off_ask"
    __table_args__ = (
        UniqueConstraint("person_id", "kind_code", "role"),
        CheckConstraint(A_STEP_SQL, name="is_a_step"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"))
    kind_code: Mapped[str] = mapped_column(ForeignKey("kind.code"))
    role: Mapped[SeatRole] = mapped_column(stored_enum(SeatRole))
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), index=True)
    asked_at: Mapped[datetime]

    kind: Mapped[Kind] = relationship()
    opportunity: Mapped[Opportunity] = relationship()
    person: Mapped[Person] = relationship(
        primaryjoin="SignOffAsk.person_id == Person.id", foreign_keys=[person_id], viewonly=True
    )
