"""What somebody chose for one opportunity; without a row an entry follows its own rule."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Base


class SharingChoice(Base):
    """Whether this entry is shared with the host of this opportunity. An entry that is taken away takes it along."""

    __tablename__ = "sharing_choice"

    entry_id: Mapped[int] = mapped_column(ForeignKey("passport_entry.id", ondelete="CASCADE"), primary_key=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), primary_key=True)
    shared: Mapped[bool]
    decided_at: Mapped[datetime]


class SharingAnswer(Base):
    """They were asked about this opportunity once and have answered, whatever they chose: nobody asks again."""

    __tablename__ = "sharing_answer"

    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), primary_key=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), primary_key=True)
    answered_at: Mapped[datetime]
