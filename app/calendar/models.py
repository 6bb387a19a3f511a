"""Invitations: one live row a person and session; earlier ones are kept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.calendar.states import Answer
from app.core.db import Base
from app.core.states import stored_enum
from app.messages.models import OutboxMessage
from app.opportunities.models import Session
from app.people.models import Person
from app.signups.models import Place


class Invitation(Base):
    """`uid` is made once and never changes; `sequence` rises with every mailed change; `time_sequence` is the last
    one that moved the time. `address` is where the REQUEST went, empty for somebody who was told another way.

    `starts_at`, `ends_at` and `location` are what the person was last told, so that a change can name old and new.
    `answer` is what they said last, to the entry with `answer_sequence`; `answer_dtstamp` tells which answer is later.
    `change` is the last message about a change; while that is unsent, the person knows what stands in `known_…`.
    """

    __tablename__ = "invitation"
    __table_args__ = (
        Index("uq_invitation_live", "person_id", "session_id", unique=True,
              sqlite_where=text("cancelled_at IS NULL"), postgresql_where=text("cancelled_at IS NULL")),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(120), unique=True)
    cancelled_at: Mapped[datetime | None]  # a cancelled invitation never comes back: the next one has a new uid
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("opportunity_session.id"), index=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    address: Mapped[str] = mapped_column(String(254))
    sequence: Mapped[int] = mapped_column(default=0)
    time_sequence: Mapped[int] = mapped_column(default=0)
    dtstamp: Mapped[datetime]
    content_hash: Mapped[str] = mapped_column(String(64))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    location: Mapped[str] = mapped_column(Text)
    answer: Mapped[Answer] = mapped_column(
        stored_enum(Answer), default=Answer.NEEDS_ACTION, server_default=Answer.NEEDS_ACTION.value
    )
    answer_sequence: Mapped[int | None]
    answer_dtstamp: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    taken_out: Mapped[bool] = mapped_column(default=False, server_default=false())  # by a no in their own calendar
    change_id: Mapped[int | None] = mapped_column(ForeignKey("outbox_message.id", ondelete="SET NULL"), index=True)
    known_starts_at: Mapped[datetime | None]
    known_ends_at: Mapped[datetime | None]
    known_location: Mapped[str | None] = mapped_column(Text)
    known_time_sequence: Mapped[int | None]

    change: Mapped[OutboxMessage | None] = relationship()
    person: Mapped[Person] = relationship()
    session: Mapped[Session] = relationship()
    place: Mapped[Place] = relationship()

    @property
    def answered(self) -> Answer:
        """What they answered to the time that stands: a yes to another time is no yes to this one."""
        told = self.answer_sequence is not None and self.answer_sequence >= self.time_sequence
        return self.answer if told else Answer.NEEDS_ACTION

    @property
    def is_out(self) -> bool:
        """Whether their own calendar has taken it out, and has not got it back since."""
        return self.taken_out and self.answered is Answer.DECLINED
