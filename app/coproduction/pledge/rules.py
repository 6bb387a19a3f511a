"""How many took the pledge, in numbers that point at nobody; and from when it can be renewed. No database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.months import months_later
from app.matching.ledger.rules import closed, shown

REMIND_DAYS = 14
EARLY_DAYS = 60  # before its day a pledge can be renewed


@dataclass(frozen=True)
class Counted:
    """`total`: everybody, or nothing where that would be a few. `teams`: (name, number or nothing), by name."""

    total: int | None
    teams: list[tuple[str, int | None]]


def counted(by_team: Mapping[str, int]) -> Counted:
    """Numbers of people by the team they are counted with; "" for those with none, which is a row like the others.

    A number under five is not shown, and no other one that would let it be worked out from the sum.
    """
    names = sorted(by_team, key=lambda name: (name == "", name.casefold()))
    total = sum(by_team.values())
    if shown(total) is None:
        return Counted(None, [(name, None) for name in names])
    kept_back = closed([[by_team[name]] for name in names])
    return Counted(total, [(name, None if at in kept_back else by_team[name]) for at, name in enumerate(names)])


def year_later(day: date) -> date:
    return months_later(day, 12)


def may_renew(renew_on: date, today: date, *, newer: bool) -> bool:
    """From two months before its day; at once where there is a newer wording."""
    return newer or today >= renew_on - timedelta(days=EARLY_DAYS)
