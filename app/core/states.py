"""States: an enum, its transition table, and `move()`, the only writer of any state.

A model with a state subclasses `Stateful`, names its table in `transitions` and its history model in `history`.
Every move is a history row in the same transaction; an illegal move raises.
"""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, Enum, ForeignKey, String, Text, literal_column
from sqlalchemy.orm import InstrumentedAttribute, Mapped, mapped_column, validates

from app.core import db
from app.core.actor import Actor


class IllegalMove(RuntimeError):
    """The code asked for a move the table does not know: a fault of ours, never of the person."""


Transitions = Mapping[Any, frozenset[Any]]


def table(moves: Mapping[Any, Iterable[Any]]) -> Transitions:
    return {state: frozenset(targets) for state, targets in moves.items()}


def stored_enum(kind: type[enum.Enum], check: str | None = None) -> Enum:
    """How every enum is stored: its value as text, with a CHECK, the same on both databases.

    `check` names it where one table holds several columns of one enum.
    """
    return Enum(
        kind,
        name=check or kind.__name__.lower(),
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


def one_of(column: InstrumentedAttribute[Any], states: Collection[enum.Enum]) -> ColumnElement[bool]:
    """`column.in_(states)` for states that our code names: written out once, where a list is bound anew each time."""
    return column.in_([literal_column(f"'{each.value}'") for each in sorted(states, key=lambda each: str(each.value))])


class MoveRow:
    """Columns of a history table: which state to which, when, by whom, for whom, and the reason in words."""

    id: Mapped[int] = mapped_column(primary_key=True)
    before: Mapped[str | None] = mapped_column(String(40))
    after: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    asked: Mapped[str | None] = mapped_column(String(20))
    reason: Mapped[str | None] = mapped_column(Text)


class Stateful:
    """A thing with `state`. Nothing but `move()` may write it; SQLAlchemy loads past the guard."""

    transitions: ClassVar[Transitions]
    history: ClassVar[type[Any]]
    moving = False

    @validates("state")
    def _only_move_writes(self, _key: str, value: object) -> object:
        if not self.moving:
            raise IllegalMove("only move() writes a state")
        return value


def move(thing: Any, to: enum.Enum, *, by: Actor, now: datetime, reason: str | None = None) -> Any:
    """Move `thing` to the state `to` and return the history row that was added.

    A new thing has no state yet: its first move may go to any state listed under `None`.
    """
    before = thing.state
    if to not in thing.transitions.get(before, frozenset()):
        raise IllegalMove(f"{type(thing).__name__} cannot go from {before} to {to}")
    thing.moving = True
    try:
        thing.state = to
    finally:
        thing.moving = False
    row = thing.history(
        before=before.value if before else None,
        after=to.value,
        at=now,
        actor_id=by.person_id,
        behalf_of_id=by.behalf_of_id,
        asked=by.asked.value if by.asked else None,
        reason=reason or None,
    )
    thing.moves.append(row)
    return row


def stored(row: MoveRow) -> int:
    """The id of a history row that was just added, for the event that speaks of its reason."""
    db.session().flush()
    return row.id
