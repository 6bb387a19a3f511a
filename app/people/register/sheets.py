"""What a file holds once it is read: sheets of rows of cells, before anybody knows what a column means."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.core.errors import RuleBroken
from app.core.forms.cleaning import clean_text

MAX_BYTES = 5_000_000
MAX_ROWS = 20_030  # twenty thousand people, and what stands above and below them
MAX_COLUMNS = 200
MAX_EMPTY = 1_000
DAY_ZERO = date(1899, 12, 30)  # what a spreadsheet counts its days from, on Windows
DAY_ZERO_MAC = date(1904, 1, 1)

ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!"})


class FileRefused(RuleBroken):
    """The file cannot be read. `str(error)` is one sentence saying what to do."""


class Broken(enum.Enum):
    """A cell whose value nobody can know."""

    FORMULA = "formula"  # without a saved result
    ERROR = "error"  # it ended in #REF! or another error


Cell = str | int | float | bool | date | Broken | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `number` is the one the spreadsheet shows, from 1; `marks` is what was noticed about it before."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False
    marks: tuple[str, ...] = ()

    def cell(self, index: int) -> Cell:
        return self.cells[index] if index < len(self.cells) else None

    @property
    def filled(self) -> list[Cell]:
        return [cell for cell in self.cells if cell is not None]


@dataclass(frozen=True)
class Sheet:
    """One sheet; `title` is empty for a text file. In a text file a stray separator makes a row slip."""

    title: str
    rows: tuple[Row, ...]
    day_zero: date = DAY_ZERO
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()  # counted from 0
    may_slip: bool = False

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)


@dataclass(frozen=True)
class Book:
    """A whole file: its sheets, and what a person should know about how it was read."""

    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()


def words(text: str) -> Cell:
    """A cell of words made safe to keep; nothing when it only looks filled."""
    cleaned = clean_text(text) or ""
    if cleaned in ERRORS:
        return Broken.ERROR
    return cleaned or None


def shown(cell: Cell) -> str:
    """The cell as a person would read it, on one line and never very long."""
    if cell is None or isinstance(cell, Broken):
        return ""
    text = cell.strftime("%d/%m/%Y") if isinstance(cell, date) else " ".join(str(cell).split())
    return text if len(text) <= 80 else text[:79] + "…"


def without_deserts(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows up to the last filled one, with no more empty ones between than anybody could have meant."""
    kept: list[Row] = []
    last = empty = 0
    for row in rows:
        empty += not row.cells
        if row.cells or empty <= MAX_EMPTY:
            kept.append(row)
        if row.cells:
            last = len(kept)
    return tuple(kept[:last])


def trimmed(cells: list[Cell]) -> tuple[Cell, ...]:
    """The cells up to the last filled one."""
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)
