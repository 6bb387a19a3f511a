"""Watching the order of locks (docs/adr/036): people, then opportunities as they rise, then what belongs to them.

Whoever writes about a place has that very opportunity in hand, and nobody who has an opportunity waits for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, Executable, Insert, Select, Update, event
from sqlalchemy.orm import Session

from app.signups.cover.models import CoverAsk
from app.signups.models import Attending, Call, CallMove, Pair, Place, PlaceMove

WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM) \"?(\w+)")
GUARDED = {"place", "place_move", "pair", "call", "call_move", "cover_ask", "attending"}
People, Taken = set[int], list[int]


@contextmanager
def in_order(engine: Engine) -> Iterator[None]:
    """Inside the block a transaction fails that takes or writes something out of turn."""

    def begins(connection: Any) -> None:
        connection.info["people"], connection.info["taken"] = set(), []

    def asks(connection: Any, asked: Executable, _many: Any, given: Mapping[str, Any], _options: Any) -> None:
        if connection.get_execution_options().get("writer"):
            _held(connection, asked, given)
            _took(connection, asked, given)

    def writes(connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        found = WRITES.match(statement)
        if found and found[1] in GUARDED:
            assert connection.info.get("taken"), f"without the row of the opportunity: {statement[:120]}"

    def flushed(session: Session, _context: Any) -> None:
        taken = session.connection().info.get("taken", [])
        for thing in (*session.new, *session.dirty, *session.deleted):
            theirs = _opportunity_of(session, thing)
            assert theirs is None or theirs in taken, f"{thing} without its opportunity {theirs}, but with {taken}"

    listening = [(engine, "begin", begins), (engine, "before_execute", asks), (engine, "before_cursor_execute", writes),
                 (Session, "after_flush", flushed)]  # fmt: skip
    for each in listening:
        event.listen(*each)
    try:
        yield
    finally:
        for each in listening:
            event.remove(*each)


def _held(connection: Any, asked: Executable, given: Mapping[str, Any]) -> None:
    """People are held before any opportunity is taken; whoever is held already may be asked for anew."""
    if not isinstance(asked, Select) or asked._for_update_arg is None:
        return
    if "person" in {getattr(each, "name", "") for each in asked.columns_clause_froms}:
        ids = _ids(asked, given)
        late = ids - connection.info["people"]
        assert not (late and connection.info["taken"]), f"person {late} after opportunity {connection.info['taken']}"
        connection.info["people"] |= ids


def _took(connection: Any, asked: Executable, given: Mapping[str, Any]) -> None:
    """Opportunities are taken as they rise; one that is taken may be taken anew."""
    if isinstance(asked, Update) and str(asked.table) == "opportunity" and "opportunity_id" in given:
        taken, one = connection.info["taken"], given["opportunity_id"]
        assert one in taken or not taken or one > max(taken), f"opportunity {one} after {taken}"
        taken.append(one)
    if isinstance(asked, Insert) and str(asked.table) == "place" and "opportunity_id" in given:  # past the session
        assert given["opportunity_id"] in connection.info["taken"], "a place without its opportunity"


def _ids(asked: Select[Any], given: Mapping[str, Any]) -> People:
    values = {**asked.compile().params, **given}.values()
    return {each for value in values for each in (value if isinstance(value, list | tuple) else [value])
            if isinstance(each, int)}  # fmt: skip


def _opportunity_of(session: Session, thing: Any) -> int | None:
    """Of what is guarded: the opportunity it belongs to."""
    if isinstance(thing, CallMove):
        thing = session.get_one(Call, thing.call_id)
    if isinstance(thing, PlaceMove | Call | Attending):
        thing = session.get_one(Place, thing.place_id)
    return thing.opportunity_id if isinstance(thing, Place | Pair | CoverAsk) else None
