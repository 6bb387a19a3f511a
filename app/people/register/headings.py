"""Where the headings are: not always in the first row, and sometimes in two rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from app.people.register.fields import NAMES
from app.people.register.private import NEVER, reason_to_leave_out
from app.people.register.sheets import Cell, Row, Sheet, shown
from app.people.register.synonyms import field_of, key
from app.people.register.values import is_data

SEARCHED = 30  # rows from the top in which headings are looked for
ENOUGH = 2  # known headings that make a row a heading row


@dataclass(frozen=True)
class Table:
    """A sheet once its headings are known. `first` is the number of the last heading row, 0 where there is none."""

    sheet: Sheet
    headings: tuple[str, ...]
    heading_rows: tuple[int, ...]
    rows: tuple[Row, ...]

    @cached_property
    def keys(self) -> list[str]:
        return [key(heading) for heading in self.headings]

    @property
    def known(self) -> int:
        return known_headings(self.headings)

    def repeats_headings(self, row: Row) -> bool:
        """Whether a row says the headings again, as printed pages do."""
        said = [key(shown(cell)) for cell in row.cells]
        same = sum(1 for word, heading in zip(said, self.keys, strict=False) if word and word == heading)
        return same >= ENOUGH and same * 2 > sum(1 for word in said if word)


def known_headings(headings: Sequence[str]) -> int:
    """How many different fields these headings name, and columns that we know to leave out."""
    fields = {found for found in map(field_of, headings) if found is not None}
    private = [heading for heading in headings if not field_of(heading) and reason_to_leave_out(key(heading)) in NEVER]
    return len(fields) + len(private)


def _is_enough(headings: Sequence[str], below: Sequence[Sequence[Cell]]) -> bool:
    """Two known headings make a row of headings; so does one beside others above data, or that of the names."""
    if known_headings(headings) >= ENOUGH:
        return True
    if any(field_of(each) in NAMES and "name" in key(each) for each in headings):
        return True
    several = sum(1 for each in headings if each) >= ENOUGH and known_headings(headings) > 0
    return several and any(is_data(cell) for cells in below for cell in cells)


def best_count(rows: Sequence[Sequence[Cell]]) -> int:
    """The most known headings found in one of these rows, or in one with the next."""
    return max((known_headings(heading) for _at, _rows, heading in _candidates(rows)), default=0)


def find_table(sheet: Sheet) -> Table:
    """The table of a sheet. Without headings every column is nameless and every row is data."""
    width = sheet.width
    top = [row.cells for row in sheet.rows[:SEARCHED]]
    best = max(_candidates(top), key=lambda found: (known_headings(found[2]), -found[1], -found[0]), default=None)
    if best is None or not _is_enough(best[2], top[best[0] + best[1] :]):
        return Table(sheet, ("",) * width, (), sheet.rows)
    at, tall, heading = best
    used = tuple(row.number for row in sheet.rows[at : at + tall])
    return Table(sheet, heading + ("",) * (width - len(heading)), used, sheet.rows[at + tall :])


def _candidates(rows: Sequence[Sequence[Cell]]) -> list[tuple[int, int, tuple[str, ...]]]:
    """(where, how many rows, headings) for each row that could be one, alone and together with the next."""
    found = []
    for at, cells in enumerate(rows):
        if not _could_be(cells):
            continue
        found.append((at, 1, tuple(shown(cell) for cell in cells)))
        following = rows[at + 1] if at + 1 < len(rows) else ()
        if _could_be(following):
            found.append((at, 2, _together(cells, following)))
    return found


def _could_be(cells: Sequence[Cell]) -> bool:
    return any(cells) and not any(is_data(cell) for cell in cells)


def _together(above: Sequence[Cell], below: Sequence[Cell]) -> tuple[str, ...]:
    """Two heading rows as one: the lower word where it says enough, else both; a wide upper word reaches right."""
    headings = []
    group = ""
    for at in range(max(len(above), len(below))):
        upper = shown(above[at]) if at < len(above) else ""
        lower = shown(below[at]) if at < len(below) else ""
        group = upper or group
        both = f"{group} {lower}".strip() if lower else upper
        headings.append(lower if lower and field_of(lower) and not field_of(both) else both)
    return tuple(headings)
