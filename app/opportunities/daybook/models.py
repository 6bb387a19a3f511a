"""One entry a session."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Base
from app.core.states import stored_enum
from app.opportunities.daybook.states import Dated


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


class DatedReminder(Base):
    """Whoever answers for it was reminded, of what was due on that day. Another day is another reminder."""

    __tablename__ = "dated_reminder"
    __table_args__ = (UniqueConstraint("opportunity_id", "session_id", "what", "due_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id", ondelete="CASCADE"))
    session_id: Mapped[int | None] = mapped_column(
        ForeignKey("opportunity_session.id", ondelete="CASCADE"), index=True
    )  # of papers
    what: Mapped[Dated] = mapped_column(stored_enum(Dated))
    due_on: Mapped[date]
    at: Mapped[datetime]
