"""Whom somebody may meet, or be read by, in what they have a place in: that it is so, never what it is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Base


class KeptApart(Base):
    """For as long as it is so: then the row goes. `settled_at`: they said that they stay, or the team has rung them."""

    __tablename__ = "kept_apart"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), primary_key=True, index=True)
    since: Mapped[datetime]
    tell_at: Mapped[datetime]
    told_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
