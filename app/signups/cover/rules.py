"""Whom to ask first, and whom to leave in peace. Pure: the matcher may bring another order for the same page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from app.signups.rules.clashes import OVERLAP, OWN_LIMIT, WAY, Concern

CLASHES = (OVERLAP, WAY)
LATELY = timedelta(days=7)  # whoever was asked to step in anywhere since then is left in peace
RECENT = timedelta(days=365)  # turns count for a year
MAY_STILL_ANSWER = timedelta(days=2)  # so long the team waits before it is reminded of a day without somebody
AT_A_TIME = 5


@dataclass(frozen=True)
class Candidate:
    """Somebody who fits on the record. `position` is their number on the list of this seat, if they wait for it."""

    person_id: int
    position: int | None
    interested: bool
    turns: int


def in_the_way(found: Iterable[Concern], *, waits: bool) -> bool:
    """Whether somebody is not asked to step in: they are elsewhere or on the way, or it would be too much.

    What somebody set for themselves keeps us from asking; whoever waits for this very place has asked for it.
    """
    return any(each.stops or each.code in CLASHES or (each.code == OWN_LIMIT and not waits) for each in found)


def ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those who wait, in their order; then those interested in the kind; fewest recent turns first."""
    return sorted(
        candidates,
        key=lambda each: (
            each.position is None, each.position or 0, not each.interested, each.turns, each.person_id,
        ),
    )  # fmt: skip
