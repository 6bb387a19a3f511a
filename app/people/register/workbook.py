"""Workbooks: bounded before anything is built from them, then read cell by cell with their saved results."""

from __future__ import annotations

import datetime as dt
import warnings
import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from app.core.i18n import gettext as _
from app.people.register.marks import Marks, check_size, marks_of
from app.people.register.sheets import (
    DAY_ZERO,
    DAY_ZERO_MAC,
    Book,
    Broken,
    Cell,
    FileRefused,
    Row,
    Sheet,
    trimmed,
    without_deserts,
    words,
)

MAX_SHEETS = 50


def read_workbook(data: bytes) -> Book:
    """Every sheet that has anything in it, or `FileRefused`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            check_size(archive)
            marks = marks_of(archive)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that we do not read
            sheets = tuple(_sheets(data, marks))
    except FileRefused:
        raise
    except Exception as broken:  # a damaged workbook raises whatever its XML led the reader to
        raise FileRefused(_("The workbook is damaged. Open it, save it again as .xlsx and try again.")) from broken
    if not sheets:
        raise FileRefused(_("The workbook has no words in it. Choose the file that has your register in it."))
    return Book(sheets)


def _sheets(data: bytes, marks: dict[str, Marks]) -> Iterable[Sheet]:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data), read_only=True, data_only=True)
    if len(book.worksheets) > MAX_SHEETS:
        raise FileRefused(_("The workbook has more than 50 sheets. Send only the sheet with your register."))
    day_zero = DAY_ZERO_MAC if book.epoch.year == 1904 else DAY_ZERO
    for sheet in book.worksheets:
        found = marks.get(str(getattr(sheet, "_worksheet_path", "")).lstrip("/"), Marks())
        if found.last_row:
            hidden = sheet.sheet_state != "visible"
            yield Sheet(
                sheet.title, without_deserts(_rows(sheet, found)), day_zero, hidden, frozenset(found.hidden_columns)
            )
    book.close()


def _rows(sheet: Any, marks: Marks) -> Iterable[Row]:
    values = sheet.iter_rows(min_row=1, max_row=marks.last_row, max_col=marks.last_column + 1, values_only=True)
    for number, record in enumerate(values, start=1):
        cells = [_cell(value) for value in record]
        for column in marks.unknown.get(number, ()):
            cells += [None] * (column + 1 - len(cells))
            cells[column] = Broken.FORMULA
        yield Row(number, trimmed(cells), hidden=number in marks.hidden_rows)


def _cell(value: object) -> Cell:
    """One saved value as we keep it: days without a time of day, whole numbers whole, words cleaned."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, int | float):
        return _number(value)
    return words(str(value).removeprefix("'"))


def _number(value: float) -> Cell:
    """A number a person could have meant: whole where it is whole, words where it is none."""
    if isinstance(value, int):
        return value if abs(value) < 10**18 else str(value)[:40]
    return int(value) if value.is_integer() and abs(value) < 10**18 else str(value)
