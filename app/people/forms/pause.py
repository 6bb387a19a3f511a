"""A break of one's own: until when, and nothing else. No reason is asked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from app.core import clock
from app.core.forms import DateField, Form, RadiosField, SubmitField, choice
from app.core.i18n import lazy_gettext as _l
from app.people import rules

WEEKS = {"weeks-2": 2, "weeks-4": 4, "weeks-12": 12, "weeks-26": 26}
A_DAY, WHEN_I_SAY = "day", "when-i-say"


class PauseForm(Form):
    """ "Not now": after a while, on a day, or when the person says so. Answers with the last day of the break."""

    when = RadiosField(
        _l("When should we ask you again?"),
        choices=[
            choice("weeks-2", _l("In 2 weeks")),
            choice("weeks-4", _l("In 4 weeks")),
            choice("weeks-12", _l("In 3 months")),
            choice(A_DAY, _l("On a day that I choose below")),
            choice(WHEN_I_SAY, _l("I do not know yet: I will tell you")),
        ],
        default="weeks-4",
        required=_l("Choose when we should ask you again."),
    )
    day = DateField(_l("The day, if you chose one"))
    submit = SubmitField(_l("Start my break"))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        good = bool(super().validate(*args, **kwargs))
        if not good or str(self.when.data) != A_DAY:
            return good
        if not self.day.data:
            self.blame(self.day, _l("Enter the day on which we should ask you again."))
            return False
        problem = rules.why_not_break_until(self.last_day(), clock.today())
        if problem:
            self.blame(self.day, _l("Choose a day from the day after tomorrow, in the next two years."))
        return problem is None

    def last_day(self) -> date | None:
        """The day before we ask again, or None where the break has no end yet."""
        again = None
        if str(self.when.data) == A_DAY:
            again = self.day.data
        elif str(self.when.data) in WEEKS:
            again = clock.today() + timedelta(weeks=WEEKS[str(self.when.data)])
        return again - timedelta(days=1) if again else None
