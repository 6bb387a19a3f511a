"""A story's choices, who read it, and where it stands as evidence. What it tells is never copied: it is read anew."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import MoveRow, Stateful, stored_enum
from app.people.models import Person, Team
from app.recognition.story.states import STORY_MOVES, StoryState


class StoryMove(MoveRow, Base):
    __tablename__ = "story_move"

    story_id: Mapped[int] = mapped_column(ForeignKey("story.id"), index=True)


class Story(Stateful, Base):
    """One person and one team. Without a row everything stands on it and nobody else reads it."""

    __tablename__ = "story"
    __table_args__ = (UniqueConstraint("person_id", "team_id"),)
    transitions = STORY_MOVES
    history = StoryMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    state: Mapped[StoryState] = mapped_column(stored_enum(StoryState))
    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"))
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    words: Mapped[str] = mapped_column(Text, default="")  # a sentence of their own, at the top
    left_out: Mapped[list[str]] = mapped_column(JSON, default=list)  # keys of `rules.Thing`
    standards: Mapped[bool] = mapped_column(default=True, server_default=true())  # whether those they had stand on it
    at: Mapped[datetime]  # of the last yes or no

    person: Mapped[Person] = relationship(
        primaryjoin="Story.person_id == Person.id", foreign_keys=[person_id], viewonly=True
    )
    team: Mapped[Team] = relationship()
    moves: Mapped[list[StoryMove]] = relationship(order_by=StoryMove.id)


class StoryReading(Base):
    """Somebody read it on that day. The person sees it."""

    __tablename__ = "story_reading"
    __table_args__ = (UniqueConstraint("story_id", "reader_id", "read_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    story_id: Mapped[int] = mapped_column(ForeignKey("story.id"))
    reader_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    read_on: Mapped[date]
    at: Mapped[datetime]

    reader: Mapped[Person] = relationship()


class StoryCitation(Base):
    """This evidence leads to the story. It goes with either, and when the story is taken back."""

    __tablename__ = "story_citation"

    evidence_id: Mapped[int] = mapped_column(ForeignKey("review_evidence.id", ondelete="CASCADE"), primary_key=True)
    story_id: Mapped[int] = mapped_column(ForeignKey("story.id"), index=True)
