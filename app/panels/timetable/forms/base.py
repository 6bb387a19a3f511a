"""What every change of a timetable asks: what matters more, whether calendars follow, and why."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from app.core.errors import RuleBroken
from app.core.forms import (
    Form,
    HiddenField,
    LongTextField,
    NoSuchTime,
    NumberField,
    RadiosField,
    choice,
    combine,
)
from app.core.i18n import lazy_gettext as _l
from app.opportunities.actions.taking import Refused
from app.panels.models import Panel
from app.panels.timetable.actions import Saving
from app.panels.timetable.rules import Prefer


def minutes_field(label: Any, hint: Any = "", *, most: int = 240, least: int = 0, **options: Any) -> NumberField:
    return NumberField(label, hint=hint, least=least, most=most, **options)


def prefer_field() -> RadiosField:
    return RadiosField(
        _l("What matters more?"), default=Prefer.FEWEST.value, required=_l("Choose what matters more."),
        choices=[
            choice(Prefer.FEWEST, _l("That as few candidates as possible get another time")),
            choice(Prefer.ORDER, _l("That everybody keeps their turn, earlier or later")),
            choice(Prefer.EARLIEST, _l("That the day ends as early as possible, whoever moves")),
        ],
    )  # fmt: skip


def tell_field() -> RadiosField:
    return RadiosField(
        _l("If the day begins or ends at another time: do people's calendars follow?"), default="yes",
        required=_l("Choose whether calendars follow."),
        choices=[
            choice("yes", _l("Yes, tell everybody on the panel the new times")),
            choice("no", _l("No, as long as the day lies within the times that people have")),
        ],
    )  # fmt: skip


def reason_field() -> LongTextField:
    return LongTextField(
        _l("Why do the times change?"), most=300,
        hint=_l("One sentence. Needed only if calendars follow: everybody who is told reads it."),
    )  # fmt: skip


class ChangeForm(Form):
    """`edition` is the version of the panel that the page shows."""

    edition = HiddenField()

    def show(self, panel: Panel) -> None:
        self.edition.data = str(panel.version)

    def without_calendar(self) -> None:
        """Where nobody has it in a calendar, nothing is asked about calendars."""
        del self.tell, self.reason

    def saving(self) -> Saving:
        typed = self.edition.data or ""
        version = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else -1
        prefer = Prefer(self["prefer"].data) if "prefer" in self else Prefer.FEWEST
        tell = "tell" not in self or self["tell"].data == "yes"
        return Saving(version, prefer, tell, str(self["reason"].data or "") if "reason" in self else "")

    def refuse(self, broken: RuleBroken) -> None:
        for problem in broken.problems if isinstance(broken, Refused) else ():
            if problem.field in self:
                self.blame(self[problem.field], problem.sentence)
        if not self.errors:
            self.form_errors.append(str(broken))

    def at(self, on: date, field: Any) -> datetime | None:
        """The moment when London clocks show this on that day; blames the field where they never do."""
        try:
            return combine(on, field.data)
        except NoSuchTime as never:
            self.blame(field, str(never))
            return None
