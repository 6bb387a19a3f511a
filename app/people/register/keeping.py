"""Rows as they are kept: a fingerprint that tells nothing, and, while a row waits, the cells of the columns read."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Dict
from datetime import date
from typing import Any

from app.people.register.cells.roles import Experience
from app.people.register.columns import Certainty, Column
from app.people.register.fields import Field
from app.people.register.headings import Table
from app.people.register.mapping import Mapping
from app.people.register.sheets import Broken, Cell, Row, Sheet, shown


def fingerprints(rows: Iterable[Row], key: str) -> dict[int, str]:
    """Row number -> 64 characters that are the same for the same cells, keyed so that nobody can guess back.

    The second of two equal rows of a file has another one than the first.
    """
    seen: Counter[str] = Counter()
    found = {}
    for row in rows:
        words = "\x1f".join(" ".join(_whole(cell).split()) for cell in row.cells).rstrip("\x1f")
        seen[words] += 1
        text = f"{words}\x1e{seen[words]}"
        found[row.number] = hashlib.blake2b(text.encode(), key=key.encode()[:64], digest_size=32).hexdigest()
    return found


def _whole(cell: Cell) -> str:
    return cell if isinstance(cell, str) else shown(cell)


def packed(row: Row, columns: Sequence[Column], marks: Sequence[str]) -> dict[str, Any]:
    """A waiting row as JSON: the cells of `columns` in their order, and what was noticed about the row."""
    cells = [_pack(row.cell(column.index)) for column in columns]
    return {"cells": cells, "marks": list(marks), "hidden": row.hidden}


def unpacked(number: int, kept: Dict[str, Any]) -> Row:
    cells = tuple(_unpack(cell) for cell in kept["cells"])
    return Row(number, cells, hidden=kept["hidden"], marks=tuple(kept["marks"]))


def waiting_table(
    columns: Sequence[Sequence[str]], rows: Iterable[Row], day_zero: date, everyone: Experience | None
) -> tuple[Table, Mapping]:
    """The waiting rows of an import as a table of their own, with the columns that were read of it."""
    headings = tuple(heading for heading, _field in columns)
    kept = tuple(
        Column(index, heading, Field(field), Certainty.CHOSEN) for index, (heading, field) in enumerate(columns)
    )
    lines = tuple(rows)
    table = Table(Sheet("", lines, day_zero), headings, (), lines)
    return table, Mapping(kept, everyone)


def _pack(cell: Cell) -> Any:
    if isinstance(cell, date):
        return {"day": cell.isoformat()}
    return {"broken": cell.value} if isinstance(cell, Broken) else cell


def _unpack(kept: Any) -> Cell:
    if not isinstance(kept, dict):
        return kept  # type: ignore[no-any-return]
    return date.fromisoformat(kept["day"]) if "day" in kept else Broken(kept["broken"])
