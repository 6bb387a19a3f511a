"""The planned minutes beside the sessions, in SQL: what `rules.planned` says of one opportunity, for thousands."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, case, func, literal

from app.opportunities.details import SPECS, Question
from app.opportunities.models import Kind, Opportunity


def once_minutes() -> ColumnElement[int]:
    """Done once by whoever takes part; of `Opportunity` and its `Kind`, which the statement joins."""
    return Opportunity.prep_minutes + _by_shape(each=False)


def each_minutes() -> ColumnElement[int]:
    """Done with each session; likewise."""
    return _by_shape(each=True)


def _by_shape(*, each: bool) -> ColumnElement[int]:
    asked = {shape: [one for one in those if one.part and one.each is each] for shape, those in SPECS.items()}
    return case(*((Kind.shape == shape, _added(those)) for shape, those in asked.items() if those), else_=0)


def _added(those: Iterable[Question]) -> ColumnElement[int]:
    found: ColumnElement[int] = literal(0)
    for each in those:
        found = found + func.coalesce(Opportunity.details[each.key].as_integer(), 0)
    return found
