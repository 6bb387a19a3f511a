"""A file between its steps, an import that was made, and the rows somebody was asked about."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from app.core.db import Base
from app.core.ids import new_ref
from app.people.models import Person


class RegisterUpload(Base):
    """A file that waits for its columns and answers, for the person who sent it alone; gone after `expires_at`."""

    __tablename__ = "register_upload"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)
    file_name: Mapped[str] = mapped_column(String(120))
    data: Mapped[bytes] = deferred(mapped_column(LargeBinary))
    sheet: Mapped[str | None] = mapped_column(String(200))
    everyone: Mapped[str | None] = mapped_column(String(20))  # service-user, carer or both
    columns: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)  # "#index" of a column: value of a Field
    answers: Mapped[dict[str, dict[str, str]]] = mapped_column(JSON, default=dict)  # row: question: answer


class RegisterImport(Base):
    """One file taken into the register: who, when, which file, and how many of its rows were what."""

    __tablename__ = "register_import"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # nobody: by a command
    at: Mapped[datetime]
    file_name: Mapped[str] = mapped_column(String(120))
    sha256: Mapped[str] = mapped_column(String(64))
    added: Mapped[int]
    already: Mapped[int]
    asking: Mapped[int]
    skipped: Mapped[int]
    day_zero: Mapped[date]
    everyone: Mapped[str | None] = mapped_column(String(20))
    columns: Mapped[list[list[str]]] = mapped_column(JSON)  # [heading, value of a Field] of the columns read

    by: Mapped[Person | None] = relationship()
    rows: Mapped[list[RegisterRow]] = relationship(back_populates="origin", order_by="RegisterRow.number")


class RegisterRow(Base):
    """A row that was taken in, or waits for an answer. `fingerprint` knows it again in whichever file it returns.

    While it waits (`closed_at` is empty) `cells` holds what the read columns say, and nothing of the others. Once
    closed it holds no words at all: `person_id` is who they became, or nothing when it was left out.
    """

    __tablename__ = "register_row"
    __table_args__ = (Index("ix_register_row_open", "import_id", "closed_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("register_import.id"))
    number: Mapped[int]
    fingerprint: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    cells: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    closed_at: Mapped[datetime | None]

    origin: Mapped[RegisterImport] = relationship(back_populates="rows")
    person: Mapped[Person | None] = relationship()


class KnownColumns(Base):
    """What somebody chose for a set of headings, to be used when the same headings come again.

    `headings` is a digest of them, in their order; `columns` maps "#index" to the value of a Field, as they were left.
    """

    __tablename__ = "register_known_columns"

    headings: Mapped[str] = mapped_column(String(64), primary_key=True)
    columns: Mapped[dict[str, str]] = mapped_column(JSON)
    everyone: Mapped[str | None] = mapped_column(String(20))
    chosen_at: Mapped[datetime]
    chosen_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    chosen_by: Mapped[Person | None] = relationship()
