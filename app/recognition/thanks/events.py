"""What can happen to thanks and skills. Never their words: those stand on the person's own pages alone."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class Thanked(Event):
    thank_you_id: int
    person_id: int


@dataclass(frozen=True)
class SkillsSaid(Event):
    """The person wrote, chose or took away what they did and learned in this part."""

    place_id: int


@dataclass(frozen=True)
class SkillsConfirmed(Event):
    place_id: int
    number: int
