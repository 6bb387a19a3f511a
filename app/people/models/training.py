"""Training and checks of advisors: what is known, until when it counts, and never what stood in it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core import editions
from app.core.db import Base


class Course(Base):
    """Training an organisation knows by name, such as interview-panel training."""

    __tablename__ = "course"
    edition_of = editions.OPPORTUNITIES

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))


class TrainingRecord(Base):
    """Training an advisor has done. `done_on` may be unknown; `expires_on` is the last day it counts."""

    __tablename__ = "training_record"

    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), primary_key=True)
    course_code: Mapped[str] = mapped_column(ForeignKey("course.code"), primary_key=True)
    done_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    evidence: Mapped[str | None] = mapped_column(String(300))  # what shows it, in words or a reference


class TrainingGrant(Base):
    """Training that somebody has because they took part in what teaches it; beside what the team wrote down.

    One for each place and session that was recorded; taking the record back takes this one along, and no other.
    This room knows no places: both ids are without a reference.
    """

    __tablename__ = "training_grant"
    __table_args__ = (Index("ix_training_grant_of_person", "person_id", "course_code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"))
    course_code: Mapped[str] = mapped_column(ForeignKey("course.code"))
    place_id: Mapped[int] = mapped_column(index=True)
    session_id: Mapped[int | None]
    done_on: Mapped[date]
    expires_on: Mapped[date | None]


class CheckRecord(Base):
    """A check of this person that is clear (`checks.CHECKS`): never a number, a certificate or what stood in it.

    `cleared_on` may be unknown; `counts_until` is the last day it counts, nothing where it does not run out.
    """

    __tablename__ = "check_record"

    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), primary_key=True)
    check_code: Mapped[str] = mapped_column(String(40), primary_key=True)
    cleared_on: Mapped[date | None]
    counts_until: Mapped[date | None]

    def counts_on(self, day: date) -> bool:
        return self.counts_until is None or self.counts_until >= day
