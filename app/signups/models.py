"""A place: one person, one seat, one session or the whole of an opportunity; and how it came to be."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, event, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import MoveRow, Stateful, stored_enum
from app.opportunities.models import Opportunity, Seat, Session
from app.people.models import Person
from app.signups.rules.reminders import Reminder
from app.signups.states import CALL_MOVES, LIVE, OPEN_CALLS, PLACE_MOVES, CallState, Coming, PlaceState

LIVE_SQL = text(f"state IN ({', '.join(repr(state.value) for state in sorted(LIVE, key=lambda s: s.value))})")
OPEN_SQL = text(f"state IN ({', '.join(repr(state.value) for state in sorted(OPEN_CALLS, key=lambda s: s.value))})")

LEAVING_SQL = text("leaving_at IS NOT NULL")


class PlaceMove(MoveRow, Base):
    __tablename__ = "place_move"

    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)


class Pair(Base):
    """Two people who come together or not at all; the first gives `code` to the other.

    `broken_at`: one of them is gone, or comes alone. Nobody joins it any more, and the other is asked what they want.
    """

    __tablename__ = "pair"
    __table_args__ = (UniqueConstraint("opportunity_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"))
    code: Mapped[str] = mapped_column(String(10))
    made_at: Mapped[datetime]
    broken_at: Mapped[datetime | None]


class Place(Stateful, Base):
    """`session_id` is empty where a place is for the whole opportunity (every session, or work with a due day).

    `position` orders the waiting: given once, in the order names came, and never reused within an opportunity. Where
    names are put in order, `rank` comes before it, and names that come later have none and follow.
    """

    __tablename__ = "place"
    __table_args__ = (
        # one live place a person and session; the empty session counts as one by its own index
        Index("uq_place_live_session", "person_id", "session_id", unique=True,
              sqlite_where=LIVE_SQL, postgresql_where=LIVE_SQL),
        Index("uq_place_live_whole", "person_id", "opportunity_id", unique=True,
              sqlite_where=text(f"session_id IS NULL AND {LIVE_SQL.text}"),
              postgresql_where=text(f"session_id IS NULL AND {LIVE_SQL.text}")),
        Index("ix_place_capacity", "opportunity_id", "seat_id", "session_id", "state"),
        Index("ix_place_leaving", "leaving_at", sqlite_where=LEAVING_SQL, postgresql_where=LEAVING_SQL),
    )  # fmt: skip
    transitions = PLACE_MOVES
    history = PlaceMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    state: Mapped[PlaceState] = mapped_column(stored_enum(PlaceState))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("opportunity_session.id"), index=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    position: Mapped[int]
    asked_at: Mapped[datetime]
    answer_by: Mapped[datetime | None]  # of a live offer
    leaving_at: Mapped[datetime | None]  # said that they cannot come: freed then
    supporter: Mapped[bool] = mapped_column(default=False, server_default=false())  # brings one, who takes no seat
    past_sign_off: Mapped[bool] = mapped_column(default=False, server_default=false())  # the team's own purpose
    number: Mapped[int | None]  # in the draw: one person's own, also when they come back
    rank: Mapped[int | None]  # where the order put this name, among those of one seat and session; 1 is the first
    turns: Mapped[int | None]  # what decided, where turns are taken: how many there were, and new to the kind or not
    new_to_kind: Mapped[bool | None]

    not_chosen: Mapped[str | None] = mapped_column(Text)  # why the last proposal gave it to others, for them to read

    pair_id: Mapped[int | None] = mapped_column(ForeignKey("pair.id"), index=True)

    person: Mapped[Person] = relationship()
    pair: Mapped[Pair | None] = relationship()
    opportunity: Mapped[Opportunity] = relationship()
    session: Mapped[Session | None] = relationship()
    seat: Mapped[Seat] = relationship()
    moves: Mapped[list[PlaceMove]] = relationship(order_by=PlaceMove.id)
    ticks: Mapped[list[Tick]] = relationship(cascade="all, delete-orphan")

    @property
    def because(self) -> str:
        """The sentence with which the order put this name where it is; empty where names are not put in order."""
        if self.rank is None:
            return ""
        put = (PlaceState.INTERESTED.value, PlaceState.RESERVE.value)
        return next((row.reason or "" for row in self.moves if (row.before, row.after) == put), "")


@event.listens_for(Place.state, "set")
def _stay(place: Place, _value: object, _before: object, _event: object) -> None:
    """A place that ends, or that somebody has again, is not leaving any more."""
    place.leaving_at = None


class OwnLimit(Base):
    """The most that a person wants to do in a month, as they say. Theirs and the involvement team's, never a host's."""

    __tablename__ = "own_limit"
    __table_args__ = (CheckConstraint("minutes > 0 OR sessions > 0", name="is_one"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    minutes: Mapped[int | None]
    sessions: Mapped[int | None]


class OrganisationLimit(Base):
    """One row: the most that the organisation asks of anybody in a month, and the time it allows between two places."""

    __tablename__ = "organisation_limit"
    __table_args__ = (CheckConstraint("id = 1", name="is_the_only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    minutes: Mapped[int | None]
    sessions: Mapped[int | None]
    stops: Mapped[bool] = mapped_column(default=False)  # else it only warns
    travel_minutes: Mapped[int]


class Tick(Base):
    """A condition the person ticked for themselves at sign-up. Only that they ticked is kept, never why."""

    __tablename__ = "tick"
    __table_args__ = (UniqueConstraint("place_id", "condition_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    condition_id: Mapped[int] = mapped_column(ForeignKey("condition.id", ondelete="CASCADE"))


class CallMove(MoveRow, Base):
    __tablename__ = "call_move"

    call_id: Mapped[int] = mapped_column(ForeignKey("call.id"), index=True)


class Call(Stateful, Base):
    """Somebody to ring about a free place, because it is too close to the day to wait for an answer by message.

    `seat_id` and `session_id` say what is free; `turn` says who is rung first.
    """

    __tablename__ = "call"
    __table_args__ = (
        Index("uq_call_open", "place_id", unique=True, sqlite_where=OPEN_SQL, postgresql_where=OPEN_SQL),
        Index("ix_call_unit", "seat_id", "session_id", "state"),
    )
    transitions = CALL_MOVES
    history = CallMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    state: Mapped[CallState] = mapped_column(stored_enum(CallState))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("opportunity_session.id"))
    turn: Mapped[int]
    made_at: Mapped[datetime]

    place: Mapped[Place] = relationship()
    moves: Mapped[list[CallMove]] = relationship(order_by=CallMove.id)


class Attending(Base):
    """What was asked and said about coming to one session of a place. No answer is kept as no answer, and no more.

    `asked_at` is empty until somebody asks. `new_yes` says that the time changed after their yes; silence never
    takes the place away. `reminded_for` is the day of the session that the last reminder spoke of.
    """

    __tablename__ = "attending"
    __table_args__ = (UniqueConstraint("place_id", "session_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    session_id: Mapped[int] = mapped_column(ForeignKey("opportunity_session.id"), index=True)
    reminded: Mapped[Reminder | None] = mapped_column(stored_enum(Reminder))
    reminded_for: Mapped[date | None]
    told_at: Mapped[datetime | None]  # of the time of this session, where that was later than of the place
    new_yes: Mapped[bool] = mapped_column(default=False)
    asked_at: Mapped[datetime | None]
    answer: Mapped[Coming | None] = mapped_column(stored_enum(Coming))
    answered_at: Mapped[datetime | None]
    no_cover_at: Mapped[datetime | None]  # "not that day", and the team manages without somebody else
    call_at: Mapped[datetime | None]  # when somebody should ring, where a new yes is wanted and no answer came

    place: Mapped[Place] = relationship()
    session: Mapped[Session] = relationship()

    @property
    def waits(self) -> bool:
        """Asked, and not answered by yes or no yet."""
        return self.asked_at is not None and self.answer in {None, Coming.PERHAPS}
