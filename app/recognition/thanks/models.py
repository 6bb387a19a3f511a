"""Thank-yous and skills. Each is of one part: a place in a session, or in work without one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.ids import new_ref
from app.people.models import Person

WHOLE = text("session_id IS NULL")


class ThankYou(Base):
    """What one host wrote to somebody for one part. Never changed: it is theirs from then on."""

    __tablename__ = "thank_you"
    __table_args__ = (
        Index("uq_thank_you_session", "place_id", "session_id", "sender_id", unique=True),
        Index("uq_thank_you_whole", "place_id", "sender_id", unique=True, sqlite_where=WHOLE, postgresql_where=WHOLE),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("opportunity_session.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), index=True)
    sender_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]

    sender: Mapped[Person] = relationship()


class Skill(Base):
    """One thing somebody says they did or learned in one part. `asks`: a host may read it there and confirm it."""

    __tablename__ = "skill"
    __table_args__ = (
        Index("uq_skill_session", "place_id", "session_id", "words", unique=True),
        Index("uq_skill_whole", "place_id", "words", unique=True, sqlite_where=WHOLE, postgresql_where=WHOLE),
        CheckConstraint("(confirmed_at IS NULL) = (confirmed_by_id IS NULL)", name="confirmed_by_somebody"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("opportunity_session.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), index=True)
    words: Mapped[str] = mapped_column(String(120))
    asks: Mapped[bool]
    said_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
