"""Phone numbers in one form, +447700900123. A number that lost its first 0 in the spreadsheet gets it back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.core.i18n import gettext as _
from app.people.register.cells.names import line
from app.people.register.questions import Reading, asked
from app.people.register.sheets import Cell
from app.people.register.values import NOTHING

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

NONE = NOTHING | {"no phone", "no number", "no mobile", "email only", "0"}
ROUNDED = re.compile(r"\d(\.\d+)?e\+?\d+", re.IGNORECASE)
BETWEEN = re.compile(r"[/;,\n|]|\bor\b|\band\b|&", re.IGNORECASE)
LABELS = re.compile(r"\b(tel|telephone|mob|mobile|home|work|phone|no|number|landline|m|t|h)\b[.:]*", re.IGNORECASE)


def read_phone(cell: Cell) -> Reading[str]:
    """One number in E.164."""
    if isinstance(cell, bool):
        return Reading()
    typed = line(str(cell) if isinstance(cell, int | float) else cell)
    if typed.casefold() in NONE:
        return Reading()
    if not any(char.isdigit() for char in typed):
        return Reading(notes=(_("There were words and no phone number. They were left out."),))
    if ROUNDED.fullmatch(typed):
        return _ask(_("The spreadsheet rounded this phone number to %(typed)s. What is it?", typed=typed))
    parts = [
        part
        for part in BETWEEN.split(cell if isinstance(cell, str) else typed)
        if sum(char.isdigit() for char in part) >= 7
    ]
    found = {number: part for part in parts or [typed] if (number := _number(part))}
    if not found:
        shown = typed if len(typed) <= 60 else typed[:59] + "…"
        return _ask(_("The phone number “%(typed)s” cannot be right. What is the right one?", typed=shown))
    number = next((number for number in found if number.startswith("+447")), next(iter(found)))
    return Reading(number, tuple(_notes(found[number], number, len(found))))


def _notes(part: str, number: str, parts: int) -> list[str]:
    from app.core.formatting import phone

    notes = []
    if _lost_its_zero(_bare(part)):
        notes.append(_("The phone number had lost its first 0. We put the 0 back: %(number)s.", number=phone(number)))
    if parts > 1:
        notes.append(_("There is more than one phone number. We kept %(number)s.", number=phone(number)))
    if any(char.isalpha() for char in LABELS.sub("", part)):
        notes.append(_("Words beside the phone number were left out."))
    return notes


def _bare(part: str) -> str:
    return re.sub(r"[^\d+]", "", part.replace("(0)", "") if part.strip().startswith(("+", "00")) else part)


def _lost_its_zero(bare: str) -> bool:
    """Nine or ten figures that start as a British number does after its 0."""
    return len(bare) == 10 and bare[0] in "12378"


def _number(part: str) -> str | None:
    import phonenumbers

    bare = _bare(re.sub(r"\b(ext|x)\.?\s*\d+\s*$", "", part, flags=re.IGNORECASE))
    if _lost_its_zero(bare):
        bare = "0" + bare
    elif bare.startswith("00"):
        bare = "+" + bare[2:]
    elif bare.startswith("44") and len(bare) == 12:
        bare = "+" + bare
    try:
        read = phonenumbers.parse(bare, "GB")
    except phonenumbers.NumberParseException:
        return None
    if read.country_code == 44 and not _british(read):
        return None
    if not phonenumbers.is_possible_number(read):
        return None
    return phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.E164)


def _british(read: PhoneNumber) -> bool:
    """Ten figures and a first one in use, or a known shorter number: some of ours, kept for drama, belong to nobody."""
    import phonenumbers

    national = phonenumbers.national_significant_number(read)
    return (len(national) == 10 and national[0] in "123578") or phonenumbers.is_valid_number(read)


def _ask(text: str) -> Reading[str]:
    return asked("phone", text, typed=str(_("The right phone number")), leave_out=str(_("They have no phone")))
