"""The life of an outcome and of its points, and the closed lists they choose from."""

from __future__ import annotations

import enum

from app.core.states import table


class OutcomeState(enum.Enum):
    OWED = "owed"
    TOLD = "told"
    NONE = "none"  # somebody of the involvement team wrote down why there is nothing to tell


OUTCOME_MOVES = table(
    {
        None: {OutcomeState.OWED},
        OutcomeState.OWED: {OutcomeState.TOLD, OutcomeState.NONE},
        OutcomeState.NONE: {OutcomeState.TOLD},
        OutcomeState.TOLD: {OutcomeState.OWED},  # all of it was taken back
    }
)


class PointState(enum.Enum):
    DRAFT = "draft"  # read by those who write it
    OUT = "out"
    REPLACED = "replaced"  # by a newer one that says it better, or says what came next
    TAKEN_BACK = "taken-back"


POINT_MOVES = table(
    {
        None: {PointState.DRAFT},
        PointState.DRAFT: {PointState.OUT},
        PointState.OUT: {PointState.REPLACED, PointState.TAKEN_BACK},
    }
)


class Answer(enum.Enum):
    DONE = "done"
    WILL = "will"  # by a day
    COULD_NOT = "could-not"


class Audience(enum.Enum):
    PUBLIC = "public"  # once the involvement team has said yes to it
    TOOK_PART = "took-part"


class Reader(enum.Enum):
    """Who looks."""

    STAFF = "staff"  # the team that hosts it, and the involvement team
    TOOK_PART = "took-part"
    ANYBODY = "anybody"


class WhyNone(enum.Enum):
    NOBODY_CAME = "nobody-came"
    ELSEWHERE = "elsewhere"  # another organisation answers them
    OTHER = "other"


class Due(enum.Enum):
    """Why a host is written to."""

    SOON = "soon"
    LATE = "late"
    PROMISE = "promise"  # a "will be done by" whose day is over


class ReplyTo(enum.Enum):
    HOST = "host"  # and the involvement team
    TEAM = "team"  # alone
