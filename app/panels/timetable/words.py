"""The sentences of a timetable that does not fit, and how moments and candidates are called."""

from __future__ import annotations

from datetime import date

from app.core.formatting import day as day_words
from app.core.formatting import hours
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.panels.timetable.rules import MOST_A_DAY, Misfit


def label(number: int) -> str:
    """What a candidate is called, everywhere."""
    return _("Candidate %(number)d", number=number)


def misfit_words(candidates: int, found: Misfit, days: int) -> str:
    """By how much it does not fit, and what to do."""
    wanted = ngettext("%(num)d candidate", "%(num)d candidates", candidates)
    if candidates > MOST_A_DAY * days:
        return _(
            "%(wanted)s are too many: nobody listens well to more than %(most)d a day. Have fewer, or add days.",
            wanted=wanted, most=MOST_A_DAY,
        )  # fmt: skip
    if not found.fits and found.over is None:
        return _("No candidate fits on these days. Shorten the interviews, or let the days be longer.")
    fits = ngettext("only %(num)d fits", "only %(num)d fit", found.fits)
    if found.over is None:
        return _("%(wanted)s do not fit: %(fits)s. Have fewer candidates, or add a day.", wanted=wanted, fits=fits)
    if days == 1:
        return _(
            "%(wanted)s do not fit in the day: %(fits)s. Let it end %(over)s later, have fewer, or add a day.",
            wanted=wanted, fits=fits, over=hours(found.over),
        )  # fmt: skip
    return _(
        "%(wanted)s do not fit in these days: %(fits)s. Let one end %(over)s later, have fewer, or add a day.",
        wanted=wanted, fits=fits, over=hours(found.over),
    )  # fmt: skip


def too_long_words(on: date, minutes: int | None) -> str:
    if minutes:
        return _(
            "%(day)s would end %(over)s too late. Let it end later, move somebody to another day, or have fewer.",
            day=day_words(on), over=hours(minutes),
        )  # fmt: skip
    return _(
        "This cannot be on %(day)s with what is pinned or has begun. Choose another time, or release a pinned slot.",
        day=day_words(on),
    )  # fmt: skip
