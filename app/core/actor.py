"""Who does a thing, and on whose behalf: every verb is told, every event and history row keeps it."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Asked(enum.Enum):
    """How somebody asked another person to act for them."""

    PHONE = "phone"
    LETTER = "letter"
    IN_PERSON = "in-person"
    EMAIL = "email"
    TEXT = "text"
    DEPUTY = "deputy"  # beforehand: as their deputy while they are away


@dataclass(frozen=True)
class Actor:
    """`person_id` is the person at the keyboard (none for the worker or a command).

    `behalf_of_id` is the person they speak for and `asked` how that person asked; both or neither.
    """

    person_id: int | None = None
    behalf_of_id: int | None = None
    asked: Asked | None = None

    def __post_init__(self) -> None:
        if (self.behalf_of_id is None) != (self.asked is None):
            raise ValueError("an act on somebody's behalf says for whom and how they asked")

    @property
    def speaks_for(self) -> int | None:
        """The person whose will this act expresses."""
        return self.behalf_of_id or self.person_id


SYSTEM = Actor()
