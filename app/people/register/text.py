"""Text files: which letters they are written in, what separates their cells, and the rows."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from app.core.i18n import gettext as _
from app.people.register.headings import best_count
from app.people.register.sheets import (
    MAX_COLUMNS,
    MAX_ROWS,
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

SEPARATORS = ",;\t|"
LONGEST_RUN = 40  # lines in one cell: more means a quote mark that was never closed
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_text(data: bytes) -> Book:
    """The one sheet of a CSV file, or `FileRefused`."""
    text, notes = decoded(data)
    _refuse_binary(text)
    told, text = _told_separator(text)
    separator = told or guessed_separator(text)
    rows = without_deserts(_rows(text, separator))
    if not rows:
        raise FileRefused(_("The file has no words in it. Choose the file that has your register in it."))
    return Book((Sheet("", rows, may_slip=True),), notes)


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, and a note when its letters had to be guessed."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), ()
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _older_letters(data), (
            _("The file is not saved as UTF-8, so letters with accents were guessed. Check names like Siân."),
        )


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark shows in plain text as a zero in every other byte."""
    sample = data[:2000]
    if sample[1::2].count(0) > len(sample) // 3:
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) > len(sample) // 3 else None


def _older_letters(data: bytes) -> str:
    """Windows letters, or those of an old Mac, which also ends its lines in its own way."""
    if b"\r" in data and b"\n" not in data:
        return data.decode("mac_roman")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _refuse_binary(text: str) -> None:
    sample = text[:4000]
    odd = sum(1 for char in sample if char < " " and char not in "\t\r\n")
    if odd * 50 > len(sample):
        raise FileRefused(_("This is not a spreadsheet. Save the table as .xlsx or .csv and try again."))


def _told_separator(text: str) -> tuple[str | None, str]:
    """Excel may say its separator in a first line `sep=;`, which it does not count as a row."""
    first, _newline, rest = text.partition("\n")
    line = first.strip().strip('"').lower()
    return (line[4], rest) if len(line) == 5 and line.startswith("sep=") else (None, text)


def guessed_separator(text: str) -> str:
    """The separator under which most headings are known, and then most rows have the same number of cells."""
    return max(SEPARATORS, key=lambda separator: _fitness(text, separator))


def _fitness(text: str, separator: str) -> tuple[int, float]:
    try:
        sample = [row for row in islice(_records(text, separator), 60) if any(row)]
    except csv.Error:
        return (0, 0.0)
    widths = Counter(len(row) for row in sample)
    if not widths:
        return (0, 0.0)
    width, rows = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
    known = best_count([tuple(words(cell) for cell in row) for row in sample[:15]])
    return (known, rows / len(sample) * min(width, 50) if width > 1 else 0.0)


def _records(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)


def _rows(text: str, separator: str) -> Iterator[Row]:
    filled = 0
    try:
        for number, record in enumerate(_records(text, separator), start=1):
            row = Row(number, trimmed([_cell(cell, number) for cell in record]))
            filled += bool(row.cells)
            _check_size(row, filled)
            yield row
    except csv.Error as error:
        raise FileRefused(_("The file cannot be read as a table. Save it again as .xlsx and try again.")) from error


def _check_size(row: Row, filled: int) -> None:
    if filled > MAX_ROWS:
        raise FileRefused(_("The file has more than 20,000 rows. Split it in two and send each one."))
    if len(row.cells) > MAX_COLUMNS:
        raise FileRefused(
            _("Row %(row)d has more than 200 cells. Take out columns that are not needed.", row=row.number)
        )


def _cell(typed: str, number: int) -> Cell:
    if typed.count("\n") + typed.count("\r") > LONGEST_RUN:
        raise FileRefused(
            _("Row %(row)d has a quote mark that is never closed. Take it out and try again.", row=number)
        )
    text = typed.strip()
    if text.startswith('="') and text.endswith('"') and len(text) > 3:
        return words(text[2:-1])  # how Excel is told to keep a leading 0
    if text.startswith("=") and len(text) > 1:
        return Broken.FORMULA
    return words(text.removeprefix("'"))
