"""Which sheet of a workbook is the register. One is chosen and named; none are merged."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.people.register.cells.roles import Experience, role_in_title
from app.people.register.headings import Table, find_table
from app.people.register.sheets import Book

PEOPLE = 2  # known headings that make a sheet look like a list of people


@dataclass(frozen=True)
class Chosen:
    """The table that is read, the notes about the file as a whole, and what its title says everybody is."""

    table: Table
    notes: tuple[str, ...]
    everyone: Experience | None


def choose(book: Book, title: str | None = None, file_name: str = "") -> Chosen:
    """The sheet called `title`, or the one that looks most like a list of people."""
    tables = [find_table(sheet) for sheet in book.sheets]
    table = _called(tables, title) if title else _likeliest(tables)
    everyone = role_in_title(table.sheet.title) or role_in_title(file_name.rpartition(".")[0])
    return Chosen(table, (*book.notes, *_said(table, tables)), everyone)


def _called(tables: list[Table], title: str) -> Table:
    for table in tables:
        if table.sheet.title.casefold() == title.strip().casefold():
            return table
    names = ", ".join(f"“{table.sheet.title}”" for table in tables)
    raise RuleBroken(_("There is no sheet “%(title)s”. Choose one of: %(names)s.", title=title[:80], names=names))


def _likeliest(tables: list[Table]) -> Table:
    """Of the sheets one can see whose headings are known about as well as any, the one with the most rows."""
    best = max(table.known for table in tables)
    return max(tables, key=lambda each: (not each.sheet.hidden, each.known >= max(best - 2, 1), len(each.rows)))


def _said(table: Table, tables: list[Table]) -> list[str]:
    notes = []
    others = [other for other in tables if other is not table]
    if others:
        notes.append(_("Sheet “%(title)s” was read.", title=table.sheet.title))
    for other in others:
        if other.known >= PEOPLE:
            title = other.sheet.title
            notes.append(
                _("Sheet “%(title)s” also looks like people. It was not read: bring it in on its own.", title=title)
            )
        else:
            notes.append(_("Sheet “%(title)s” was not read.", title=other.sheet.title))
    if not table.heading_rows:
        notes.append(_("No row of headings was found. Say which column is which."))
    elif table.heading_rows[0] > 1:
        row = table.heading_rows[0]
        notes.append(_("The headings are in row %(row)d. What stands above was left out.", row=row))
    if len(table.heading_rows) > 1:
        notes.append(_("The headings are in two rows, and were read together."))
    return notes
