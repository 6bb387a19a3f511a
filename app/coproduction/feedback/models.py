"""Feedback on one part, that it was asked for, who is not to be asked, and concerns."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.coproduction.feedback.states import CONCERN_MOVES, ConcernState, Said, Share
from app.core.actor import Asked
from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import MoveRow, Stateful, stored_enum
from app.opportunities.models import Opportunity, Session
from app.people.models import Person, Team
from app.signups.models import Place

WHOLE = text("session_id IS NULL")
OPEN_SQL = text(f"state <> '{ConcernState.SETTLED.value}'")


class Feedback(Base):
    """What one advisor says of one part. Deleted when they take it back. `asked`: how they asked the team to enter it.

    `papers`: what there was to read came in time; `heard`: listened to; `needs`: access needs met; `paid`: on time;
    `told`: what came of it; `again`: would do it again.
    """

    __tablename__ = "feedback"
    __table_args__ = (
        Index("uq_feedback_session", "place_id", "session_id", unique=True),
        Index("uq_feedback_whole", "place_id", unique=True, sqlite_where=WHOLE, postgresql_where=WHOLE),
        Index("ix_feedback_of_team", "team_id", "given_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("opportunity_session.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), index=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), index=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    papers: Mapped[Said] = mapped_column(stored_enum(Said, "papers_said"))
    heard: Mapped[Said] = mapped_column(stored_enum(Said, "heard_said"))
    needs: Mapped[Said] = mapped_column(stored_enum(Said, "needs_said"))
    paid: Mapped[Said] = mapped_column(stored_enum(Said, "paid_said"))
    told: Mapped[Said] = mapped_column(stored_enum(Said, "told_said"))
    again: Mapped[Said] = mapped_column(stored_enum(Said, "again_said"))
    words: Mapped[str] = mapped_column(Text, default="")
    share: Mapped[Share] = mapped_column(stored_enum(Share))
    given_at: Mapped[datetime]
    changed_at: Mapped[datetime | None]
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    asked: Mapped[Asked | None] = mapped_column(stored_enum(Asked))

    person: Mapped[Person] = relationship(
        primaryjoin="Feedback.person_id == Person.id", foreign_keys=[person_id], viewonly=True
    )
    opportunity: Mapped[Opportunity] = relationship()
    team: Mapped[Team] = relationship()
    place: Mapped[Place] = relationship()
    session: Mapped[Session | None] = relationship()


class FeedbackAsk(Base):
    """Somebody was asked about one part, once. `no_at`: they said "not now", and are not asked about it again."""

    __tablename__ = "feedback_ask"
    __table_args__ = (
        Index("uq_feedback_ask_session", "place_id", "session_id", unique=True),
        Index("uq_feedback_ask_whole", "place_id", unique=True, sqlite_where=WHOLE, postgresql_where=WHOLE),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("opportunity_session.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), index=True)
    asked_at: Mapped[datetime]
    no_at: Mapped[datetime | None]

    place: Mapped[Place] = relationship()
    session: Mapped[Session | None] = relationship()


class FeedbackSilence(Base):
    """Somebody does not want to be asked at all. They may still say how it was; no host sees it."""

    __tablename__ = "feedback_silence"

    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), primary_key=True)
    since: Mapped[datetime]


class ConcernMove(MoveRow, Base):
    __tablename__ = "concern_move"

    concern_id: Mapped[int] = mapped_column(ForeignKey("concern.id"), index=True)


class Concern(Stateful, Base):
    """Something a person of the involvement team is to know or do. Its words go when it is settled.

    `owner_id` is who has taken it up; until then it waits for the advisor's facilitator, or for anybody of the team.
    """

    __tablename__ = "concern"
    __table_args__ = (
        CheckConstraint("(state = 'settled') = (words IS NULL)", name="words_go_when_settled"),
        Index("ix_concern_open", "raised_at", sqlite_where=OPEN_SQL, postgresql_where=OPEN_SQL),
    )
    transitions = CONCERN_MOVES
    history = ConcernMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    state: Mapped[ConcernState] = mapped_column(stored_enum(ConcernState))
    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), index=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), index=True)
    words: Mapped[str | None] = mapped_column(Text)
    raised_at: Mapped[datetime]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    person: Mapped[Person] = relationship(
        primaryjoin="Concern.person_id == Person.id", foreign_keys=[person_id], viewonly=True
    )
    owner: Mapped[Person | None] = relationship(foreign_keys=[owner_id])
    opportunity: Mapped[Opportunity] = relationship()
    moves: Mapped[list[ConcernMove]] = relationship(order_by=ConcernMove.id)
