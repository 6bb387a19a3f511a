"""What is found of a badge that somebody checks."""

from __future__ import annotations

import enum


class Verdict(enum.Enum):
    GOOD = "good"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"
    NOT_OURS = "not-ours"
    UNREADABLE = "unreadable"
