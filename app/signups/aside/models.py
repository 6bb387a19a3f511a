"""Who said "not this one" of what, and to which days."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Base
from app.signups.aside.rules import LENGTH


class Aside(Base):
    """One opportunity that one person set aside. `times`: what the days and the length were (`rules.times_of`)."""

    __tablename__ = "aside"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), primary_key=True, index=True)
    times: Mapped[str] = mapped_column(String(LENGTH))
    at: Mapped[datetime]
