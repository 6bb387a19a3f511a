"""Payees, lines that are owed, batches, the mapping of the file, and the files of answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import MoveRow, Stateful, stored_enum
from app.people.models import Person
from app.recognition.finance.states import (
    BATCH_MOVES,
    Answer,
    BatchState,
    DateFormat,
    Delimiter,
    Element,
    Money,
    Route,
    Totals,
)

WAITS = text("batch_id IS NULL")  # what is bound leaves the index: of 100,000 lines, a third of the work of binding


class Payee(Base):
    """How one person is paid: the way, and the number by which finance knows them. Never where their bank is."""

    __tablename__ = "payee"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    route: Mapped[Route] = mapped_column(stored_enum(Route))
    reference: Mapped[str] = mapped_column(String(40))
    set_up_on: Mapped[date | None]  # empty: not yet set up, and nothing is sent
    noted_at: Mapped[datetime]

    person: Mapped[Person] = relationship()


class BatchMove(MoveRow, Base):
    __tablename__ = "payment_batch_move"

    batch_id: Mapped[int] = mapped_column(ForeignKey("payment_batch.id"), index=True)


class Batch(Stateful, Base):
    """One file. What it is made from stands in it from its first moment, so that whoever completes it makes the same.

    Only one batch at a time is being made. Once made, it never changes: a trigger says so (docs/adr/053).
    """

    __tablename__ = "payment_batch"
    __table_args__ = (
        Index("uq_payment_batch_making", "state", unique=True,
              sqlite_where=text("state = 'making'"), postgresql_where=text("state = 'making'")),
    )  # fmt: skip
    transitions = BATCH_MOVES
    history = BatchMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    number: Mapped[int] = mapped_column(unique=True)
    state: Mapped[BatchState] = mapped_column(stored_enum(BatchState))
    begun_at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # nobody: by a command
    by_name: Mapped[str] = mapped_column(String(200), default="")
    until: Mapped[date | None]
    route: Mapped[Route | None] = mapped_column(stored_enum(Route))  # none: all of them
    mapping: Mapped[dict[str, Any]] = mapped_column(JSON)  # as it was then
    left_out: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)  # reason: lines
    lines: Mapped[int]
    first_line: Mapped[int | None]  # between these two, and perhaps beside others: lines have no index by batch
    last_line: Mapped[int | None]
    pence: Mapped[int] = mapped_column(BigInteger)
    sums: Mapped[list[list[Any]]] = mapped_column(JSON, default=list)  # [element, route, lines, pence]
    sha256: Mapped[str] = mapped_column(String(64), default="")  # empty while it is being made
    size: Mapped[int] = mapped_column(default=0)

    moves: Mapped[list[BatchMove]] = relationship(order_by=BatchMove.id)

    @property
    def file_name(self) -> str:
        return f"payments-{self.number:05}.csv"

    @property
    def control_name(self) -> str:
        return f"payments-{self.number:05}-control.csv"


class BatchTold(Base):
    """Up to which of its lines the claims of a batch were told. A row of its own: the batch itself is closed."""

    __tablename__ = "payment_batch_told"

    batch_id: Mapped[int] = mapped_column(ForeignKey("payment_batch.id"), primary_key=True)
    line_id: Mapped[int] = mapped_column(default=0)
    done: Mapped[bool] = mapped_column(default=False)


class PayableLine(Base):
    """One sum that is owed: a fee or an expense of one claim, or the taking back of a line that was sent.

    `edition` counts the lines of one source anew each time something changes. In a batch a line never changes, but for
    the answer of finance and a name that is erased; the database itself refuses (docs/adr/053).
    """

    __tablename__ = "payable_line"
    __table_args__ = (
        UniqueConstraint("claim_id", "source", "edition"),
        Index("uq_payable_line_reverses_id_live", "reverses_id", unique=True,
              sqlite_where=text("reverses_id IS NOT NULL AND (answer IS NULL OR answer <> 'rejected')"),
              postgresql_where=text("reverses_id IS NOT NULL AND (answer IS NULL OR answer <> 'rejected')")),
        Index("ix_payable_line_waits", "person_id", sqlite_where=WAITS, postgresql_where=WAITS),
        CheckConstraint("pence <> 0", name="is_a_sum"),
        CheckConstraint("pence > 0 OR reverses_id IS NOT NULL", name="only_a_reversal_is_negative"),
        CheckConstraint("answer IS NULL OR batch_id IS NOT NULL", name="answered_once_sent"),
        CheckConstraint(
            "batch_id IS NULL OR (payee_reference IS NOT NULL AND route IS NOT NULL)", name="sent_to_somebody"
        ),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)  # what finance answers by
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    source: Mapped[str] = mapped_column(String(40))  # "fee", or which expense of the claim
    edition: Mapped[int]
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("payable_line.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    element: Mapped[Element] = mapped_column(stored_enum(Element))
    words: Mapped[str] = mapped_column(String(200))
    pence: Mapped[int]
    happened_on: Mapped[date]
    pay_from: Mapped[date | None]
    minutes: Mapped[int | None]
    rate_pence: Mapped[int | None]  # by the hour, where it was by the hour
    cost_centre: Mapped[str] = mapped_column(String(40), default="")
    confirmed_by: Mapped[str] = mapped_column(String(200), default="")
    confirmed_at: Mapped[datetime | None]
    authorised_by: Mapped[str] = mapped_column(String(200), default="")
    authorised_at: Mapped[datetime | None]
    owed_at: Mapped[datetime]
    asked_route: Mapped[Route | None] = mapped_column(
        stored_enum(Route, "asked_route")
    )  # voucher or charity, by choice
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("payment_batch.id"))
    route: Mapped[Route | None] = mapped_column(stored_enum(Route))  # these three as they were when it was sent
    payee_reference: Mapped[str | None] = mapped_column(String(40))
    payee_name: Mapped[str | None] = mapped_column(String(200))
    answer: Mapped[Answer | None] = mapped_column(stored_enum(Answer))
    answered_on: Mapped[date | None]  # the day that finance says
    answered_at: Mapped[datetime | None]
    answer_words: Mapped[str] = mapped_column(String(200), default="")

    person: Mapped[Person] = relationship()
    batch: Mapped[Batch | None] = relationship()
    reverses: Mapped[PayableLine | None] = relationship(remote_side="PayableLine.id")


class FileMapping(Base):
    """The columns of the file, as the finance team loads them. `columns` are [heading, field] in their order."""

    __tablename__ = "payment_mapping"
    __table_args__ = (
        Index("uq_payment_mapping_in_use", "in_use", unique=True,
              sqlite_where=text("in_use"), postgresql_where=text("in_use")),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    columns: Mapped[list[list[str]]] = mapped_column(JSON)
    dates: Mapped[DateFormat] = mapped_column(stored_enum(DateFormat))
    money: Mapped[Money] = mapped_column(stored_enum(Money))
    delimiter: Mapped[Delimiter] = mapped_column(stored_enum(Delimiter))
    totals: Mapped[Totals] = mapped_column(stored_enum(Totals))
    in_use: Mapped[bool] = mapped_column(default=False)
    kept_at: Mapped[datetime]


class AnswerFile(Base):
    """A file of the finance system: kept while its columns are chosen, then its report alone."""

    __tablename__ = "payment_answer_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    file_name: Mapped[str] = mapped_column(String(120))
    sha256: Mapped[str] = mapped_column(String(64))
    data: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))  # gone once it was read
    report: Mapped[list[list[Any]] | None] = mapped_column(JSON(none_as_null=True))  # [row, reference, finding, said]
    answered: Mapped[int] = mapped_column(default=0)

    by: Mapped[Person] = relationship()
