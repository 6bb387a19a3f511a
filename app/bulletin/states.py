"""The parts of a bulletin, and which of them comes first."""

from __future__ import annotations

import enum


class Part(enum.Enum):
    NEW = "new"
    CLOSING = "closing"
    REST = "rest"


class First(enum.Enum):
    NEW = "new"
    CLOSING = "closing"

    @property
    def order(self) -> tuple[Part, Part, Part]:
        two = (Part.NEW, Part.CLOSING) if self is First.NEW else (Part.CLOSING, Part.NEW)
        return (*two, Part.REST)
