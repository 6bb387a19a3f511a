"""The closed lists of scoring."""

from __future__ import annotations

import enum


class Outcome(enum.Enum):
    """What the panel decided on one candidate; never in which order."""

    APPOINTABLE = "appointable"
    NOT_APPOINTABLE = "not-appointable"
    APPOINTED = "appointed"
    RESERVE = "reserve"


class Asked(enum.Enum):
    """What was changed after the first day of interviews had come."""

    QUESTION = "question"
    CRITERION = "criterion"


class FileForm(enum.Enum):
    """How somebody took the scores out, or read them without being on the panel."""

    PAGE = "page"
    PDF = "pdf"
    LARGE_PRINT = "large-print"
    CSV = "csv"


SCALES = ((0, 3), (0, 5), (1, 5), (0, 10))
