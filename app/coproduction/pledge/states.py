"""A pledge that was taken, and what of it stands on the wall."""

from __future__ import annotations

import enum

from app.core.states import table


class PledgeState(enum.Enum):
    TAKEN = "taken"
    RENEWED = "renewed"  # by a newer one of the same person or team
    WITHDRAWN = "withdrawn"


S = PledgeState
PLEDGE_MOVES = table({None: {S.TAKEN}, S.TAKEN: {S.RENEWED, S.WITHDRAWN}, S.RENEWED: {S.WITHDRAWN}, S.WITHDRAWN: set()})


class OnWall(enum.Enum):
    """What whoever took it lets be shown. Their own choice, at any time."""

    COUNTED = "counted"  # one more of a number, and nothing else
    WORDS = "words"
    NAME = "name"  # the words too


class Looked(enum.Enum):
    """Whether the involvement team has read the words: what everybody can read has been read by somebody."""

    WAITING = "waiting"
    ON = "on"
    OFF = "off"
