"""The hours of a day, and what happens to a timetable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from app.core.formatting import day as day_words
from app.core.formatting import local
from app.core.forms import (
    DateField,
    Form,
    LongTextField,
    RadiosField,
    SubmitField,
    TextField,
    TimeField,
    choice,
)
from app.core.i18n import lazy_gettext as _l
from app.panels.rules import LONGEST
from app.panels.timetable.forms.base import ChangeForm, minutes_field, prefer_field, reason_field, tell_field
from app.panels.timetable.models import InterviewDay


class HoursForm(ChangeForm):
    on = DateField(_l("Day of the interviews"), required=_l("Enter the day."))
    arrives = TimeField(_l("The panel arrives at"), required=_l("Enter when the panel arrives."))
    ends = TimeField(_l("It is over at the latest at"), required=_l("Enter the latest finish."))
    late = minutes_field(_l("How many minutes late does it start?"), _l("Only if something holds you up on the day."))
    venue = LongTextField(_l("Place"), most=400)
    prefer, tell, reason = prefer_field(), tell_field(), reason_field()
    submit = SubmitField(_l("Continue"))

    @staticmethod
    def of(day: InterviewDay) -> dict[str, Any]:
        arrives, ends = local(day.arrives_at).time(), local(day.ends_by).time()
        return {"arrives": arrives, "ends": ends, "late": day.begins_after or None, "venue": day.venue}

    def moments(self, on: date) -> tuple[datetime, datetime] | None:
        arrives, ends = self.at(on, self.arrives), self.at(on, self.ends)
        return (arrives, ends) if arrives and ends else None


class AddForm(ChangeForm):
    day = RadiosField(_l("On which day?"), required=_l("Choose the day."))
    reference = TextField(
        _l("Code of the recruitment system, if you like"), most=LONGEST,
        hint=_l("Digits and short codes, such as 4471 or 334-25-0012. Never a name."),
    )  # fmt: skip
    prefer, tell, reason = prefer_field(), tell_field(), reason_field()
    submit = SubmitField(_l("Continue"))


class WithdrawForm(ChangeForm):
    prefer, tell, reason = prefer_field(), tell_field(), reason_field()
    submit = SubmitField(_l("Continue"))


class SlotForm(ChangeForm):
    day = RadiosField(_l("On which day?"), required=_l("Choose the day."))
    start = TimeField(_l("New time"), required=_l("Enter the new time."))
    prefer, tell, reason = prefer_field(), tell_field(), reason_field()
    submit = SubmitField(_l("Continue"))


class BreakForm(ChangeForm):
    day = RadiosField(_l("On which day?"), required=_l("Choose the day."))
    start = TimeField(_l("The break begins at"), required=_l("Enter when the break begins."))
    minutes = minutes_field(_l("How many minutes?"), least=5, most=240, required=_l("Enter how long the break is."))
    prefer, tell, reason = prefer_field(), tell_field(), reason_field()
    submit = SubmitField(_l("Continue"))


class CodeForm(Form):
    reference = TextField(
        _l("Code of the recruitment system"), most=LONGEST,
        hint=_l("Digits and short codes, such as 4471 or 334-25-0012. Leave it empty to remove it. Never a name."),
    )  # fmt: skip
    submit = SubmitField(_l("Save"))


def offer_days(form: Any, days: Sequence[InterviewDay], now: datetime) -> Sequence[InterviewDay]:
    """Those that are not over, as answers; one alone is not asked for."""
    open_ = [day for day in days if day.ends_by > now]
    if len(open_) == 1:
        del form.day
    else:
        form.day.choices = [choice(day.ref, day_words(day.on)) for day in open_]
    return open_


def day_of(form: Any, days: Iterable[InterviewDay]) -> InterviewDay | None:
    """The day that was chosen, or the only one."""
    open_ = list(days)
    if "day" not in form:
        return open_[0] if open_ else None
    return next((day for day in open_ if day.ref == form.day.data), None)
