"""A first walk over a workbook's XML that builds nothing: its true size, and what the reader later cannot see.

openpyxl keeps whole rows in memory and forgets hidden rows and formulas without a result, so both are seen to here.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from typing import Any
from xml.sax.handler import ContentHandler  # only the base class; the parser is defusedxml's

import defusedxml.sax

from app.core.i18n import gettext as _
from app.people.register.sheets import MAX_COLUMNS, MAX_ROWS, FileRefused

MAX_UNPACKED = 50_000_000
MAX_PARTS = 500
MAX_ELEMENTS = 1_500_000
ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass
class Marks:
    """One sheet: rows count from 1, columns from 0."""

    last_row: int = 0
    last_column: int = 0
    rows: int = 0  # with anything in them
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    unknown: dict[int, list[int]] = field(default_factory=dict)  # formulas without a saved result


def check_size(archive: zipfile.ZipFile) -> None:
    """Refuse a small file that unpacks into a huge one. Python reads no further than the sizes stated here."""
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise FileRefused(_("The workbook is too large once it is unpacked. Send only the sheet with your register."))
    if any(part.flag_bits & 1 for part in parts):
        raise FileRefused(_("This workbook has a password. Open it, take the password off, save it and try again."))


def marks_of(archive: zipfile.ZipFile) -> dict[str, Marks]:
    """The marks of every sheet by the name of its part; `FileRefused` when there is too much in the workbook."""
    found: dict[str, Marks] = {}
    elements = 0
    for part in archive.namelist():
        if part.endswith((".xml", ".rels")):
            walk = _Walk(elements)
            parser: Any = defusedxml.sax.make_parser()
            parser.setContentHandler(walk)
            with archive.open(part) as stream:
                parser.parse(stream)
            elements = walk.elements
            found[part] = walk.marks
    return found


class _Walk(ContentHandler):
    def __init__(self, elements: int) -> None:
        super().__init__()
        self.elements = elements
        self.marks = Marks()
        self.row = 0
        self.column = -1
        self.formula = self.value = self.inside = False
        self.row_counted = 0

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802
        self.elements += 1
        if self.elements > MAX_ELEMENTS:
            raise FileRefused(_("The workbook has too many cells. Delete the empty rows and columns, and try again."))
        match name.rpartition(":")[2]:
            case "row":
                self._row(attrs)
            case "col":
                self._columns(attrs)
            case "c":
                self._cell(attrs)
            case "f":
                self.formula = True
            case "v" | "t":
                self.inside = True

    def characters(self, content: str) -> None:
        if self.inside and content.strip():
            self.value = True

    def endElement(self, name: str) -> None:  # noqa: N802
        match name.rpartition(":")[2]:
            case "v" | "t":
                self.inside = False
            case "c":
                self._end_cell()

    def _row(self, attrs: Any) -> None:
        self.row = int(attrs["r"]) if "r" in attrs else self.row + 1
        self.column = -1
        if attrs.get("hidden") in {"1", "true"}:
            self.marks.hidden_rows.add(self.row)

    def _columns(self, attrs: Any) -> None:
        if attrs.get("hidden") in {"1", "true"}:
            first, last = int(attrs.get("min", 1)), int(attrs.get("max", 1))
            self.marks.hidden_columns.update(range(first - 1, min(last, MAX_COLUMNS)))

    def _cell(self, attrs: Any) -> None:
        self.formula = self.value = False
        address = ADDRESS.fullmatch(attrs.get("r", ""))
        self.column = _column(address[1]) if address else self.column + 1

    def _end_cell(self) -> None:
        if not (self.value or self.formula):
            return
        marks = self.marks
        if self.column >= MAX_COLUMNS:
            raise FileRefused(_("A sheet has more than 200 columns. Take out columns that are not needed."))
        marks.last_row, marks.last_column = max(marks.last_row, self.row), max(marks.last_column, self.column)
        if self.formula and not self.value:
            marks.unknown.setdefault(self.row, []).append(self.column)
        if self.row != self.row_counted:
            self.row_counted = self.row
            marks.rows += 1
            if marks.rows > MAX_ROWS:
                raise FileRefused(_("The file has more than 20,000 rows. Split it in two and send each one."))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
