"""Names as people write them: both names kept, one name is a whole name, apostrophes as typed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.core.forms.cleaning import clean_line
from app.core.i18n import gettext as _
from app.people.register.questions import Choice, Reading, asked, asked_without_way_out
from app.people.register.sheets import Broken, Cell, shown

LONGEST, LONGEST_KNOWN_AS = 200, 100
TITLE = re.compile(r"(mr|mrs|ms|miss|mx|dr|rev|revd|prof|professor|sir|dame|sister|fr)\b\.?\s+(?=\S)", re.IGNORECASE)
SAID = re.compile(
    r"^(?:also )?(?:known as|aka|a\.k\.a|prefers|preferred(?: name)?|goes by|called|likes)\b[.:]*\s*", re.IGNORECASE
)
BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
QUOTED = re.compile(r"\s+[\"“'‘]([^\"”'’“‘]{1,40})[\"”'’]\s+")
AND = re.compile(r"\s(?:and|&|\+)\s", re.IGNORECASE)
AFTER_COMMA = frozenset({"jr", "jnr", "sr", "snr", "phd", "obe", "mbe", "cbe", "ba", "bsc", "ma", "msc", "md", "rn"})


@dataclass(frozen=True)
class Name:
    """`full` is the whole name as it is written; `known_as` only where it was said."""

    full: str
    known_as: str | None = None


def line(cell: Cell) -> str:
    """The cell as one clean line."""
    if cell is None or isinstance(cell, Broken):
        return ""
    return clean_line(cell if isinstance(cell, str) else shown(cell)) or ""


def read_name(cell: Cell) -> Reading[Name]:
    """A whole name from one cell."""
    typed, notes = _mended(line(cell))
    if not typed:
        return _no_name()
    known_as, rest = _known_as(typed)
    turned = _turned_round(rest)
    if turned != rest:
        notes += (_("“%(typed)s” was read as %(name)s.", typed=rest, name=turned),)
    return _finished(turned, known_as, notes)


def joined(first: Cell, last: Cell) -> Reading[Name]:
    """A whole name from two cells, either of which may be empty."""
    one, two = line(first), line(last)
    if not one or not two:
        return read_name(one or two)
    whole, notes = _mended(f"{one} {two}")
    known_as, rest = _known_as(whole)
    return _finished(rest, known_as, notes)


def _finished(name: str, known_as: str | None, notes: tuple[str, ...]) -> Reading[Name]:
    """The name without a title and stray signs, or a question about what is left."""
    bare = name.strip(" *†,;")
    plain = TITLE.sub("", bare, count=1)
    if plain != bare:
        notes += (_("The title before the name was left out."),)
    inside = BRACKETS.search(plain)
    if inside or "(" in plain or "[" in plain:
        return _ask_brackets(plain, inside)
    return _checked(Name(plain, known_as), notes)


def _ask_brackets(plain: str, inside: re.Match[str] | None) -> Reading[Name]:
    text = _("The name “%(name)s” has something in brackets. What is the whole name?", name=plain[:LONGEST])
    if inside is None or not inside[1].replace(" ", "").replace("-", "").isalpha():
        return _ask(plain, text)
    called = Name(BRACKETS.sub(" ", plain, count=1).strip()[:LONGEST], inside[1].strip()[:LONGEST_KNOWN_AS])
    label = _("%(name)s, who likes to be called %(called)s", name=called.full, called=called.known_as)
    return _ask(plain, text, Choice("called", label, called))


def read_known_as(cell: Cell, key: str = "known-as") -> Reading[str]:
    """The name they like to be called."""
    text = SAID.sub("", line(cell)).strip(' "“”')
    if len(text) > LONGEST_KNOWN_AS:
        return asked(key, _("The name they like to be called is very long. What is it?"), typed=str(_("Name")))
    return Reading(text or None)


def _known_as(typed: str) -> tuple[str | None, str]:
    """The name in brackets after "known as", or in quotes in the middle; and the rest."""
    found = BRACKETS.search(typed)
    if found and SAID.match(found[1]):
        return SAID.sub("", found[1]).strip()[:LONGEST_KNOWN_AS] or None, BRACKETS.sub(" ", typed, count=1).strip()
    quoted = QUOTED.search(typed)
    if quoted:
        return quoted[1].strip(), QUOTED.sub(" ", typed, count=1).strip()
    return None, typed


def _turned_round(name: str) -> str:
    """ "Merryweather, Thibault" is Thibault Merryweather; "Ann Lee, MBE" stays."""
    family, comma, given = (part.strip() for part in name.partition(","))
    short = comma and family and given and "," not in given and len(given.split()) <= 3 and len(family.split()) <= 3
    if not short or given.casefold().replace(".", "") in AFTER_COMMA:
        return name
    return f"{given} {family}"


def _checked(name: Name, notes: tuple[str, ...]) -> Reading[Name]:
    full = name.full
    if not any(char.isalpha() for char in full):
        return _no_name()
    if len(full) > LONGEST:
        return _ask(full, _("This name is longer than 200 letters. What is the name?"))
    if "\ufffd" in full or re.search(r"\w\?", full):
        return _ask(full, _("A letter of the name “%(name)s” was lost in the file. What is the name?", name=full))
    if AND.search(full) or "/" in full:
        text = _(
            "“%(name)s” looks like two people in one row. Is it one name? If not, leave it out and give each a row.",
            name=full,
        )
        return _ask(full, text)
    if any(char.isdigit() for char in full) or "@" in full:
        return _ask(full, _("“%(name)s” does not look like a name. What is the name?", name=full))
    return Reading(name, notes)


def _no_name() -> Reading[Name]:
    return asked_without_way_out(
        "name", _("This row has no name. What is this person called?"), typed=str(_("Full name"))
    )


def _ask(typed: str, text: str, *choices: Choice) -> Reading[Name]:
    keep = Choice("keep", str(_("Keep it as it is")), Name(typed[:LONGEST]))
    return asked_without_way_out("name", text, *choices, keep, typed=str(_("Full name")))


def _mended(text: str) -> tuple[str, tuple[str, ...]]:
    """Letters that were saved twice, such as "SiÃ¢n", put right and said."""
    if not re.search("[ÃÂÅÄâ][\u0080-\u00bf\u0152-\u2122]", text):
        return text, ()
    try:
        mended = clean_line(text.encode("cp1252").decode("utf-8")) or text
    except UnicodeError:
        return text, ()
    return mended, (
        _("The letters of “%(typed)s” were broken in the file and read as %(name)s.", typed=text, name=mended),
    )
