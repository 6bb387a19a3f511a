"""One entry a session."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Base


class SessionEntry(Base):
    """Counts of people and calls; `said_1` to `said_5` are how many people judged a training so, 5 the best."""

    __tablename__ = "session_entry"
    __table_args__ = (
        CheckConstraint(
            "calls_made >= 0 AND calls_answered >= 0 AND calls_answered <= calls_made", name="calls_add_up"
        ),
        CheckConstraint(
            "said_1 >= 0 AND said_2 >= 0 AND said_3 >= 0 AND said_4 >= 0 AND said_5 >= 0", name="said_counts"
        ),
    )

    session_id: Mapped[int] = mapped_column(ForeignKey("opportunity_session.id", ondelete="CASCADE"), primary_key=True)
    papers_on: Mapped[date | None]
    calls_made: Mapped[int | None]
    calls_answered: Mapped[int | None]
    said_1: Mapped[int | None]
    said_2: Mapped[int | None]
    said_3: Mapped[int | None]
    said_4: Mapped[int | None]
    said_5: Mapped[int | None]
    written_at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
