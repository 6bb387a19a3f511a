"""How moments, amounts and lists are said: in London time, in plain words, the same on pages and in letters.

Moments are aware datetimes; a naive one is refused with ValueError. A bare `date` is taken as the day it names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from flask import Flask

from app.core.i18n import gettext as _
from app.core.i18n import language, ngettext

LONDON = ZoneInfo("Europe/London")


def init_app(app: Flask) -> None:
    app.jinja_env.filters.update({filter_.__name__: filter_ for filter_ in FILTERS})
    app.jinja_env.globals["language"] = lambda: language().replace("_", "-")  # as HTML wants it


def local(moment: datetime) -> datetime:
    """The moment on London clocks."""
    if moment.tzinfo is None:
        raise ValueError("A moment without its zone cannot be shown.")
    return moment.astimezone(LONDON)


def day(when: datetime | date) -> str:
    """Such as "Friday 4 December 2026"."""
    return _dated(when, "EEEE d MMMM y")


def short_day(when: datetime | date) -> str:
    """Such as "Fri 4 Dec"."""
    return _dated(when, "EEE d MMM")


def month(when: datetime | date) -> str:
    """Such as "December 2026"."""
    return _dated(when, "MMMM y")


def clock(when: datetime | time) -> str:
    """Such as "2:30pm", "10am", "midday", "midnight". A `time` is taken as London time."""
    at = local(when) if isinstance(when, datetime) else when
    if at.minute == 0 and at.hour in (0, 12):
        return _("midday") if at.hour else _("midnight")
    minutes = f":{at.minute:02}" if at.minute else ""
    hour = f"{at.hour % 12 or 12}{minutes}"
    return _("%(hour)sam", hour=hour) if at.hour < 12 else _("%(hour)spm", hour=hour)


def span(start: datetime, end: datetime | None = None) -> str:
    """Such as "Friday 4 December 2026, 10am to 12:30pm UK time"; both days are named when there are two."""
    first = {"day": day(start), "start": clock(start)}
    if end is None or end == start:
        return _("%(day)s, %(start)s UK time", **first)
    if _last_day(end) == local(start).date():
        return _("%(day)s, %(start)s to %(end)s UK time", end=clock(end), **first)
    return _("%(day)s, %(start)s, to %(last)s, %(end)s UK time", last=day(end), end=clock(end), **first)


def _last_day(end: datetime) -> date:
    """The day on which something that ends then ends: midnight still belongs to the evening before."""
    return (end.astimezone(UTC) - timedelta(microseconds=1)).astimezone(LONDON).date()


def _dated(when: datetime | date, pattern: str) -> str:
    on = local(when).date() if isinstance(when, datetime) else when
    return _worded(on, pattern, str(language()))


@lru_cache(maxsize=4096)
def _worded(on: date, pattern: str, locale: str) -> str:
    """Lists name the same days over and over, and reading the pattern anew each time is slow."""
    return format_date(on, pattern, locale=locale)


def money(pence: int) -> str:
    """Such as "£11.50", "£15", "£1,150", "-£5"."""
    pounds, rest = divmod(abs(pence), 100)
    return f"{'-' if pence < 0 else ''}£{pounds:,}" + (f".{rest:02}" if rest else "")


def ordinal(number: int) -> str:
    """Such as "1st", "2nd", "11th", "23rd"."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def hours(minutes: int) -> str:
    """Such as "1 hour 30 minutes", "2 hours", "45 minutes"."""
    whole, rest = divmod(minutes, 60)
    said = [ngettext("%(num)d hour", "%(num)d hours", whole)] if whole else []
    if rest or not whole:
        said.append(ngettext("%(num)d minute", "%(num)d minutes", rest))
    return " ".join(said)


def people(number: int) -> str:
    """Such as "1 person", "3 people"."""
    return ngettext("%(num)d person", "%(num)d people", number)


def places(number: int) -> str:
    """Such as "1 place", "3 places"."""
    return ngettext("%(num)d place", "%(num)d places", number)


def sessions(number: int) -> str:
    """Such as "1 session", "3 sessions"."""
    return ngettext("%(num)d session", "%(num)d sessions", number)


def opportunities(number: int) -> str:
    """Such as "1 opportunity", "3 opportunities"."""
    return ngettext("%(num)d opportunity", "%(num)d opportunities", number)


def joined(words: Iterable[Any]) -> str:
    """Such as "a", "a and b", "a, b and c"."""
    *first, last = [str(word) for word in words] or [""]
    return _("%(first)s and %(last)s", first=", ".join(first), last=last) if first else last


def phone(number: str) -> str:
    """Such as "+447700900123" as "07700 900123"; one from abroad keeps its country, any other text stays."""
    import phonenumbers

    try:
        read = phonenumbers.parse(number, "GB")
    except phonenumbers.NumberParseException:
        return number
    forms = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(read, forms.NATIONAL if read.country_code == 44 else forms.INTERNATIONAL)


FILTERS: tuple[Callable[..., str], ...] = (
    day, short_day, clock, span, money, hours, people, places, sessions, opportunities, joined, phone,
)  # fmt: skip
