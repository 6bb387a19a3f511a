"""What a passport may say, and how it is put in order. Pure: sentences are what a person reads when it may not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from app.core.i18n import gettext as _

Windows = list[tuple[int, int, int]]  # weekday (0 for Monday), from, until: minutes of the day

MOST = 40  # instructions, windows, times away, private exclusions
MOST_TAGS, LONGEST_TAG = 30, 60
FURTHEST = timedelta(days=1100)  # how far ahead anybody says when they are away
NUMBERS = ("online", "in_person", "notice_days", "at_once")
TIMES, AWAY = "times", "away"  # codes of parts, beside those of the fields and tags


def instructions(text: str | None) -> list[str]:
    """Each line that says something, once."""
    return list(dict.fromkeys(line.strip() for line in (text or "").splitlines() if line.strip()))


def tags(text: str | None) -> list[str]:
    """What was typed on lines or between commas, each once, in lower case."""
    typed = (" ".join(each.split()).casefold() for each in re.split(r"[,;\n]", text or ""))
    return list(dict.fromkeys(each for each in typed if each))


def why_not_tags(found: list[str]) -> str:
    if len(found) > MOST_TAGS:
        return _("Write at most %(most)d. You have written %(used)d.", most=MOST_TAGS, used=len(found))
    long = next((each for each in found if len(each) > LONGEST_TAG), None)
    if long is None:
        return ""
    return _("Use a word or two on each line, %(most)d characters at most.", most=LONGEST_TAG)


def merged(windows: Iterable[tuple[int, int, int]]) -> Windows:
    """The same times in as few windows as they need, in order: what touches or overlaps is one."""
    found: Windows = []
    for weekday, starts, ends in sorted(windows):
        if found and found[-1][0] == weekday and starts <= found[-1][2]:
            found[-1] = (weekday, found[-1][1], max(found[-1][2], ends))
        else:
            found.append((weekday, starts, ends))
    return found


def why_not_window(starts: int, ends: int) -> str:
    return "" if starts < ends else _("The end must be later than the start.")


def why_not_away(from_on: date, until_on: date, today: date) -> tuple[str, str] | None:
    """The name of the box and the sentence."""
    if until_on < from_on:
        return "until_on", _("The last day must be the first day or later.")
    if until_on < today:
        return "until_on", _("These days are over. Enter days that are still to come.")
    if until_on > today + FURTHEST:
        return "until_on", _("Enter a day in the next three years.")
    return None


def too_many() -> str:
    return _("There is room for %(most)d. Take one away that you do not need any more.", most=MOST)
