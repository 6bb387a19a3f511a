"""The table in a file of answers: which columns it has, which of them is what, and its rows."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from app.core.errors import RuleBroken
from app.core.forms.cleaning import clean_line
from app.core.i18n import gettext as _
from app.people.register.text import decoded

MOST_ROWS, MOST_COLUMNS, LONGEST = 50_000, 200, 500
SEPARATORS = ",;\t|"
PARTS = ("reference", "status", "on", "words", "amount")
KNOWN = {  # how such columns are often called, the surest first
    "reference": ("line id", "reference", "invoice_num", "invoice number", "our reference", "payment reference", "ref"),
    "status": ("status", "result", "outcome", "payment status", "state", "paid"),
    "on": ("payment date", "paid on", "date paid", "date", "pay date"),
    "words": ("reason", "rejection reason", "message", "error", "comment", "notes"),
    "amount": ("amount", "value", "sum", "invoice_amount", "payment amount", "paid amount"),
}
NEEDED = ("reference", "status")


@dataclass(frozen=True)
class Table:
    headings: Sequence[str]
    rows: Sequence[tuple[int, Sequence[str]]]  # the number of the row in the file, and its cells

    def cells(self, row: Sequence[str], columns: Sequence[int | None]) -> list[str]:
        """The cells that are asked for; a column that nobody chose, or that a short row has not, is empty."""
        return ["" if each is None or each >= len(row) else (clean_line(row[each]) or "")[:LONGEST] for each in columns]


def table(data: bytes) -> Table:
    """The table of a CSV file, or one sentence that says what to do."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise RuleBroken(
            _("This is not a CSV file. Open it in your spreadsheet program, save it as CSV and try again.")
        )
    text, _notes = decoded(data)
    if "\0" in text:
        raise RuleBroken(
            _("This is not a CSV file. Open it in your spreadsheet program, save it as CSV and try again.")
        )
    first = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=first.count)
    try:
        read = list(csv.reader(StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        raise RuleBroken(_("The file cannot be read as a table. Save it again as CSV and try again.")) from None
    rows = [(number, row) for number, row in enumerate(read, start=1) if any(cell.strip() for cell in row)]
    if len(rows) < 2:
        raise RuleBroken(_("The file needs a row of headings and a row for each line. Check it and try again."))
    if len(rows) > MOST_ROWS or len(rows[0][1]) > MOST_COLUMNS:
        raise RuleBroken(_("The file has more than 50,000 rows or 200 columns. Split it and send each part."))
    return Table([clean_line(each) or "" for each in rows[0][1]], rows[1:])


def guessed(headings: Sequence[str]) -> dict[str, int]:
    """Which column is what, as far as its heading says so."""
    named = [each.strip().strip("'").casefold() for each in headings]
    found: dict[str, int] = {}
    for part, known in KNOWN.items():
        free = [named.index(word) for word in known if word in named and named.index(word) not in found.values()]
        if free:
            found[part] = free[0]
    return found
