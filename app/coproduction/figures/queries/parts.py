"""Several ways to group the same rows, in one statement that looks for them once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import CTE, ColumnElement, String, cast, func, literal, null, select, true, union_all

from app.core import db

Numbers = tuple[int, ...]
Part = Mapping[str, Numbers]


def grouped(
    rows: CTE, numbers: Sequence[ColumnElement[Any]], parts: Sequence[tuple[Any, ColumnElement[bool] | None]]
) -> list[Part]:
    """Of each part (a column, or none, and a condition) its numbers by what the column says; "" for nothing."""
    found: list[dict[str, Numbers]] = [{} for _each in parts]
    statement = union_all(*(_part(at, rows, numbers, *part) for at, part in enumerate(parts)))
    for at, code, *values in db.rows(statement):
        found[at][code or ""] = tuple(int(value or 0) for value in values)
    return list(found)


def _part(at: int, rows: CTE, numbers: Sequence[Any], column: Any, condition: ColumnElement[bool] | None) -> Any:
    code = cast(null(), String) if column is None else cast(column, String)
    sums = (func.sum(number) for number in numbers)
    wanted = select(literal(at), code, *sums).select_from(rows).where(true() if condition is None else condition)
    return wanted if column is None else wanted.group_by(column)
