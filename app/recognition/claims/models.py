"""A claim with its lines, their receipts, and the charities that a payment can go to."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, String, text, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.files import MOST_BYTES, FileKind
from app.core.ids import new_ref
from app.core.states import MoveRow, Stateful, stored_enum
from app.opportunities.models import Session
from app.people.models import Person
from app.recognition.claims.states import CLAIM_MOVES, Choice, ClaimState, LineKind, PaidBy
from app.recognition.models import Contribution
from app.signups.models import Place

WHOLE = text("session_id IS NULL")


class Charity(Base):
    """Where a payment can go instead. The involvement team keeps the list; one that is used is only taken off it."""

    __tablename__ = "charity"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    number: Mapped[str] = mapped_column(String(20), default="")  # in the register of charities
    active: Mapped[bool] = mapped_column(default=True, server_default=true())


class ClaimMove(MoveRow, Base):
    """The reason is the sentence with which it was returned, or closed by the team. Never one of the person's own."""

    __tablename__ = "claim_move"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)

    actor: Mapped[Person | None] = relationship(foreign_keys="ClaimMove.actor_id", viewonly=True)


class Claim(Stateful, Base):
    """One for each place and session (or place, in work without sessions).

    `contribution_id` is the record that counts; empty while the person alone says that they took part, for
    `said_minutes`: then nothing is owed. Nothing took place where it was called off at short notice: then
    `called_off_pence` are what was promised for that. `edition` is raised by every change of what is asked for; a form
    says its own.
    """

    __tablename__ = "claim"
    __table_args__ = (
        Index("uq_claim_session", "place_id", "session_id", unique=True),
        Index("uq_claim_whole", "place_id", unique=True, sqlite_where=WHOLE, postgresql_where=WHOLE),
        Index("ix_claim_state", "state", "happened_on"),
        CheckConstraint("(choice = 'part') = (part_pence IS NOT NULL)", name="part_names_a_sum"),
        CheckConstraint("(choice = 'charity') = (charity_id IS NOT NULL)", name="charity_is_named"),
        CheckConstraint(
            "contribution_id IS NOT NULL OR said_minutes IS NOT NULL OR called_off_pence IS NOT NULL",
            name="somebody_said_so",
        ),
        CheckConstraint("part_pence >= 0 AND said_minutes > 0 AND said_prep >= 0", name="not_negative"),
        CheckConstraint("called_off_pence > 0", name="called_off_is_a_sum"),
    )
    transitions = CLAIM_MOVES
    history = ClaimMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    state: Mapped[ClaimState] = mapped_column(stored_enum(ClaimState))
    edition: Mapped[int] = mapped_column(default=1)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("opportunity_session.id"), index=True)
    contribution_id: Mapped[int | None] = mapped_column(ForeignKey("contribution.id"), unique=True)
    happened_on: Mapped[date]
    said_minutes: Mapped[int | None]
    said_prep: Mapped[int | None]
    called_off_pence: Mapped[int | None]
    called_off_words: Mapped[str | None] = mapped_column(String(400))  # how it was worked out
    made_at: Mapped[datetime]
    choice: Mapped[Choice] = mapped_column(stored_enum(Choice), default=Choice.FULL)
    part_pence: Mapped[int | None]
    charity_id: Mapped[int | None] = mapped_column(ForeignKey("charity.id"))
    pay_from: Mapped[date | None]  # not before this day

    person: Mapped[Person] = relationship()
    place: Mapped[Place] = relationship()
    session: Mapped[Session | None] = relationship()
    contribution: Mapped[Contribution | None] = relationship()
    charity: Mapped[Charity | None] = relationship()
    moves: Mapped[list[ClaimMove]] = relationship(order_by=ClaimMove.id)
    lines: Mapped[list[ClaimLine]] = relationship(
        back_populates="claim", order_by="ClaimLine.id", cascade="all, delete-orphan"
    )

    @property
    def stands(self) -> bool:
        """Whether more than the person's own word stands behind it: a record, or that it was called off."""
        return self.called_off_pence is not None or (self.contribution is not None and self.contribution.current)

    @property
    def due_pence(self) -> int | None:
        """The payment as it was worked out; None while it is not."""
        if self.called_off_pence is not None:
            return self.called_off_pence
        return self.contribution.pence if self.contribution is not None else None

    @property
    def reckoning(self) -> str:
        return self.called_off_words or (self.contribution.reckoning if self.contribution is not None else "")

    @property
    def given_minutes(self) -> int:
        """As recorded; nothing where it was called off."""
        return self.contribution.given_minutes if self.contribution is not None else 0


class ClaimLine(Base):
    """One thing that was spent. `pence` is what it came to; `details` are of its kind (`rules.details`).

    Of an advance, `advance_pence` is what they had before.
    """

    __tablename__ = "claim_line"
    __table_args__ = (
        CheckConstraint("pence > 0", name="is_a_sum"),
        CheckConstraint("(paid_by = 'advance') = (advance_pence IS NOT NULL)", name="advance_names_a_sum"),
        CheckConstraint("advance_pence > 0", name="advance_is_a_sum"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    kind: Mapped[LineKind] = mapped_column(stored_enum(LineKind))
    pence: Mapped[int]
    paid_by: Mapped[PaidBy] = mapped_column(stored_enum(PaidBy), default=PaidBy.ADVISOR)
    advance_pence: Mapped[int | None]
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    claim: Mapped[Claim] = relationship(back_populates="lines")
    receipt: Mapped[Receipt | None] = relationship(back_populates="line", cascade="all, delete-orphan")


class Receipt(Base):
    """A picture or a PDF, drawn anew without where and with what it was taken. `digest` tells the same one again."""

    __tablename__ = "claim_receipt"
    __table_args__ = (Index("ix_claim_receipt_same", "person_id", "digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    line_id: Mapped[int] = mapped_column(ForeignKey("claim_line.id"), unique=True)
    kind: Mapped[FileKind] = mapped_column(stored_enum(FileKind))
    size: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    added_at: Mapped[datetime]

    line: Mapped[ClaimLine] = relationship(back_populates="receipt")
    bytes: Mapped[ReceiptBytes] = relationship(cascade="all, delete-orphan")


class ReceiptBytes(Base):
    """Apart, so that no list ever loads them."""

    __tablename__ = "claim_receipt_bytes"
    __table_args__ = (CheckConstraint(f"length(data) BETWEEN 1 AND {MOST_BYTES}", name="size_in_reason"),)

    receipt_id: Mapped[int] = mapped_column(ForeignKey("claim_receipt.id"), primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)
