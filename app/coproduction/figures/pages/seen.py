"""What a page of figures is made of: a finding in sentences, tables, charts. The same goes into files and papers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.coproduction.figures.rules import percent
from app.core.formatting import day, money
from app.core.i18n import gettext as _


@dataclass(frozen=True)
class Cell:
    """`words` as they are read; `number` for a spreadsheet, where it is one; `rows`: what to ask for to see them."""

    words: str
    number: int | float | None = None
    rows: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Table:
    """`heads`: that of the first column too. A row is a name and its cells."""

    caption: str
    heads: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Cell]]]
    empty: str = ""  # the sentence in its place where there is no row


@dataclass(frozen=True)
class Bar:
    """`share`: of the whole width, in percent."""

    name: str
    share: int
    words: str
    before: str = ""


@dataclass(frozen=True)
class Bars:
    """A table in which each row has a bar under its name. `heads`: name, this time, and before where it is there."""

    caption: str
    heads: Sequence[str]
    bars: Sequence[Bar]


@dataclass(frozen=True)
class Columns:
    """A drawing of at most six columns, oldest first: (name, number, words). Its table stands beside it."""

    title: str
    told: str  # in one sentence, for whoever does not see it
    columns: Sequence[tuple[str, int, str]]

    @property
    def most(self) -> int:
        return max((number for _name, number, _words in self.columns), default=0) or 1


@dataclass(frozen=True)
class Seen:
    finding: str
    days: str
    before: str = ""
    more: Sequence[str] = ()  # sentences under the finding
    charts: Sequence[Bars | Columns] = ()
    tables: Sequence[Table] = ()
    notes: Sequence[str] = field(default_factory=list)  # what the words mean, and what is not there


def number(value: int, **rows: str) -> Cell:
    return Cell(f"{value:,}", value, rows if rows and value else None)


def pence(value: int, **rows: str) -> Cell:
    return Cell(money(value), value / 100, rows if rows and value else None)


def share(part: int, whole: int) -> Cell:
    """In percent; a dash where there is nothing that it could be a part of."""
    value = percent(part, whole)
    return Cell("–") if value is None else Cell(f"{value}%", value)


def hidden() -> Cell:
    return Cell(_("not shown"))


def span(first: date, last: date) -> str:
    return _("%(first)s to %(last)s", first=day(first), last=day(last))


def times() -> tuple[str, str]:
    return _("This time"), _("The time before")
