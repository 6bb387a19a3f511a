"""The wordings of the pledge, and who took which."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.coproduction.pledge.states import PLEDGE_MOVES, Looked, OnWall, PledgeState
from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import MoveRow, Stateful, stored_enum
from app.people.models import Person, Team

HOLDS = text("state = 'taken'")


class PledgeWording(Base):
    """The words as they stood from one moment on. Never changed: the newest is the one that is taken."""

    __tablename__ = "pledge_wording"

    id: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class PledgeMove(MoveRow, Base):
    __tablename__ = "pledge_move"

    pledge_id: Mapped[int] = mapped_column(ForeignKey("pledge.id"), index=True)


class Pledge(Stateful, Base):
    """Taken by one person, or by a team. `counts_for`: the team a person would like to be counted with, if any.

    `promise` is what they will do, in their words; empty once it is withdrawn. Days are days in London.
    """

    __tablename__ = "pledge"
    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (team_id IS NULL)", name="of_one"),
        Index("uq_pledge_person", "person_id", unique=True, sqlite_where=HOLDS, postgresql_where=HOLDS),
        Index("uq_pledge_team", "team_id", unique=True, sqlite_where=HOLDS, postgresql_where=HOLDS),
        Index("ix_pledge_renew_on", "renew_on"),
    )
    transitions = PLEDGE_MOVES
    history = PledgeMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    code: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)  # by which the certificate is checked
    state: Mapped[PledgeState] = mapped_column(stored_enum(PledgeState))
    wording_id: Mapped[int] = mapped_column(ForeignKey("pledge_wording.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    counts_for_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    promise: Mapped[str] = mapped_column(Text)
    wall: Mapped[OnWall] = mapped_column(stored_enum(OnWall))
    looked: Mapped[Looked] = mapped_column(stored_enum(Looked), default=Looked.WAITING)
    taken_on: Mapped[date]
    renew_on: Mapped[date]
    said_at: Mapped[datetime]  # since when its words stand
    reminded_at: Mapped[datetime | None]

    wording: Mapped[PledgeWording] = relationship()
    person: Mapped[Person | None] = relationship()
    team: Mapped[Team | None] = relationship(foreign_keys=[team_id])
    counts_for: Mapped[Team | None] = relationship(foreign_keys=[counts_for_id])
    moves: Mapped[list[PledgeMove]] = relationship(order_by=PledgeMove.id)
