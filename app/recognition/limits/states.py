"""Over which time somebody counts."""

from __future__ import annotations

import enum


class Span(enum.Enum):
    WEEK = "week"
    FOUR_WEEKS = "four-weeks"
    MONTH = "month"
