"""Active, on a break or left. Why somebody is on a break is not ours to keep."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.core.i18n import gettext as _
from app.people.register.cells.dates import day_in
from app.people.register.cells.names import line
from app.people.register.questions import SKIP, Choice, Question, Reading
from app.people.register.sheets import Cell
from app.people.rules import LONGEST_BREAK
from app.people.states import AdvisorState

ACTIVE = re.compile(r"^(active|live|current|yes|y|true|1|ok|on|ready|available|in|a|involved|registered)\b")
PAUSED = re.compile(
    r"paus|\bhold\b|\bbreak\b|\bdormant\b|suspend|\bresting\b|time out|not at the moment|not currently|\baway\b"
)
LEFT = re.compile(
    r"^left\b|\b(ended|moved on|withdrawn|withdrew|resigned|stepped down|archived|removed|retired|ex)\b|no longer"
)
DIED = re.compile(r"deceased|\bdied\b|passed away|\brip\b|\bdead\b")
UNTIL = re.compile(r"\b(?:until|till|til|to|back(?: on)?|from)\b\s*(.+)$")
ENOUGH = re.compile(r"(paused?|on hold|hold|on a break|taking a break|break|dormant|suspended|having a break)\W*")


@dataclass(frozen=True)
class Status:
    """`until` is the day a break ends, where it is known."""

    state: AdvisorState
    until: date | None = None


def read_status(cell: Cell, today: date) -> Reading[Status]:
    """Active where the cell is empty."""
    typed = line(cell)
    text = typed.casefold().strip(" .!")
    if not text or text in {"-", "n/a"}:
        return Reading(Status(AdvisorState.ACTIVE))
    if DIED.search(text):
        return _ask(
            _("The file says that this person has died. We are sorry. Should they be on the register as ended?"),
            ended=True,
        )
    if PAUSED.search(text):
        return _paused(text, today)
    if LEFT.search(text):
        return _ask(_("The file says that this person has left. Should they be on the register as ended?"), ended=True)
    if ACTIVE.match(text) and not re.search(r"\b(not|in-?active)\b", text):
        return Reading(Status(AdvisorState.ACTIVE))
    return _ask(_("Are they active? The file says “%(typed)s”.", typed=typed if len(typed) <= 60 else typed[:59] + "…"))


def _paused(text: str, today: date) -> Reading[Status]:
    found = UNTIL.search(text)
    until = day_in(found[1], date(today.year + 20, 1, 1)) if found else None
    if until is not None and until > today and until.year - today.year <= LONGEST_BREAK:
        return Reading(Status(AdvisorState.PAUSED, until))
    notes = [_("On a break: stays on the register and gets no invitations.")]
    if not ENOUGH.fullmatch(text):
        notes.append(_("What the file says about why or how long was not kept."))
    return Reading(Status(AdvisorState.PAUSED), tuple(notes))


def _ask(text: str, *, ended: bool = False) -> Reading[Status]:
    end = Choice("ended", str(_("On the register as ended, no messages")), Status(AdvisorState.ENDED))
    out = Choice(SKIP, str(_("Not on the register: leave this row out")))
    active = Choice("active", str(_("Active")), Status(AdvisorState.ACTIVE))
    paused = Choice("paused", str(_("On a break, no invitations")), Status(AdvisorState.PAUSED))
    choices = (end, out) if ended else (active, paused, end, out)
    return Reading(question=Question("status", text, choices))


def ask_about_line(row: int, said: str) -> Reading[Status]:
    """For a person below a line such as "Left"."""
    return _ask(_("The line in row %(row)d above says “%(said)s”. Is that so for this person too?", row=row, said=said))
