"""A note, which stays as it was written: what is wrong in it is put right by the next one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.people.models import Person


class SharedNote(Base):
    """On `person_id`, by `by_id`. Where they said it to us, `asked` is how, and the words are the person's own."""

    __tablename__ = "shared_note"
    __table_args__ = (Index("ix_shared_note_of_person", "person_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked: Mapped[str | None] = mapped_column(String(20))
    at: Mapped[datetime]
    words: Mapped[str] = mapped_column(Text)

    by: Mapped[Person] = relationship(foreign_keys=[by_id])
