"""What somebody was told of as new."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Base


class NewsTold(Base):
    """One opportunity that one person was told of, once and for good; `position` is its place in their message."""

    __tablename__ = "news_told"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), primary_key=True)
    position: Mapped[int]
    told_at: Mapped[datetime]
