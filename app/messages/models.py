"""The outbox: the very bytes of each message, written in the transaction of the change that causes it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import stored_enum
from app.messages.states import MessageState
from app.people.models import Channel, Person


class OutboxMessage(Base):
    """One message to one person by one channel.

    `key` makes a cause that happens twice write once. `about` names what it speaks of ("place:12"), so that it can
    be asked just before sending whether it is still true. `uid` and `sequence` order calendar messages. `joined_id` is
    the message that this one went out as part of.
    """

    __tablename__ = "outbox_message"
    __table_args__ = (
        Index("ix_outbox_message_due", "state", "due_at", "id"),
        Index("ix_outbox_message_uid", "uid", "state", "id"),
        Index("ix_outbox_message_person", "person_id", "created_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    key: Mapped[str] = mapped_column(String(120), unique=True)
    message_id: Mapped[str] = mapped_column(String(120), unique=True)
    state: Mapped[MessageState] = mapped_column(stored_enum(MessageState), default=MessageState.WAITING)
    name: Mapped[str] = mapped_column(String(60))  # which message, such as place_confirmed
    about: Mapped[str] = mapped_column(String(60))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    channel: Mapped[Channel] = mapped_column(stored_enum(Channel))
    address: Mapped[str] = mapped_column(String(400))
    large_print: Mapped[bool] = mapped_column(default=False, server_default=false())  # of a letter
    subject: Mapped[str] = mapped_column(String(300))
    text: Mapped[str] = mapped_column(Text)
    html: Mapped[str | None] = mapped_column(Text)
    calendar: Mapped[bytes | None] = mapped_column(LargeBinary)
    method: Mapped[str | None] = mapped_column(String(10))  # REQUEST or CANCEL
    uid: Mapped[str | None] = mapped_column(String(120))
    sequence: Mapped[int | None]
    joined_id: Mapped[int | None] = mapped_column(ForeignKey("outbox_message.id"), index=True)
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    error: Mapped[str | None] = mapped_column(String(300))

    person: Mapped[Person] = relationship()
