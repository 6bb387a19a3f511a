"""Which rows are people: blank rows, totals, notes, headings said again and lines between groups are not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.core.i18n import gettext as _
from app.people.register.cells.statuses import LEFT, PAUSED
from app.people.register.fields import CONTACTS, NAMES, Field
from app.people.register.headings import Table
from app.people.register.mapping import Mapping
from app.people.register.questions import ANY, SKIP, Answers, Choice, Question
from app.people.register.sheets import Broken, Cell, Row, shown

TOTAL = re.compile(
    r"^(grand |sub[- ]?)?totals?\b|^(count|sum|average)\b|^(number|no\.?) of\b|"
    r"^\d+ (people|persons|advisors?|members?|carers?|service users?|names?|in total|total)\b",
    re.IGNORECASE,
)
NOTE = re.compile(
    r"^(\*|†|nb\b|n\.b|notes?\b|key\b|legend\b|last |updated|page \d|please\b|printed|source\b|confidential|do not\b|"
    r"created\b|see (also|tab|sheet|the)\b|for more\b|this (list|sheet|register|file)\b|end of\b|-{2,}|={2,}|\()|:$",
    re.IGNORECASE,
)
GROUP = re.compile(
    r"^(carers?|service users?|patients?|families|family|active|current|new( starters| members)?|waiting( list)?|"
    r"pending|leavers|archived?|.*\b(team|group|service|ward|locality|directorate|division|members|advisors|list|region))$",
    re.IGNORECASE,
)
LONG_NAME = 60  # longer, or of more words than this, it is no name
MANY_WORDS = 7


@dataclass(frozen=True)
class NotPerson:
    """Why a row is passed over. `says_left` when a line between groups says that those below have left or paused."""

    why: str
    says_left: bool = False


def not_a_person(row: Row, table: Table, mapping: Mapping) -> NotPerson | None:
    """Why this row is no person, or nothing."""
    if not row.filled:
        return NotPerson(_("The row is empty."))
    if table.headings and table.heading_rows and table.repeats_headings(row):
        return NotPerson(_("This is the row of headings again."))
    first = next(shown(cell) for cell in row.cells if cell is not None)
    contact = any(_is_contact(row.cell(column.index)) for column in mapping.columns if column.field in CONTACTS)
    if not contact and (TOTAL.match(first) or _only_numbers(row)):
        return NotPerson(_("This is a total, not a person."))
    if not _filled(row, mapping):
        return NotPerson(_("There is nothing in the columns that are read."))
    if contact:
        return None
    return _note_or_group(row, mapping, first)


def _note_or_group(row: Row, mapping: Mapping, first: str) -> NotPerson | None:
    lone = len(row.filled) == 1 and len(first.split()) <= 3
    if lone and (LEFT.search(first.casefold()) or PAUSED.search(first.casefold()) or "leavers" in first.casefold()):
        return NotPerson(_("This is a line about the rows below it."), says_left=True)
    few = len(row.filled) <= 2
    names = " ".join(shown(cell) for cell in _filled(row, mapping, NAMES))
    text = names or first
    if few and (NOTE.search(text) or len(text) > LONG_NAME or len(text.split()) > MANY_WORDS):
        return NotPerson(_("This is a note, not a person."))
    if len(row.filled) == 1 and GROUP.match(text):
        return NotPerson(_("This is a line about the rows below it."))
    return None


def marks(row: Row, table: Table, mapping: Mapping, line: Row | None, *, slipping: bool) -> tuple[str, ...]:
    """What is to be asked about a row because of what stands round it; kept with a row that waits for its answers.

    "alone": a name and nothing else; "slipped": more cells than headings; "under:14:Left": below such a line.
    """
    found = list(row.marks)
    if len(row.filled) == 1 and mapping.has(*CONTACTS):
        found.append("alone")
    if slipping and any(cell is not None for cell in row.cells[_headed(table) :]):
        found.append("slipped")
    if line is not None and all(row.cell(column.index) is None for column in mapping.of(Field.STATUS)):
        found.append(f"under:{line.number}:{shown(line.filled[0])}")
    return tuple(dict.fromkeys(found))


def doubts(noticed: tuple[str, ...], given: Answers) -> list[Question]:
    """Questions about the row as a whole: is it a person, and do its cells stand under the right headings?"""
    leave = Choice(SKIP, str(_("Leave this row out")))
    asked = []
    if "alone" in noticed:
        text = _("This row has a name and nothing else. Is it a person?")
        asked.append(Question("person", text, (Choice("person", str(_("Yes, a person"))), leave)))
    if "slipped" in noticed:
        text = _("This row has more cells than there are headings. Are they in the right places?")
        asked.append(Question("slip", text, (Choice("right", str(_("Yes, read it as it stands"))), leave)))
    return [question for question in asked if _chosen(question, given) is None]


def _chosen(question: Question, given: Answers) -> Choice | None:
    said = given.get(question.key, given.get(ANY, "")).casefold()
    return next((choice for choice in question.choices if said in {choice.key, choice.label.casefold()}), None)


def may_slip(table: Table) -> bool:
    """Whether only a few rows of a text file reach past the headings: a stray separator, not a nameless column."""
    if not (table.sheet.may_slip and table.heading_rows):
        return False
    past = sum(1 for row in table.rows if len(row.cells) > _headed(table))
    return 0 < past * 2 < sum(1 for row in table.rows if row.cells)


def _headed(table: Table) -> int:
    return max((at + 1 for at, heading in enumerate(table.headings) if heading), default=0)


def _filled(row: Row, mapping: Mapping, fields: frozenset[Field] | None = None) -> list[Cell]:
    """What the row has in the columns that are read, or in those of `fields`."""
    return [
        cell
        for column in mapping.columns
        if (column.field in fields if fields else column.field is not Field.LEAVE_OUT)
        and (cell := row.cell(column.index)) is not None
    ]


def _is_contact(cell: Cell) -> bool:
    """A number of people under the phones is no phone number."""
    if cell is None or isinstance(cell, Broken | bool | date):
        return False
    return not str(cell).strip().isdigit() or len(str(cell).strip()) >= 7


def _only_numbers(row: Row) -> bool:
    small = [cell for cell in row.filled if isinstance(cell, Broken) or (str(cell).isdigit() and len(str(cell)) < 7)]
    return len(small) == len(row.filled)
