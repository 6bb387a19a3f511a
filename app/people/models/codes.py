"""Codes by which somebody who has no account makes one for themselves."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.people.models.persons import Person


class AccountCode(Base):
    """A code that works once, with the family name. Only a keyed digest is stored (`people/codes.py`).

    `ended_at` says that a newer code took its place. Which of them was used, and when, stays.
    """

    __tablename__ = "account_code"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    code_digest: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship()
