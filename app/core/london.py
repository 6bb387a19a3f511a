"""Days of London in SQL: of a moment stored in UTC, as text such as "2026-12-01"; and days from one to another."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Integer, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class london_day(FunctionElement[str]):  # noqa: N801  named as it is called, like every SQL function
    type = String()
    inherit_cache = True


@compiles(london_day, "sqlite")
def _day_in_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    """Only the last hour of a day of UTC can be another day; summer time lasts from one last Sunday to another."""
    (at,) = (compiler.process(each, **options) for each in element.clauses)
    began, ended = (f"date(substr({at}, 1, 4) || '-{month}-25', 'weekday 0') || ' 01:00:00'" for month in ("03", "10"))
    summer = f"substr({at}, 12, 2) = '23' AND {at} >= {began} AND {at} < {ended}"
    return f"(CASE WHEN {summer} THEN date({at}, '+1 hour') ELSE substr({at}, 1, 10) END)"


@compiles(london_day, "postgresql")
def _day_in_postgresql(element: Any, compiler: Any, **options: Any) -> str:
    (at,) = (compiler.process(each, **options) for each in element.clauses)
    return f"to_char({at} AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/London', 'YYYY-MM-DD')"


class days_until(FunctionElement[int]):  # noqa: N801
    """The days from the first day to the second; both are text or dates."""

    type = Integer()
    inherit_cache = True


@compiles(days_until, "sqlite")
def _until_in_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    start, end = (compiler.process(each, **options) for each in element.clauses)
    return f"CAST(julianday({end}) - julianday({start}) AS INTEGER)"


@compiles(days_until, "postgresql")
def _until_in_postgresql(element: Any, compiler: Any, **options: Any) -> str:
    start, end = (compiler.process(each, **options) for each in element.clauses)
    return f"(CAST({end} AS DATE) - CAST({start} AS DATE))"
