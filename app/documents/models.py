"""Documents and their files, who opened them, and how each person wants to read."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.files import MOST_BYTES, FileKind
from app.core.ids import new_ref
from app.core.states import stored_enum
from app.documents.states import DocumentFormat, DocumentKind, Gone, Way
from app.opportunities.models import Opportunity
from app.people.models import Person

HERE = text("gone_at IS NULL")


class Document(Base):
    """Something to read. `last_day` is empty where it follows the days of the opportunity (`rules.last_day`)."""

    __tablename__ = "document"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), index=True)
    title: Mapped[str] = mapped_column(String(120))
    kind: Mapped[DocumentKind] = mapped_column(stored_enum(DocumentKind))
    last_day: Mapped[date | None]
    added_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]

    opportunity: Mapped[Opportunity] = relationship()
    files: Mapped[list[DocumentFile]] = relationship(back_populates="document", order_by="DocumentFile.id")


class DocumentFile(Base):
    """One format of a document. `asks_since`: nobody has said yet that it holds nothing about a candidate.

    The row stays when the bytes are gone: what it was, who put it there, and who opened it.
    """

    __tablename__ = "document_file"
    __table_args__ = (
        Index(
            "uq_document_file_format", "document_id", "format", unique=True, sqlite_where=HERE, postgresql_where=HERE
        ),
        CheckConstraint("(gone_at IS NULL) = (gone IS NULL)", name="says_why_it_is_gone"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    format: Mapped[DocumentFormat] = mapped_column(stored_enum(DocumentFormat))
    kind: Mapped[FileKind] = mapped_column(stored_enum(FileKind))
    size: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))  # SHA-256, to say later whether it was this file
    added_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]
    asks_since: Mapped[datetime | None]
    gone_at: Mapped[datetime | None]
    gone: Mapped[Gone | None] = mapped_column(stored_enum(Gone))

    document: Mapped[Document] = relationship(back_populates="files")


class DocumentBytes(Base):
    """The bytes of a file, apart, so that no list ever loads them."""

    __tablename__ = "document_bytes"
    __table_args__ = (CheckConstraint(f"length(data) BETWEEN 1 AND {MOST_BYTES}", name="size_in_reason"),)

    file_id: Mapped[int] = mapped_column(ForeignKey("document_file.id"), primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class DocumentOpening(Base):
    """Somebody opened a file. Written and committed before the first byte is sent."""

    __tablename__ = "document_opening"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("document_file.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    at: Mapped[datetime]


class Declaration(Base):
    """Confidentiality, declared once for each panel: who, when, and which words (`declaration.WORDS`)."""

    __tablename__ = "confidentiality_declaration"

    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    words: Mapped[int]
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked: Mapped[str | None] = mapped_column(String(20))  # how they asked, where somebody wrote it down for them


class PackChoice(Base):
    """How somebody wants to read, where they have said so. `posted_at`: their printed pack is on its way."""

    __tablename__ = "pack_choice"
    __table_args__ = (Index("ix_pack_choice_to_post", "way", "posted_at"),)

    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    way: Mapped[Way] = mapped_column(stored_enum(Way))
    format: Mapped[DocumentFormat | None] = mapped_column(stored_enum(DocumentFormat, "pack_format"))
    chosen_at: Mapped[datetime]
    posted_at: Mapped[datetime | None]
    posted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    person: Mapped[Person] = relationship(foreign_keys=[person_id])


class PackSending(Base):
    """Everybody on it was told that there is something to read."""

    __tablename__ = "pack_sending"

    id: Mapped[int] = mapped_column(primary_key=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
