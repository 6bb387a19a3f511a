"""The tables of scoring. Only `sealed_score` is sealed; nothing else changes while members score."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import stored_enum
from app.panels.models import Candidate, Panel, PanelMember
from app.panels.scores.states import Asked, FileForm, Outcome
from app.people.models import Person

ONE_OF_TWO = "(person_id IS NULL) <> (member_id IS NULL)"


class Scoring(Base):
    """Of one panel: the scale, the opening, and whether the law asks that nothing of it is removed.

    There is no row before somebody says one of these; without it the scale is 0 to 5 and all is sealed.
    """

    __tablename__ = "panel_scoring"
    __table_args__ = (
        CheckConstraint("lowest >= 0 AND lowest < highest AND highest <= 10", name="scale_in_order"),
        CheckConstraint("(opened_at IS NULL) = (opened_by_id IS NULL)", name="opened_by_somebody"),
        CheckConstraint("(held_since IS NULL) = (held_by_id IS NULL)", name="held_by_somebody"),
    )

    panel_id: Mapped[int] = mapped_column(ForeignKey("panel.id"), primary_key=True)
    lowest: Mapped[int] = mapped_column(default=0)
    highest: Mapped[int] = mapped_column(default=5)
    opened_at: Mapped[datetime | None]
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    opened_why: Mapped[str] = mapped_column(Text, default="")  # empty where everything was in
    held_since: Mapped[datetime | None]
    held_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    held_why: Mapped[str] = mapped_column(Text, default="")

    opened_by: Mapped[Person | None] = relationship(foreign_keys=[opened_by_id])
    held_by: Mapped[Person | None] = relationship(foreign_keys=[held_by_id])


class Criterion(Base):
    """What every candidate is scored by. `anchors` says in words what each point means, the lowest first."""

    __tablename__ = "panel_criterion"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    panel_id: Mapped[int] = mapped_column(ForeignKey("panel.id"), index=True)
    position: Mapped[int]
    edition: Mapped[int] = mapped_column(default=1)  # by which a form knows that it is out of date
    name: Mapped[str] = mapped_column(String(120))
    words: Mapped[str] = mapped_column(Text, default="")
    anchors: Mapped[list[str]] = mapped_column(JSON)
    withdrawn_at: Mapped[datetime | None]


class Question(Base):
    """One question of the interview: who wrote it, who asks it, and which criterion it is to show."""

    __tablename__ = "panel_question"
    __table_args__ = (CheckConstraint("asks_person_id IS NULL OR asks_member_id IS NULL", name="one_asks"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    panel_id: Mapped[int] = mapped_column(ForeignKey("panel.id"), index=True)
    position: Mapped[int]
    edition: Mapped[int] = mapped_column(default=1)
    words: Mapped[str] = mapped_column(Text)
    criterion_id: Mapped[int | None] = mapped_column(ForeignKey("panel_criterion.id"))
    written_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asks_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    asks_member_id: Mapped[int | None] = mapped_column(ForeignKey("panel_member.id"))
    withdrawn_at: Mapped[datetime | None]

    criterion: Mapped[Criterion | None] = relationship()
    written_by: Mapped[Person] = relationship(foreign_keys=[written_by_id])


class LateChange(Base):
    """A question or a criterion that was changed on or after the first day of interviews, and why."""

    __tablename__ = "panel_late_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    panel_id: Mapped[int] = mapped_column(ForeignKey("panel.id"), index=True)
    what: Mapped[Asked] = mapped_column(stored_enum(Asked))
    before: Mapped[str] = mapped_column(Text, default="")  # empty: it was added
    after: Mapped[str] = mapped_column(Text, default="")  # empty: it was taken out
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    by: Mapped[Person] = relationship()


class SealedScore(Base):
    """One member's score of one candidate by one criterion, before the opening. No id, no time, nothing in clear.

    What stands in `sealed` only `sealing` reads. The key is the rule that nobody scores the same thing twice.
    """

    __tablename__ = "sealed_score"

    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidate.id"), primary_key=True, autoincrement=False)
    criterion_id: Mapped[int] = mapped_column(ForeignKey("panel_criterion.id"), primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class Score(Base):
    """After the opening: one version of a score. `number` 1 is what was sealed, or came late; the highest counts.

    `points` is empty where only a note was written. A member without a sign-in scored on paper.
    """

    __tablename__ = "panel_score"
    __table_args__ = (
        UniqueConstraint("candidate_id", "criterion_id", "person_id", "number"),
        UniqueConstraint("candidate_id", "criterion_id", "member_id", "number"),
        CheckConstraint(ONE_OF_TWO, name="one_member"),
        CheckConstraint("number >= 1", name="numbered"),
        CheckConstraint("points IS NULL OR points BETWEEN 0 AND 10", name="points_in_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidate.id"))
    criterion_id: Mapped[int] = mapped_column(ForeignKey("panel_criterion.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("panel_member.id"))
    number: Mapped[int]
    points: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")  # why it was changed, or came late; empty for what was sealed
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    candidate: Mapped[Candidate] = relationship()
    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])
    member: Mapped[PanelMember | None] = relationship()
    by: Mapped[Person] = relationship(foreign_keys=[by_id])


class CandidateOutcome(Base):
    """What was decided on one candidate. Earlier answers stand in the audit."""

    __tablename__ = "candidate_outcome"

    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidate.id"), primary_key=True, autoincrement=False)
    outcome: Mapped[Outcome] = mapped_column(stored_enum(Outcome))
    recorded_at: Mapped[datetime]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    recorded_by: Mapped[Person] = relationship()


class ScoresFile(Base):
    """Somebody took the scores out as a file."""

    __tablename__ = "scores_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    panel_id: Mapped[int] = mapped_column(ForeignKey("panel.id"), index=True)
    form: Mapped[FileForm] = mapped_column(stored_enum(FileForm))
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    by: Mapped[Person] = relationship()


class Removal(Base):
    """The certificate of removal: how much there was, and when it went. Never a value; kept for ever."""

    __tablename__ = "scores_removal"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    panel_id: Mapped[int] = mapped_column(ForeignKey("panel.id"), index=True)
    removed_at: Mapped[datetime]
    last_on: Mapped[date]  # the last day of interviews, from which the time was counted
    months: Mapped[int]
    candidates: Mapped[int]
    members: Mapped[int]
    given: Mapped[int]  # how many scores there were
    versions: Mapped[int]
    outcomes: Mapped[int]

    panel: Mapped[Panel] = relationship()
