"""Events and `emit`: one capability's past tense is another one's cause, through one table.

An event is a frozen dataclass of ids and codes. `emit` writes the audit entry from it and runs the reactions that
`app/reactions/` lists, all in the transaction of the verb. Reactions write rows; nothing leaves the building.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import re
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from flask import current_app, g
from sqlalchemy import Executable, insert

from app.core import clock, db
from app.core.actor import Actor
from app.core.audit import AuditEntry

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}")


@dataclasses.dataclass(frozen=True)
class Event:
    """Base of all events; fields are ids, codes, enums, dates and numbers, never words."""


Reaction = Callable[[Any, Actor], None]
Table = Mapping[type[Event], Sequence[Reaction]]


DEEPEST = 4  # opportunity -> place -> message is three: a longer chain is a circle


def emit(event: Event, *, by: Actor) -> None:
    """Say that `event` happened. Only verbs (actions) call this, inside a transaction, after their own writes.

    A reaction may call a verb of another room; what that verb emits waits until the reactions of the event before
    it have run, so that every event is handled whole and in order (docs/adr/004-events.md).
    """
    if not db.writing():
        raise RuntimeError("an event happens inside a transaction")
    depth = g.get("event_depth", 0) + 1
    if depth > DEEPEST:
        raise RuntimeError(f"{type(event).__name__} comes round in a circle")
    db.run(*_entry(event, by))
    queue: deque[tuple[Event, Actor, int]] = g.setdefault("event_queue", deque())
    queue.append((event, by, depth))
    if depth == 1:
        _run(queue)


def _run(queue: deque[tuple[Event, Actor, int]]) -> None:
    table: Table = current_app.extensions["reactions"]
    try:
        while queue:
            event, by, g.event_depth = queue.popleft()
            db.session().flush()
            for react in table[type(event)]:
                react(event, by)
    finally:
        queue.clear()
        g.event_depth = 0


def _entry(event: Event, by: Actor) -> tuple[Executable, dict[str, Any]]:
    """What writes the audit entry: nobody reads it again in this transaction."""
    data = {field.name: _plain(getattr(event, field.name)) for field in dataclasses.fields(event)}
    return _insert(), {
        "at": clock.now(),
        "event": type(event).__name__,
        "actor_id": by.person_id,
        "behalf_of_id": by.behalf_of_id,
        "asked": by.asked.value if by.asked else None,
        "data": data,
    }


@cache
def _insert() -> Executable:
    return insert(AuditEntry).inline()


def _plain(value: object) -> object:
    """An id, a code or a number as JSON; anything that could be words is refused."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, str) and CODE.fullmatch(value):
        return value
    raise TypeError(f"an event holds ids and codes only, not {type(value).__name__}")
