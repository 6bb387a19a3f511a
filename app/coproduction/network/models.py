"""A network, its members, its meetings with their minutes, what it decided and what somebody does about it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.coproduction.network.states import MEMBER_MOVES, ComesAs, MemberState
from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import MoveRow, Stateful, stored_enum
from app.opportunities.models import Opportunity
from app.people.models import Person


class Network(Base):
    __tablename__ = "network"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    version: Mapped[int] = mapped_column(default=1)  # raised by every write: the row that a writer takes first
    name: Mapped[str] = mapped_column(String(120), unique=True)
    about: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]

    members: Mapped[list[Member]] = relationship(back_populates="network", order_by="Member.id")
    meetings: Mapped[list[Meeting]] = relationship(back_populates="network", order_by="Meeting.id")
    decisions: Mapped[list[Decision]] = relationship(order_by="Decision.on.desc(), Decision.id.desc()")
    actions: Mapped[list[NetworkAction]] = relationship(order_by="NetworkAction.due_on, NetworkAction.id")


class MemberMove(MoveRow, Base):
    __tablename__ = "network_member_move"

    member_id: Mapped[int] = mapped_column(ForeignKey("network_member.id"), index=True)


class Member(Stateful, Base):
    """One person in one network, here or gone; by their own will either way."""

    __tablename__ = "network_member"
    __table_args__ = (UniqueConstraint("network_id", "person_id"),)
    transitions = MEMBER_MOVES
    history = MemberMove

    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[MemberState] = mapped_column(stored_enum(MemberState))
    network_id: Mapped[int] = mapped_column(ForeignKey("network.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    comes_as: Mapped[ComesAs] = mapped_column(stored_enum(ComesAs))
    shows_name: Mapped[bool] = mapped_column(default=False, server_default=false())  # to the other members
    convenes: Mapped[bool] = mapped_column(default=False, server_default=false())

    network: Mapped[Network] = relationship(back_populates="members")
    person: Mapped[Person] = relationship()
    moves: Mapped[list[MemberMove]] = relationship(order_by=MemberMove.id)


class Meeting(Base):
    """An opportunity that is a meeting of a network. `minutes_at`: since when its members can read the minutes."""

    __tablename__ = "network_meeting"

    id: Mapped[int] = mapped_column(primary_key=True)
    network_id: Mapped[int] = mapped_column(ForeignKey("network.id"), index=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), unique=True)
    minutes: Mapped[str] = mapped_column(Text, default="")
    minutes_at: Mapped[datetime | None]

    network: Mapped[Network] = relationship(back_populates="meetings")
    opportunity: Mapped[Opportunity] = relationship()


class Decision(Base):
    __tablename__ = "network_decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    network_id: Mapped[int] = mapped_column(ForeignKey("network.id"), index=True)
    words: Mapped[str] = mapped_column(Text)
    on: Mapped[date]


class NetworkAction(Base):
    """What a member will do. Without an owner once that member has left: somebody else is wanted."""

    __tablename__ = "network_action"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    network_id: Mapped[int] = mapped_column(ForeignKey("network.id"), index=True)
    words: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]

    owner: Mapped[Person | None] = relationship()
    network: Mapped[Network] = relationship(viewonly=True)
