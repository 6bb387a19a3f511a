"""What an advisor says, who may see it, and the life of a concern."""

from __future__ import annotations

import enum

from app.core.states import table


class Said(enum.Enum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_SAID = "not-said"  # left out, too soon, or not for them: counts for nothing


class Share(enum.Enum):
    """Who may see it besides the involvement team. Each allows what stands before it."""

    NOBODY = "nobody"
    NUMBER = "number"  # counted with at least four others
    WORDS = "words"  # the team reads the words, and not whose they are
    NAME = "name"


class Audience(enum.Enum):
    """Who looks. Whoever is none of these sees nothing."""

    INVOLVEMENT = "involvement"
    OWN = "own"
    HOST = "host"  # of the team that it is about
    FIGURES = "figures"


class ConcernState(enum.Enum):
    RAISED = "raised"
    TAKEN_UP = "taken-up"
    SETTLED = "settled"


C = ConcernState
CONCERN_MOVES = table({None: {C.RAISED}, C.RAISED: {C.TAKEN_UP}, C.TAKEN_UP: {C.RAISED, C.SETTLED}, C.SETTLED: set()})
