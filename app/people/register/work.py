"""From a file and a person's choices to a plan against the register as it is now."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field, replace
from datetime import date

from flask import current_app

from app.core import clock, formatting
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.people import interests
from app.people.joining.queries import fullness
from app.people.register import queries
from app.people.register.book import choose
from app.people.register.cells.interests import STANDARD
from app.people.register.cells.roles import WORDS, Experience
from app.people.register.columns import Column
from app.people.register.drafts import Setting
from app.people.register.fields import Field
from app.people.register.files import read, tidy_name
from app.people.register.headings import Table
from app.people.register.keeping import fingerprints, unpacked, waiting_table
from app.people.register.mapping import Mapping, changed, guessed
from app.people.register.models import KnownColumns, RegisterImport, RegisterRow
from app.people.register.plan import AllAnswers, Plan, Told, plan
from app.people.register.room import fitted
from app.people.register.synonyms import key

ASK = "ask"  # nothing is taken for granted: each row that does not say is a question


@dataclass(frozen=True)
class Source:
    """A file and what a person chose about it. `columns` is {column: field}; `everyone` a word of `WORDS`, or `ASK`."""

    file_name: str
    data: bytes
    sheet: str | None = None
    columns: Dict[str, str] = field(default_factory=dict)
    everyone: str | None = None


@dataclass(frozen=True)
class Opened:
    """A file that was read. `marks` are the fingerprints of its rows by number."""

    file_name: str
    sha256: str
    table: Table
    mapping: Mapping
    marks: Dict[int, str]
    notes: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    everyone: str | None = None  # as it was told, or as it was told the last time

    @property
    def day_zero(self) -> date:
        return self.table.sheet.day_zero

    @property
    def headings(self) -> str:
        """A digest of the headings in their order; empty where the file has none."""
        return digest_of(self.table)

    @property
    def columns_read(self) -> list[Column]:
        return [column for column in self.mapping.columns if column.field is not Field.LEAVE_OUT]


@dataclass(frozen=True)
class Planned:
    """A plan, and the state of the register it was made against; `past`: also more than it holds, on purpose."""

    opened: Opened
    plan: Plan
    answers: AllAnswers
    edition: queries.Edition
    past: bool = False


def opened(source: Source) -> Opened:
    """Read the file; `FileRefused` or `RuleBroken` say in one sentence what is wrong with it or with the choices."""
    book = read(source.data)
    name = tidy_name(source.file_name)
    chosen = choose(book, source.sheet, name)
    known = _known(chosen.table, source)
    everyone = source.everyone or (known.everyone if known else None)
    mapping = guessed(chosen.table, chosen.everyone, WORDS.get(everyone or ""))
    if everyone == ASK:
        mapping = replace(mapping, everyone=None, everyone_because="")
    notes = chosen.notes
    if known:
        mapping, notes = changed(mapping, known.columns), (*notes, _as_the_last_time(known))
    mapping = changed(mapping, source.columns)
    marks = fingerprints(chosen.table.rows, current_app.config["SECRET_KEY"])
    sheets = tuple(sheet.title for sheet in book.sheets)
    sha = hashlib.sha256(source.data).hexdigest()
    return Opened(name, sha, chosen.table, mapping, marks, notes, sheets, everyone)


def digest_of(table: Table) -> str:
    """What a set of headings is known again by; nothing where there are none."""
    if not any(table.headings):
        return ""
    return hashlib.sha256("\x1f".join(map(key, table.headings)).encode()).hexdigest()


def _known(table: Table, source: Source) -> KnownColumns | None:
    """What was chosen for the same headings before, while it still makes sense and nobody has chosen anew."""
    chosen_anew = any(name.startswith("#") for name in source.columns)
    found = None if chosen_anew else queries.known_columns(digest_of(table))
    if found is None:
        return None
    try:
        changed(guessed(table), found.columns)
    except RuleBroken:
        return None
    return found


def _as_the_last_time(known: KnownColumns) -> str:
    day = formatting.day(known.chosen_at)
    if known.chosen_by is None:
        return _("The columns are read as they were chosen for the same headings on %(day)s.", day=day)
    name = known.chosen_by.name
    return _("The columns are read as %(name)s chose for the same headings on %(day)s.", name=name, day=day)


def waiting(made: RegisterImport, rows: list[RegisterRow]) -> Opened:
    """The rows of an import that wait for an answer, as a file of their own."""
    lines = [unpacked(row.number, row.cells or {"cells": [], "marks": [], "hidden": False}) for row in rows]
    everyone = WORDS.get(made.everyone or "")
    table, mapping = waiting_table(made.columns, lines, made.day_zero, everyone)
    return Opened(made.file_name, made.sha256, table, mapping, {row.number: row.fingerprint for row in rows})


def planned(opened: Opened, answers: AllAnswers, *, past: bool = False) -> Planned:
    """The plan for a file that was read, against the register as it is now. `past`: nobody waits for room."""
    before = queries.edition()
    register = queries.everybody()
    told = Told(answers, queries.remembered(opened.marks, register))
    setting = Setting(clock.today(), dict(interests.choices()) or STANDARD)
    every = plan(opened.table, opened.mapping, register, setting, told)
    return Planned(opened, every if past else fitted(every, fullness().room), answers, before, past)


def word_for(everyone: Experience | None) -> str | None:
    """The word that is kept for what everybody in a file is."""
    return next((word for word, experience in WORDS.items() if experience == everyone), None)
