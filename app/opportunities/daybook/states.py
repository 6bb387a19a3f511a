"""What somebody is reminded of by its day."""

from __future__ import annotations

import enum


class Dated(enum.Enum):
    PAPERS = "papers"  # of one meeting
    TERM = "term"  # of office, which ends
