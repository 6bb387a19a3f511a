"""Which time is looked at: so many months up to today, or days of one's own; kept in the address."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import request

from app.core import clock
from app.core.forms.base import FilterForm
from app.core.forms.choices import SelectField, choice
from app.core.forms.dates import DateField
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.period import MONTHS, Period, between, last_months

OWN, USUAL = "own", 12
EARLIEST = date(2000, 1, 1)


class PeriodForm(FilterForm):
    period = SelectField(_l("Time"))
    first = DateField(_l("First day"), hint=_l("Only for days of your own. For example, 1 4 2026"))
    last = DateField(_l("Last day"), hint=_l("For example, 30 6 2026"))

    def looked_at(self) -> Period | None:
        """The time that is asked for; nothing where the days make no sense, and then the fields say why."""
        if str(self.period.data) != OWN:
            return last_months(clock.today(), int(str(self.period.data or USUAL)))
        days: list[date] = []
        for field in (self.first, self.last):
            if field.validate(self) and field.data is None:
                self.blame(field, _("Enter this day, or choose another time."))
            days += [field.data] if field.data else []
        return self._between(*days) if len(days) == 2 else None

    def _between(self, first: date, last: date) -> Period | None:
        if last > clock.today():
            self.blame(self.last, _("Enter a day that is not after today."))
        elif first > last:
            self.blame(self.last, _("Enter a last day that is not before the first day."))
        elif first < EARLIEST:
            self.blame(self.first, _("Enter a first day in 2000 or later."), "year")
        else:
            return between(first, last)
        return None

    def offer_times(self) -> None:
        self.period.choices = [*(choice(number, months(number)) for number in MONTHS if number != USUAL),
                               choice(OWN, _("Days of your own"))]  # fmt: skip
        self.period.empty = months(USUAL)
        forget_what_is_not_offered(self.period)

    def asked(self, *others: str) -> dict[str, Any]:
        """What stands in the address, for another address that asks the same; `others`: names of further fields."""
        days = [f"{field.name}-{part.key}" for field in (self.first, self.last) for part in field.parts]
        return {name: request.args[name] for name in (self.period.name, *others, *days) if request.args.get(name)}


def forget_what_is_not_offered(field: Any) -> None:
    if field.data not in offered(field):
        field.data = None


def offered(field: Any) -> dict[str, str]:
    """What can be chosen in a list, with what people read."""
    return {str(each.value): str(each.label) for each in field.iter_choices()}


def months(number: int) -> str:
    return _("The last %(num)d months", num=number)
