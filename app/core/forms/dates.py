"""A day in three boxes, and a time of day in two."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from app.core.forms.parts import Part, PartsError, PartsField
from app.core.forms.required import Sentence
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l

_DATE_EXAMPLE = _l("For example, 4 12 2026")
_TIME_EXAMPLE = _l("Use the 24-hour clock. For example, 14 30 for 2:30pm")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class DateField(PartsField):
    """A day. The month may be a number or a word. Data: `date`, between `earliest` and `latest`."""

    parts = (Part("day", _l("Day"), 2), Part("month", _l("Month"), 2), Part("year", _l("Year"), 4))
    earliest = date(1900, 1, 1)
    latest = date(2100, 12, 31)

    def __init__(self, label: Sentence, *args: Any, hint: Sentence = _DATE_EXAMPLE, **options: Any) -> None:
        super().__init__(label, *args, hint=hint, **options)

    def show(self, value: date) -> dict[str, str]:
        return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}

    def read(self, typed: dict[str, str]) -> date:
        missing = [part.key for part in self.parts if not typed[part.key]]
        if missing:
            raise PartsError(_missing_from_date(missing), missing)
        numbers = {"day": _number(typed["day"]), "month": _month(typed["month"]), "year": _number(typed["year"])}
        bad = _out_of_range(numbers)
        if bad == ["year"] and len(typed["year"]) != 4:
            raise PartsError(_("Enter the year as 4 numbers, like 2026."), bad)
        try:
            day = date(numbers["year"], numbers["month"], numbers["day"])
        except ValueError:
            raise PartsError(_("Enter a real date, like 4 12 2026."), bad or ["day"]) from None
        if not self.earliest <= day <= self.latest:
            raise PartsError(
                _("Enter a year from %(first)d to %(last)d.", first=self.earliest.year, last=self.latest.year), ["year"]
            )
        return day


class TimeField(PartsField):
    """A time of day on the 24-hour clock; "2pm" in the first box is understood too. Data: `time`, to the minute."""

    parts = (Part("hour", _l("Hour"), 2), Part("minute", _l("Minute"), 2))

    def __init__(
        self,
        label: Sentence,
        *args: Any,
        hint: Sentence = _TIME_EXAMPLE,
        **options: Any,
    ) -> None:
        super().__init__(label, *args, hint=hint, **options)

    def show(self, value: time) -> dict[str, str]:
        return {"hour": str(value.hour), "minute": f"{value.minute:02}"}

    def read(self, typed: dict[str, str]) -> time:
        if not typed["hour"]:
            raise PartsError(_("Enter the hour too, like 14 30."), ["hour"])
        hour, minute = _hour(typed["hour"]), _number(typed["minute"] or "00")
        bad = [key for key, good in (("hour", 0 <= hour <= 23), ("minute", 0 <= minute <= 59)) if not good]
        if bad:
            raise PartsError(_("Enter a real time, like 9 30 or 14 30."), bad)
        return time(hour, minute)


def _number(typed: str) -> int:
    """The number typed, or -1."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 4 else -1


def _month(typed: str) -> int:
    start = typed.lower().rstrip(".")[:3]
    return _MONTHS.index(start) + 1 if start in _MONTHS else _number(typed)


def _hour(typed: str) -> int:
    words = typed.lower().replace(" ", "").replace(".", "")
    hour = _number(words.removesuffix("am").removesuffix("pm"))
    if words.endswith(("am", "pm")):
        return hour % 12 + (12 if words.endswith("pm") else 0) if 1 <= hour <= 12 else -1
    return hour


def _out_of_range(numbers: dict[str, int]) -> list[str]:
    limits = {"day": (1, 31), "month": (1, 12), "year": (1000, 9999)}
    return [key for key, (least, most) in limits.items() if not least <= numbers[key] <= most]


def _missing_from_date(missing: list[str]) -> str:
    names = {"day": _("a day"), "month": _("a month"), "year": _("a year")}
    if len(missing) == 1:
        return _("The date must include %(part)s.", part=names[missing[0]])
    return _("The date must include %(first)s and %(second)s.", first=names[missing[0]], second=names[missing[1]])
