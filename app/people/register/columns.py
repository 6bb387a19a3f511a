"""Each column of the table, the field it seems to be, and the plain reason: shown to a person, who may change it."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.core.i18n import gettext as _
from app.people.register.cells.interests import kind_code
from app.people.register.fields import NAMES, SEVERAL, Field
from app.people.register.headings import Table
from app.people.register.private import NEVER, SENTENCES, Reason, reason_to_leave_out
from app.people.register.sheets import Cell
from app.people.register.synonyms import field_of, key
from app.people.register.values import is_nhs_number, looks_like_email, looks_like_phone, looks_like_yes_or_no

LOOKED_AT = 200  # rows that are enough to know a column by


class Certainty(enum.Enum):
    """How the guess came about: `NEVER` cannot be changed, `ASK` is a question to the person."""

    KNOWN = "known"
    GUESS = "guess"
    ASK = "ask"
    NEVER = "never"
    CHOSEN = "chosen"


@dataclass(frozen=True)
class Column:
    """One column; `index` counts from 0, `letter` is what the spreadsheet shows. `why` is a sentence or empty."""

    index: int
    heading: str
    field: Field
    certainty: Certainty
    why: str = ""
    hidden: bool = False

    @property
    def letter(self) -> str:
        return letters(self.index)

    @property
    def title(self) -> str:
        return self.heading or str(_("column %(letter)s", letter=self.letter))


def letters(index: int) -> str:
    """0 is A, 26 is AA."""
    first, last = divmod(index, 26)
    return (letters(first - 1) if first else "") + chr(65 + last)


def guess(table: Table) -> tuple[Column, ...]:
    """Every column that has a heading or a value, with its field."""
    columns = []
    for index, heading in enumerate(table.headings):
        values = [row.cells[index] for row in table.rows[:LOOKED_AT] if index < len(row.cells)]
        filled = [value for value in values if value is not None]
        if heading or filled:
            hidden = index in table.sheet.hidden_columns
            columns.append(replace(_guess(index, heading, filled), hidden=hidden))
    return _one_column_each(columns)


def _guess(index: int, heading: str, values: Sequence[Cell]) -> Column:
    if _are_nhs_numbers(heading, values):
        return _left_out(index, heading, Reason.CARE_NUMBER)
    field = field_of(heading)
    if field is not None:
        return _by_heading(index, heading, field, values)
    reason = reason_to_leave_out(key(heading))
    if reason is not None:
        return _left_out(index, heading, reason)
    if heading and kind_code(heading) and _mostly(looks_like_yes_or_no, values):
        return Column(index, heading, Field.INTEREST, Certainty.GUESS, _("A yes under this heading is an interest."))
    return _by_values(index, heading, values)


def _are_nhs_numbers(heading: str, values: Sequence[Cell]) -> bool:
    """Mobile numbers without their 0 also have ten digits, of which one in eleven passes the check: never so many."""
    enough = 6 if field_of(heading) is Field.PHONE else 3
    return len(values) >= enough and sum(map(is_nhs_number, values)) > len(values) * 0.9


def _by_heading(index: int, heading: str, field: Field, values: Sequence[Cell]) -> Column:
    if field in {Field.SERVICE_USER, Field.CARER} and not _mostly(looks_like_yes_or_no, values):
        said = _("This column seems to say who is a service user and who is a carer.")
        return Column(index, heading, Field.ROLE, Certainty.GUESS, said)
    if field is Field.ROLE and values and _mostly(looks_like_yes_or_no, values):
        field = Field.SERVICE_USER
    if field is Field.PANEL_TRAINED and "panel" not in key(heading):
        said = _("We took this to mean trained for interview panels. Change it if it is other training.")
        return Column(index, heading, field, Certainty.GUESS, said)
    return Column(index, heading, field, Certainty.KNOWN)


def _by_values(index: int, heading: str, values: Sequence[Cell]) -> Column:
    if not heading and _mostly(looks_like_email, values):
        return Column(index, heading, Field.EMAIL, Certainty.GUESS, _("No heading, but these are e-mail addresses."))
    if not heading and _mostly(looks_like_phone, values):
        return Column(index, heading, Field.PHONE, Certainty.GUESS, _("No heading, but these are phone numbers."))
    if not values:
        return Column(index, heading, Field.LEAVE_OUT, Certainty.KNOWN, _("Left out: there is nothing in it."))
    said = _("Left out: we do not know this heading. What is it?")
    return Column(index, heading, Field.LEAVE_OUT, Certainty.ASK, said)


def _left_out(index: int, heading: str, reason: Reason) -> Column:
    certainty = Certainty.NEVER if reason in NEVER else Certainty.ASK
    return Column(index, heading, Field.LEAVE_OUT, certainty, str(SENTENCES[reason]))


def _mostly(looks: Callable[[Cell], bool], values: Sequence[Cell]) -> bool:
    return bool(values) and sum(1 for value in values if looks(value)) * 5 >= len(values) * 3


def _one_column_each(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Two columns cannot both be the first name: the first one is, the second is a question."""
    has = {column.field for column in columns}
    taken: set[Field] = set()
    settled = []
    for column in columns:
        field = _name_field(column.field, has)
        if field in taken and field not in SEVERAL and field is not Field.LEAVE_OUT:
            said = _("Left out: another column is already used for this.")
            settled.append(replace(column, field=Field.LEAVE_OUT, certainty=Certainty.ASK, why=said))
            continue
        taken.add(field)
        settled.append(replace(column, field=field) if field is not column.field else column)
    return tuple(settled)


def _name_field(field: Field, has: set[Field]) -> Field:
    """ "Name" beside "Surname" is the first name; beside both of them it says nothing new."""
    if field is Field.FULL_NAME and Field.LAST_NAME in has:
        return Field.LEAVE_OUT if Field.FIRST_NAME in has else Field.FIRST_NAME
    if field is Field.FIRST_NAME and has & NAMES == {Field.FIRST_NAME}:
        return Field.FULL_NAME
    return field
