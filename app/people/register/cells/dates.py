"""Days as people write them: day, month, year. What could be another day is a question, never a guess."""

from __future__ import annotations

import re
from datetime import date, timedelta

from app.core.i18n import gettext as _
from app.people.register.cells.names import line
from app.people.register.questions import Choice, Reading, asked
from app.people.register.sheets import DAY_ZERO, Cell
from app.people.register.values import NOTHING

EARLIEST = date(1948, 7, 5)  # the first day of the NHS: nobody joined before
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NUMBERS = re.compile(r"(\d{1,4})[\s/.,\-]+(\d{1,2})[\s/.,\-]+(\d{1,4})")
DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s/.,\-]*(?:of\s+)?([a-z]{3,9})\.?[\s/.,'’\-]*(\d{4}|\d{2})")
MONTH_DAY = re.compile(r"([a-z]{3,9})\.?[\s/.,\-]+(\d{1,2})(?:st|nd|rd|th)?[\s/.,\-]+(\d{4})")
MONTH_YEAR = re.compile(r"([a-z]{3,9})\.?[\s/.,'’\-]*(\d{4}|\d{2})")
MONTH_YEAR_NUMBERS = re.compile(r"(\d{1,2})[/.\-](\d{4})")
WEEKDAY = re.compile(r"^(mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(day)?\b[,.]?\s*")
TIME = re.compile(r"[t\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(z|\s?[ap]m)?$")


def read_day(cell: Cell, today: date, day_zero: date = DAY_ZERO, key: str = "joined") -> Reading[date]:
    """A day in the past, such as the one they joined on; questions carry the key `key`."""
    if isinstance(cell, date):
        return _checked(cell, line(cell), today, key)
    if isinstance(cell, bool) or line(cell).casefold() in NOTHING:
        return Reading()
    number = _number(cell)
    if number is not None:
        return _from_number(number, line(cell), today, day_zero, key)
    typed = line(cell)
    if not typed:
        return Reading()
    found = day_in(typed, today)
    if found is not None:
        return _checked(found, typed, today, key)
    return _ask_day(typed, today, key)


def day_in(typed: str, today: date) -> date | None:
    """The one real day these words name, or nothing."""
    text = TIME.sub("", WEEKDAY.sub("", typed.casefold().strip())).strip(" .,")
    if found := NUMBERS.fullmatch(text):
        first, month, last = found.groups()
        return _real(int(last), int(month), int(first), today, last) if len(first) <= 2 else _iso(first, month, last)
    if found := DAY_MONTH.fullmatch(text):
        return _real(int(found[3]), _month(found[2]), int(found[1]), today, found[3])
    if found := MONTH_DAY.fullmatch(text):
        return _real(int(found[3]), _month(found[1]), int(found[2]), today, found[3])
    return None


def _iso(year: str, month: str, day: str) -> date | None:
    return _day(int(year), int(month), int(day)) if len(year) == 4 and len(day) <= 2 else None


def _real(year: int, month: int, day: int, today: date, typed_year: str) -> date | None:
    """Two figures of a year are of this century unless that is still to come."""
    if len(typed_year) == 2:
        year += 2000 if year <= today.year % 100 else 1900
    return _day(year, month, day) if len(typed_year) in {2, 4} else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    return MONTHS.index(word[:3]) + 1 if word[:3] in MONTHS else 0


def _number(cell: Cell) -> int | None:
    if isinstance(cell, int | float):
        return int(cell) if abs(cell) < 10**9 else -1
    text = str(cell).strip() if isinstance(cell, str) else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) in {4, 5, 8} else None


def _from_number(number: int, typed: str, today: date, day_zero: date, key: str) -> Reading[date]:
    """A number is a count of days, a year, or a day written without its strokes."""
    if 15_000 <= number <= 80_000:
        return _checked(day_zero + timedelta(days=number), typed, today, key)
    if 10**6 <= number < 10**8:
        text = str(number).zfill(8)
        found = _iso(text[:4], text[4:6], text[6:]) or _day(int(text[4:]), int(text[2:4]), int(text[:2]))
        if found:
            return _checked(found, typed, today, key)
    return _ask_day(typed, today, key)


def _checked(found: date, typed: str, today: date, key: str) -> Reading[date]:
    if EARLIEST <= found <= today:
        return Reading(found)
    if found > today:
        return _ask(key, _("The date “%(typed)s” is still to come. What is the right date?", typed=typed))
    return _ask(key, _("The date “%(typed)s” is very long ago. What is the right date?", typed=typed))


def _ask_day(typed: str, today: date, key: str) -> Reading[date]:
    shown = typed if len(typed) <= 60 else typed[:59] + "…"
    start = _month_start(typed.casefold().strip(), today)
    if start is not None:
        text = _("“%(typed)s” does not say which day. Is the first of the month near enough?", typed=shown)
        return _ask(key, text, Choice("first", _said(start), start))
    swapped = _month_first(typed)
    if swapped is not None and swapped <= today:
        text = _("“%(typed)s” is not a real date when the day comes first. Which day is it?", typed=shown)
        return _ask(key, text, Choice("month-first", _said(swapped), swapped))
    if typed.isdigit() and len(typed) == 4:
        return _ask(key, _("“%(typed)s” is only a year. Which day was it?", typed=shown))
    return _ask(key, _("“%(typed)s” is not a real date. Which day is it?", typed=shown))


def _month_start(text: str, today: date) -> date | None:
    start = None
    if found := MONTH_YEAR.fullmatch(text):
        start = _real(int(found[2]), _month(found[1]), 1, today, found[2])
    elif found := MONTH_YEAR_NUMBERS.fullmatch(text):
        start = _day(int(found[2]), int(found[1]), 1)
    return start if start and EARLIEST <= start <= today else None


def _month_first(typed: str) -> date | None:
    found = NUMBERS.fullmatch(typed)
    return (
        _day(int(found[3]), int(found[1]), int(found[2]))
        if found and len(found[3]) == 4 and len(found[1]) <= 2
        else None
    )


def _said(day: date) -> str:
    return f"{day.day} {day.strftime('%B %Y')}"


def _ask(key: str, text: str, *choices: Choice) -> Reading[date]:
    return asked(
        key, text, *choices, typed=str(_("The right date, like 01/09/2020")), leave_out=str(_("Leave the date out"))
    )
