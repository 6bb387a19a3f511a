"""Rates with the day they begin, contributions, and certificates."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import editions
from app.core.db import Base
from app.core.ids import new_ref
from app.opportunities.models import Session
from app.recognition.rules import Part
from app.signups.models import Place


class Rate(Base):
    """Pence an hour for a tier from a day on. A sum is never edited: a new row begins on a later day."""

    __tablename__ = "rate"
    edition_of = editions.OPPORTUNITIES
    __table_args__ = (UniqueConstraint("tier", "effective_from"), CheckConstraint("pence > 0", name="is_a_sum"))

    id: Mapped[int] = mapped_column(primary_key=True)
    tier: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(80))
    pence: Mapped[int]
    effective_from: Mapped[date]
    source: Mapped[str] = mapped_column(String(300), default="")
    checked_on: Mapped[date | None]  # when somebody last looked whether it still holds


class Contribution(Base):
    """One part taken: minutes of each sort and the involvement payment in pence, with how it was worked out.

    `pence` is empty while it cannot be worked out (no rate in force, a promise that leaves a question open): it is
    never guessed, and `reckoning` says why. `current` is dropped when the record is corrected: the corrected row is a
    new one, the old one is kept.
    """

    __tablename__ = "contribution"
    __table_args__ = (
        Index("uq_contribution_current_session", "place_id", "session_id", unique=True,
              sqlite_where=text("current"), postgresql_where=text("current")),
        Index("uq_contribution_current_whole", "place_id", unique=True,
              sqlite_where=text("current AND session_id IS NULL"),
              postgresql_where=text("current AND session_id IS NULL")),
        CheckConstraint("activity_minutes >= 0 AND prep_minutes >= 0 AND pence >= 0", name="not_negative"),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    session_id: Mapped[int | None] = mapped_column(ForeignKey("opportunity_session.id"), index=True)
    happened_on: Mapped[date]
    activity_minutes: Mapped[int]
    prep_minutes: Mapped[int]
    said_of_others: Mapped[dict[str, int] | None] = mapped_column(JSON, default=dict)  # minutes by `rules.Part`
    pence: Mapped[int | None]
    rate_id: Mapped[int | None] = mapped_column(ForeignKey("rate.id"))
    reckoning: Mapped[str] = mapped_column(String(400))
    recorded_at: Mapped[datetime]
    current: Mapped[bool] = mapped_column(default=True)

    place: Mapped[Place] = relationship()
    session: Mapped[Session | None] = relationship()
    rate: Mapped[Rate | None] = relationship()
    certificate: Mapped[Certificate | None] = relationship(back_populates="contribution")

    @property
    def other_minutes(self) -> dict[str, int]:
        """Of the other parts that are paid; none in records from before they were asked for."""
        return self.said_of_others or {}

    @property
    def given_minutes(self) -> int:
        """The time given: all of it but the way there."""
        other = sum(minutes for part, minutes in self.other_minutes.items() if part != Part.TRAVEL)
        return self.activity_minutes + self.prep_minutes + other


class Missed(Base):
    """One session of a series that the holder of a place for all of it was not at. No cause, and never summed.

    Where a place is for one session alone, and stands, its state says the same.
    """

    __tablename__ = "missed_session"
    __table_args__ = (UniqueConstraint("place_id", "session_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    session_id: Mapped[int] = mapped_column(ForeignKey("opportunity_session.id"), index=True)
    recorded_at: Mapped[datetime]


class Presence(Base):
    """Somebody said on the day that the holder of this place is here, or that they left early. No time is kept.

    It lasts until it is recorded who took part; from then on the record alone says so.
    """

    __tablename__ = "presence"
    __table_args__ = (UniqueConstraint("place_id", "session_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    session_id: Mapped[int] = mapped_column(ForeignKey("opportunity_session.id"), index=True)
    left_early: Mapped[bool] = mapped_column(default=False)


class Certificate(Base):
    """`code` confirms it to anyone who holds it, while `checkable`.

    What it shows beyond initials, kind, hours and date is the holder's choice: the name, the title, the team.
    """

    __tablename__ = "certificate"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id"), unique=True)
    checkable: Mapped[bool] = mapped_column(default=True)
    shows_name: Mapped[bool] = mapped_column(default=False)
    shows_title: Mapped[bool] = mapped_column(default=False)
    shows_team: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]

    contribution: Mapped[Contribution] = relationship(back_populates="certificate")
