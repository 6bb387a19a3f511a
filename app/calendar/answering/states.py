"""What a link asks, and what can be said to it."""

from __future__ import annotations

import enum


class Question(enum.Enum):
    OFFER = "offer"  # would you like this place?
    COMING = "coming"  # can you still come to this session?
    PLACE = "place"  # you have a place: is there something to say?


class Said(enum.Enum):
    YES = "yes"
    NO = "no"
    MAYBE = "maybe"
    RING_ME = "ring-me"


TELLS_THE_TEAM = frozenset({Said.MAYBE, Said.RING_ME})
