"""Yes and no in all their spellings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.i18n import gettext as _
from app.people.register.cells.dates import day_in
from app.people.register.cells.names import line
from app.people.register.questions import Choice, Reading, asked
from app.people.register.sheets import Cell

YES = frozenset(
    {"y", "yes", "yep", "yeah", "true", "t", "1", "x", "✓", "✔", "☑", "ok", "done", "trained", "complete", "completed"}
    | {"tick", "ticked", "attended"}
)
NO = frozenset(
    {"n", "no", "nope", "not", "false", "f", "0", "-", "–", "—", "none", "never", "untrained", "✗", "✘", "☐"}
    | {"not yet", "not done", "to do"}
)
UNKNOWN = frozenset({"?", "n/a", "na", "not known", "unknown", "tbc", "not sure"})


@dataclass(frozen=True)
class Done:
    """Whether something was done, and the day where it is known."""

    yes: bool
    on: date | None = None


def read_yes_no(cell: Cell) -> bool | None:
    """True, False, or nothing where the cell does not say."""
    if isinstance(cell, bool):
        return cell
    word = line(cell).casefold().strip(" .!")
    return True if word in YES else False if word in NO else None


def read_done(cell: Cell, today: date) -> Reading[Done]:
    """Whether they are trained: yes, no, or the day it was done."""
    if isinstance(cell, date):
        return Reading(Done(yes=True, on=cell)) if cell <= today else _ask(line(cell))
    said, typed = read_yes_no(cell), line(cell)
    if said is not None:
        return Reading(Done(yes=said))
    if not typed or typed.casefold() in UNKNOWN:
        return Reading()
    day = day_in(typed, today)
    if day is not None and day <= today:
        return Reading(Done(yes=True, on=day))
    return _ask(typed)


def _ask(typed: str) -> Reading[Done]:
    shown = typed if len(typed) <= 60 else typed[:59] + "…"
    return asked(
        "panel-trained",
        _("Are they trained for interview panels? The file says “%(typed)s”.", typed=shown),
        Choice("yes", str(_("Yes, they are trained")), Done(yes=True)),
        Choice("no", str(_("No, not yet")), Done(yes=False)),
    )
