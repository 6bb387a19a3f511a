"""What a passport may say, and how it is put in order. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

Windows = list[tuple[int, int, int]]  # weekday (0 for Monday), from, until: minutes of the day

MOST_TAGS = 30
LONGEST_TAG = 60


def instructions(text: str | None) -> list[str]:
    """Each line that says something, once."""
    return list(dict.fromkeys(line.strip() for line in (text or "").splitlines() if line.strip()))


def tags(text: str | None) -> list[str]:
    """What was typed on lines or between commas, each once, in lower case."""
    typed = (" ".join(each.split()).casefold() for each in re.split(r"[,;\n]", text or ""))
    return list(dict.fromkeys(each for each in typed if each))


def merged(windows: Iterable[tuple[int, int, int]]) -> Windows:
    """The same times in as few windows as they need, in order: what touches or overlaps is one."""
    found: Windows = []
    for weekday, starts, ends in sorted(windows):
        if found and found[-1][0] == weekday and starts <= found[-1][2]:
            found[-1] = (weekday, found[-1][1], max(found[-1][2], ends))
        else:
            found.append((weekday, starts, ends))
    return found
