"""How long everything takes, and the breaks the panel needs."""

from __future__ import annotations

from datetime import time
from typing import Any

from app.core.forms import (
    ConfirmField,
    NumberField,
    SubmitField,
    TimeField,
)
from app.core.i18n import lazy_gettext as _l
from app.panels.models import Panel
from app.panels.timetable.forms.base import ChangeForm, minutes_field, reason_field, tell_field
from app.panels.timetable.models import Timetable
from app.panels.timetable.rules import MOST_CANDIDATES

LENGTHS = (
    "interview", "presentation", "gap", "task", "briefing", "wash_up", "joint", "break_after", "longest", "pause",
    "lunch",
)  # fmt: skip
NONE_IS_NONE = ("break_after", "longest")


class LengthsForm(ChangeForm):
    candidates = NumberField(
        _l("How many candidates do you expect?"), least=1, most=MOST_CANDIDATES,
        required=_l("Enter how many candidates you expect."),
        hint=_l("They are called Candidate 1, Candidate 2 and so on. Names stay in your recruitment system."),
    )  # fmt: skip
    interview = minutes_field(
        _l("Minutes for each interview"), least=5, required=_l("Enter how long an interview is."),
        hint=_l("Usual are 30 to 45, and 60 for senior posts."),
    )  # fmt: skip
    presentation = minutes_field(
        _l("Minutes for a presentation"), _l("To the panel, at the start. Leave empty for none.")
    )
    gap = minutes_field(_l("Minutes for scoring after each"), _l("Each member on their own. Usual are 10 to 15."))
    task = minutes_field(_l("Minutes for a task before the interview"), _l("On their own. Leave empty for none."))
    briefing = minutes_field(_l("Minutes for the briefing at the start"))
    wash_up = minutes_field(_l("Minutes for the wash-up at the end"))
    joint = minutes_field(_l("Minutes for the meeting of the panels"), _l("After the wash-up of each."))
    lunch = minutes_field(_l("Minutes for lunch"), _l("Leave empty if there is none."), most=120)
    lunch_from = TimeField(_l("Lunch not before"), required=_l("Enter from when lunch can be."))
    lunch_until = TimeField(_l("Lunch over by"), required=_l("Enter by when lunch must be over."))
    break_after = minutes_field(_l("A break after how many minutes at the latest?"), least=15, most=480)
    longest = minutes_field(
        _l("The longest that somebody on the panel can do in one go, in minutes"), least=15, most=480,
        hint=_l("From what members have shared. A number only, and never whose."),
    )  # fmt: skip
    pause = minutes_field(_l("Minutes for a short break"), least=5, most=60, required=_l("Enter how long a break is."))
    again = ConfirmField(
        _l("Spread the candidates over the days anew"), hint=_l("Everybody may get another time, also pinned slots.")
    )
    tell, reason = tell_field(), reason_field()
    submit = SubmitField(_l("Continue"))

    USUAL = {
        "interview": 45, "gap": 15, "briefing": 30, "wash_up": 30, "joint": 30, "lunch": 45, "break_after": 150,
        "pause": 15, "lunch_from": time(12), "lunch_until": time(14),
    }  # fmt: skip

    @classmethod
    def of(cls, timetable: Timetable | None, panel: Panel) -> dict[str, Any]:
        if timetable is None:
            return {**cls.USUAL, "candidates": panel.candidates}
        shown = {name: getattr(timetable, name) or None for name in LENGTHS}
        lunch = {name: getattr(timetable, name) for name in ("lunch_from", "lunch_until")}
        return shown | {name: time(minutes // 60, minutes % 60) for name, minutes in lunch.items()}

    def offer(self, *, first: bool, parallel: bool, days: int) -> None:
        if not first:
            del self.candidates
        if first or days < 2:
            del self.again
        if not parallel:
            del self.joint

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Lunch is long enough for its hours, and in the middle of the day, where no clocks change."""
        if not super().validate(*args, **kwargs):
            return False
        opens, closes = (_past_midnight(field.data) for field in (self.lunch_from, self.lunch_until))
        if not 9 * 60 <= opens < closes <= 18 * 60:
            self.blame(self.lunch_until, _l("Enter a time for lunch between 9 and 18, the end after the start."))
        elif closes - opens < (self.lunch.data or 0):
            self.blame(self.lunch_until, _l("Lunch is longer than the time for it. Let it end later."))
        return not self.errors

    def lengths(self) -> dict[str, Any]:
        said = {name: self[name].data if name in self else None for name in LENGTHS}
        plain = {name: value if name in NONE_IS_NONE else value or 0 for name, value in said.items()}
        hours = {name: _past_midnight(self[name].data) for name in ("lunch_from", "lunch_until")}
        return {**plain, **hours}


def _past_midnight(at: time) -> int:
    return at.hour * 60 + at.minute
