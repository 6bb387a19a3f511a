"""E-mail addresses: their shape only. An address that cannot be right is a question, and the row is kept."""

from __future__ import annotations

import re

from app.core.i18n import gettext as _
from app.people.register.cells.names import line
from app.people.register.questions import Choice, Reading, asked
from app.people.register.sheets import Cell
from app.people.register.values import EMAIL, NOTHING

LONGEST = 254
NONE = NOTHING | {"no email", "no e-mail", "does not use email", "doesn't use email", "not on email", "phone only"}
BETWEEN = re.compile(r"[\s;,/]+|\bor\b|\band\b", re.IGNORECASE)


def read_email(cell: Cell) -> Reading[str]:
    """One address, in small letters, as addresses are kept and compared."""
    typed = line(cell)
    if typed.casefold() in NONE:
        return Reading()
    inner = re.search(r"<([^<>]+)>", typed)
    text = (inner[1] if inner else typed).strip().removeprefix("mailto:").strip(" .,;<>\"'")
    if _good(text):
        return Reading(_tidy(text))
    if not re.search(r"[@.]|\bat\b", text):
        return Reading(notes=(_("There were words and no e-mail address. They were left out."),))
    found = list(dict.fromkeys(_tidy(part) for part in BETWEEN.split(text) if _good(part)))
    if len(found) > 1:
        text = _("There is more than one e-mail: %(typed)s. Which one should we use?", typed=_short(typed))
        return _ask(text, *(Choice(each, each, each) for each in found[:5]))
    if found and "@" not in text.replace(found[0], "", 1).replace(found[0].upper(), "", 1):
        return Reading(found[0], (_("Words beside the e-mail address were left out."),))
    return _ask(_("The e-mail “%(typed)s” cannot be right. What is the right one?", typed=_short(typed)))


def _good(text: str) -> bool:
    return bool(EMAIL.fullmatch(text)) and ".." not in text and len(text) <= LONGEST and not text.startswith(".")


def _tidy(text: str) -> str:
    return text.lower()


def _short(typed: str) -> str:
    return typed if len(typed) <= 100 else typed[:99] + "…"


def _ask(text: str, *choices: Choice) -> Reading[str]:
    return asked("email", text, *choices, typed=str(_("The right e-mail")), leave_out=str(_("They have no e-mail")))
