"""What the organisation has set that cards speak of: its kinds and its rates, as plain values. Two small statements,
asked once an edition."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from sqlalchemy import Executable, select

from app.core import db
from app.core.editions import OPPORTUNITIES, Kept
from app.opportunities.models import Kind
from app.people.models import Course
from app.recognition.models import Rate


class KindLine(NamedTuple):
    code: str
    name: str
    active: bool
    course_code: str | None
    course_name: str | None


class RateLine(NamedTuple):
    """`pence` an hour for the tier from that day on."""

    tier: str
    effective_from: date
    pence: int


class Catalogue(NamedTuple):
    """Kinds in the organisation's order; rates with the newest of each tier first. Equal catalogues say the same."""

    kinds: tuple[KindLine, ...]
    rates: tuple[RateLine, ...]


_KEPT: Kept[str, Catalogue] = Kept(OPPORTUNITIES, 1)


def catalogue() -> Catalogue:
    return _KEPT.get("", _read)


def _read() -> Catalogue:
    kinds = tuple(KindLine(*row) for row in db.rows(_kinds()))
    return Catalogue(kinds, tuple(RateLine(*row) for row in db.rows(_rates())))


@cache
def _kinds() -> Executable:
    columns = (Kind.code, Kind.name, Kind.active, Kind.course_code, Course.name)
    return select(*columns).outerjoin(Course, Course.code == Kind.course_code).order_by(Kind.position, Kind.name)


@cache
def _rates() -> Executable:
    newest_first = (Rate.tier, Rate.effective_from.desc())
    return select(Rate.tier, Rate.effective_from, Rate.pence).order_by(*newest_first)
