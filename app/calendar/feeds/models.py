"""Feeds, each behind an address that is kept as a digest only."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.calendar.feeds.states import FeedKind
from app.core.db import Base
from app.core.states import stored_enum

ALIVE = text("ended_at IS NULL")


class Feed(Base):
    """`version` stands for all that went into the bytes when they were made last, `etag` for the bytes themselves, and
    `changed_at` is when those became others than before: with them an unchanged feed is answered without making it.
    """

    __tablename__ = "calendar_feed"
    __table_args__ = (
        Index("uq_calendar_feed_live", "person_id", "kind", unique=True, sqlite_where=ALIVE, postgresql_where=ALIVE),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("account.person_id"))
    kind: Mapped[FeedKind] = mapped_column(stored_enum(FeedKind))
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    version: Mapped[str] = mapped_column(String(64), default="")
    etag: Mapped[str] = mapped_column(String(64), default="")
    changed_at: Mapped[datetime | None]
