"""What the workers know of the mailbox together: who reads it now, when it is read next, and what is wrong with it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from app.calendar.replies.mailbox.states import Problem
from app.core.db import Base
from app.core.states import stored_enum

ONLY = 1


class Mailbox(Base):
    """The one row. `address_key` tells one setting from another, and nothing of either.

    `claims` counts who took it up to read it, so that a worker whose lease ran out writes nothing over another's.
    """

    __tablename__ = "inbound_mailbox"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=ONLY)
    address_key: Mapped[str] = mapped_column(String(64))
    due_at: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    claims: Mapped[int] = mapped_column(default=0)
    failures: Mapped[int] = mapped_column(default=0)
    failing_since: Mapped[datetime | None]
    problem: Mapped[Problem | None] = mapped_column(stored_enum(Problem))
    tell_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]
