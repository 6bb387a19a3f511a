"""What became of asking somebody whether they could step in. No answer is nothing, and counts for nothing."""

from __future__ import annotations

import enum


class CoverAnswer(enum.Enum):
    YES = "yes"
    NO = "no"  # to this one: they are not asked about it again
    FILLED = "filled"  # somebody else said yes first
