"""Short ways to a plan, for tests that need no database."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from app.people.register.book import Chosen, choose
from app.people.register.drafts import Setting
from app.people.register.files import read
from app.people.register.known import Known, Register
from app.people.register.mapping import changed, guessed
from app.people.register.plan import Plan, Ready, Told, plan

FILES = Path(__file__).parent / "files"
COMMUNITY, CARERS = FILES / "1_community_register.csv", FILES / "4_carers.xlsx"
TODAY = date(2026, 12, 1)
HEADINGS = "Name,Email,Phone,Role"
ANN = Known(7, "Ann Lee", email="a@post.example", phone="+447700900001")


def chosen(data: bytes, *, sheet: str | None = None, file_name: str = "") -> Chosen:
    return choose(read(data), sheet, file_name)


def planned(
    data: bytes | str,
    *,
    columns: dict[str, str] | None = None,
    answers: dict[int, dict[str, str]] | None = None,
    known: list[Known] | None = None,
    sheet: str | None = None,
    file_name: str = "",
    remembered: dict[int, Known | None] | None = None,
) -> Plan:
    found = chosen(data.encode() if isinstance(data, str) else data, sheet=sheet, file_name=file_name)
    mapping = changed(guessed(found.table, found.everyone), columns or {})
    told = Told(answers or {}, remembered or {})
    return plan(found.table, mapping, Register(known or []), Setting(TODAY), told)


def rows(*lines: str, headings: str = HEADINGS) -> str:
    """A CSV with these lines under `headings`: the first is row 2."""
    return "\r\n".join((headings, *lines)) + "\r\n"


def workbook(*sheets: tuple[str, list[list[Any]]], **options: Any) -> bytes:
    """An XLSX file of sheets given as (title, rows). `prepare(book)` may change it before it is saved."""
    book = Workbook()
    book.remove(book.active)
    for title, lines in sheets:
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    if "prepare" in options:
        options["prepare"](book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def ready(found: Plan, row: int) -> Ready:
    outcome = next(each for each in found.outcomes if each.row == row)
    assert isinstance(outcome, Ready), outcome
    return outcome


def asked(found: Plan, row: int) -> list[str]:
    """The keys of the questions about a row."""
    return [question.key for each in found.asking if each.row == row for question in each.questions]


def why(found: Plan, row: int) -> str:
    return next(each.why for each in found.skipped if each.row == row)


def archive(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return stream.getvalue()


def with_part(data: bytes, name: str, change) -> bytes:
    """The workbook with one part of its archive changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {part: packed.read(part) for part in packed.namelist()}
    return archive({**parts, name: change(parts.get(name, b""))})


GOOD = workbook(("People", [["Name", "Email"], ["Ann Lee", "a@post.example"]]))
