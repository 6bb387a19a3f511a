"""Watching the order of locks: whoever writes about a place has taken the row of an opportunity before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM) \"?(\w+)")
GUARDED = {"place", "place_move", "pair", "call", "call_move", "cover_ask", "attending"}


@contextmanager
def opportunity_first(engine: Engine) -> Iterator[None]:
    """Inside the block a transaction fails that writes to a guarded table before it has updated an opportunity."""

    def begins(connection: Any) -> None:
        connection.info["has_opportunity"] = False

    def writes(connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        found = WRITES.match(statement)
        if found and found[1] == "opportunity":
            connection.info["has_opportunity"] = True
        elif found and found[1] in GUARDED:
            assert connection.info.get("has_opportunity"), f"without the row of the opportunity: {statement[:120]}"

    event.listen(engine, "begin", begins)
    event.listen(engine, "before_cursor_execute", writes)
    try:
        yield
    finally:
        event.remove(engine, "begin", begins)
        event.remove(engine, "before_cursor_execute", writes)
