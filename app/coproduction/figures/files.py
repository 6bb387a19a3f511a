"""The tables of a page as files: all of them as lines (CSV), or a sheet each (XLSX)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from flask import Response

from app.coproduction.figures.pages.seen import Cell, Seen, Table
from app.core.csv_file import csv_file, safe
from app.core.i18n import gettext as _

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOT_IN_A_SHEET = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
MOMENT = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
LONGEST_NAME = 31  # letters of the name of a sheet


def as_csv(name: str, title: str, seen: Seen, chosen: Sequence[tuple[str, str]]) -> Response:
    return csv_file(f"{name}.csv", [_("Table"), _("Row"), _("Number"), _("Value")], _lines(title, seen, chosen))


def _lines(title: str, seen: Seen, chosen: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, str, str]]:
    for what, words in _about(title, seen, chosen):
        yield what, "", "", words
    for table in seen.tables:
        for name, cells in table.rows:
            for head, cell in zip(table.heads[1:], cells, strict=True):
                yield table.caption, name, head, cell.words if cell.number is None else f"{cell.number:g}"


def as_xlsx(name: str, title: str, seen: Seen, chosen: Sequence[tuple[str, str]]) -> Response:
    """Every cell is a number or words; words that a spreadsheet would work out get a `'` before them, as in a CSV."""
    from openpyxl import Workbook

    book = Workbook()
    first = book.create_sheet(_("About"), 0)
    del book[book.sheetnames[1]]
    for row in _about(title, seen, chosen):
        first.append([_typed(words) for words in row])
    for at, table in enumerate(seen.tables, start=1):
        sheet = book.create_sheet(_sheet_name(at, table))
        sheet.append([_typed(head) for head in table.heads])
        for name_, cells in table.rows:
            sheet.append([_typed(name_), *(_value(cell) for cell in cells)])
        sheet.freeze_panes = "B2"
        sheet.column_dimensions["A"].width = 44
    for sheet in book:
        for row_ in sheet.iter_rows():
            for cell_ in row_:
                if isinstance(cell_.value, str):
                    cell_.data_type = "s"  # never a formula, whatever it begins with
    file = BytesIO()
    book.save(file)
    answer = Response(_without_moment(file.getvalue()), mimetype=XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer


def _without_moment(written: bytes) -> bytes:
    """The workbook without the time at which it was written: the same numbers are the same bytes, whoever asks when."""
    out = BytesIO()
    with ZipFile(BytesIO(written)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name), MOMENT.sub(b"", old.read(name)), ZIP_DEFLATED)
    return out.getvalue()


def _about(title: str, seen: Seen, chosen: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    sentences = [seen.finding, *(each for each in seen.more if each)]
    times = [(_("Time"), seen.days), (_("The time before"), seen.before)]
    found = [(_("What"), title), *(each for each in times if each[1]), *chosen]
    return [*found, *((_("Finding"), each) for each in sentences), *((_("Note"), each) for each in seen.notes)]


def _sheet_name(at: int, table: Table) -> str:
    return f"{at} {NOT_IN_A_SHEET.sub(' ', table.caption)}"[:LONGEST_NAME].strip()


def _value(cell: Cell) -> str | int | float:
    return _typed(cell.words) if cell.number is None else cell.number


def _typed(words: str) -> str | int:
    return safe("".join(letter for letter in words if letter.isprintable()))
