"""A table as a CSV file that a spreadsheet opens safely: with its letters right, and no cell taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from flask import Response

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
MARK = "\ufeff"  # by it Excel knows UTF-8

Cell = str | int | None


def csv_file(name: str, heading: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Response:
    """The file `name` as a download. Words that a spreadsheet would work out get a `'` before them; numbers stay."""
    file = StringIO()
    table = csv.writer(file)
    table.writerow([safe(each) for each in heading])
    table.writerows([safe(each) for each in row] for row in rows)
    answer = Response(MARK + file.getvalue(), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def safe(cell: Cell) -> str | int:
    """Spaces before a formula do not hide it."""
    if not isinstance(cell, str):
        return "" if cell is None else cell
    return f"'{cell}" if cell.startswith(STARTS_A_FORMULA) or cell.lstrip().startswith(STARTS_A_FORMULA) else cell
