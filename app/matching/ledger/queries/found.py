"""What is asked of the ledger, and what is found: numbers of groups, nobody by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement, FromClause, and_, true

from app.matching.ledger.rules import Period, Spread


@dataclass(frozen=True)
class Wanted:
    """Whose turns count: of one kind, of one team, or all. `team`: its id."""

    kind: str = ""
    team: int | None = None

    def of(self, had: FromClause) -> ColumnElement[bool]:
        """The condition on turns."""
        asked = [had.c.kind_code == self.kind] if self.kind else []
        asked += [had.c.team_id == self.team] if self.team is not None else []
        return and_(true(), *asked)


class People(NamedTuple):
    """So many people of one group who had the same number of turns, and their planned minutes together."""

    turns: int
    service_user: bool
    carer: bool
    recent: bool  # joined in the year before the last day
    first: bool  # their first turn ever was in this time
    number: int
    minutes: int


class Where(NamedTuple):
    """The turns of one kind with one team: how many, how many of them somebody's first ever, and planned minutes."""

    kind: str
    team: int
    turns: int
    first: int
    minutes: int


class Repeats(NamedTuple):
    """Of one team: turns, different people, and the turns of the three who had the most."""

    team: int
    turns: int
    people: int
    of_three: int


@dataclass(frozen=True)
class Looked:
    """What one time looks like. People: active at its end, or with a turn in it."""

    period: Period
    rows: Sequence[People]

    def spread(self) -> Spread:
        found: Counter[int] = Counter()
        for row in self.rows:
            found[row.turns] += row.number
        return Spread(dict(found))

    @property
    def minutes(self) -> int:
        return sum(row.minutes for row in self.rows)

    @property
    def first_timers(self) -> int:
        return sum(row.number for row in self.rows if row.first)


@dataclass(frozen=True)
class Added:
    """This time and the time before, where turns were, whom each team had, and active people by recent load."""

    now: Looked
    before: Looked
    where: Sequence[Where]
    repeats: Sequence[Repeats]
    by_load: Mapping[int, int]
