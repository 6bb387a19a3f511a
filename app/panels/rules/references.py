"""What may be typed for a vacancy's reference."""

from __future__ import annotations

import re

# parts between hyphens or strokes: digits; one letter; or up to three capitals before at least four digits
_PART = re.compile(r"[0-9]{1,12}|[A-Z]|[A-Z][0-9]{1,12}|[0-9]{1,12}[A-Z]|[A-Z]{2,3}[0-9]{4,12}")
LONGEST = 20


def is_reference(typed: str) -> bool:
    """Whether this is a vacancy's reference such as "334-25-0012" or "C9334-25-0012", and can be nobody's name.

    It begins with a part that has a digit, and has three digits or more in all.
    """
    parts = re.split(r"[-/]", typed)
    numbers = sum(each.isdigit() for each in typed)
    return (
        len(typed) <= LONGEST
        and numbers >= 3
        and any(each.isdigit() for each in parts[0])
        and all(_PART.fullmatch(part) for part in parts)
    )
