"""Every mail that came to the address of invitations, what became of it, and why."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.calendar.models import Invitation
from app.calendar.replies.states import Outcome, Reason, Transport
from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import stored_enum
from app.people.models import Person


class InboundMail(Base):
    """`times` counts how often the same mail came; `handled_at` is when somebody of the team had seen to it.

    `raw`, `comment`, `words` and `said_back` may tell of somebody's health: the team alone reads them, and they are
    cleared after 30 days or with the end of the session (`queries.to_clear`). What a person wrote stays until
    somebody has read it.
    """

    __tablename__ = "inbound_mail"
    __table_args__ = (
        Index("ix_inbound_mail_received", "received_at"),
        Index("ix_inbound_mail_outcome", "outcome", "received_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    received_at: Mapped[datetime]
    transport: Mapped[Transport] = mapped_column(stored_enum(Transport))
    fingerprint: Mapped[str] = mapped_column(String(64), unique=True)  # the same mail is here once
    message_id: Mapped[str] = mapped_column(String(400))
    sender: Mapped[str] = mapped_column(String(254))  # as the mail says, believed by nobody
    subject: Mapped[str] = mapped_column(String(300))
    outcome: Mapped[Outcome] = mapped_column(stored_enum(Outcome))
    reason: Mapped[Reason] = mapped_column(stored_enum(Reason))
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("invitation.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    comment: Mapped[str | None] = mapped_column(Text)
    proposed: Mapped[str | None] = mapped_column(String(200))
    words: Mapped[str | None] = mapped_column(Text)
    raw: Mapped[bytes | None] = mapped_column(LargeBinary)
    cleared_at: Mapped[datetime | None]
    times: Mapped[int] = mapped_column(default=1)
    to_read: Mapped[bool]  # something in it needs a person
    handled_at: Mapped[datetime | None]
    said_back: Mapped[str | None] = mapped_column(Text)  # what the team wrote to them about another time

    invitation: Mapped[Invitation | None] = relationship()
    person: Mapped[Person | None] = relationship()
