"""Sealing one score: `core/sealed.py`, bound to its candidate, its criterion and its member.

The length says nothing of whether there is a note of a line or of none.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from app.core import sealed as core
from app.core.sealed import Unreadable

__all__ = ["Given", "Place", "Unreadable", "seal", "unseal"]
BLOCK = 512  # bytes: what is sealed is filled up to a multiple of it
PURPOSE = "alongside sealed scores 1"

Place = tuple[int, int, int]  # candidate, criterion, person


@dataclass(frozen=True)
class Given:
    """What somebody gave: points, or not yet, and a note; when they last changed it."""

    points: int | None
    note: str
    at: datetime


def seal(given: Given, place: Place) -> bytes:
    plain = json.dumps([given.points, given.note, given.at.isoformat()]).encode()
    return core.seal(plain, purpose=PURPOSE, about=_about(place), block=BLOCK)


def unseal(sealed: bytes, place: Place) -> Given:
    points, note, at = json.loads(core.unseal(sealed, purpose=PURPOSE, about=_about(place)))
    return Given(points, note, datetime.fromisoformat(at))


def _about(place: Place) -> str:
    return ":".join(map(str, place))
