"""A new row written at once, past the unit of work: for what many do at the same moment while others wait for a lock.

A flush asks every relationship of every row what could follow from it. Where nothing can, that took longer than the
insert. What is written here stands in the session afterwards like any row that was loaded.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Executable, insert
from sqlalchemy.orm import make_transient_to_detached
from sqlalchemy.orm.attributes import set_committed_value

from app.core import db, preview


def write(row: Any, *parts: tuple[str, Any], **known: Any) -> None:
    """Insert `row`, and what belongs to it: `parts` are (its column that names the row, the part).

    Only columns are looked at. `known` are relationships of the row that the caller has in hand, and need not be asked.
    """
    session = db.session()
    number = _inserted(row)
    for column, part in parts:
        set_committed_value(part, column, number)
        _inserted(part)
    for each in (*(part for _column, part in parts), row):
        make_transient_to_detached(each)
        session.add(each)
    for name, thing in known.items():
        set_committed_value(row, name, thing)
    preview.written(lambda: [row, *(part for _column, part in parts)])


def _inserted(row: Any) -> int:
    there: dict[str, Any] = row.__dict__
    kind: Any = type(row)
    for key, default in _defaults(kind):
        if there.get(key) is None:
            set_committed_value(row, key, default.arg(None) if default.is_callable else default.arg)
    keys = _keys(kind)
    for key in keys:
        if key not in there:
            set_committed_value(row, key, None)
    ((number,),) = db.rows(_insert(kind), {key: there[key] for key in keys if there[key] is not None})
    set_committed_value(row, "id", number)
    return int(number)


@cache
def _insert(kind: Any) -> Executable:
    if kind.edition_of:
        raise RuntimeError(f"{kind.__name__} belongs to an edition, which a flush renews")
    return insert(kind.__table__).returning(kind.__table__.c.id)


@cache
def _keys(kind: Any) -> tuple[str, ...]:
    return tuple(column.key for column in kind.__table__.columns if column.key != "id")


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((each.key, each.default) for each in kind.__table__.columns if each.default is not None)
