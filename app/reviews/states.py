"""The stages of a review, and the closed lists of its parts."""

from __future__ import annotations

import enum

from app.core.states import table


class Stage(enum.Enum):
    PLANNED = "planned"
    SELF_REVIEW = "self-review"
    SUBMITTED = "submitted"
    VISITED = "visited"
    REPORTED = "reported"
    ACTIONS = "actions"  # what the team does about the report
    DECIDED = "decided"  # by the scheme; the outcome says how
    STOPPED = "stopped"


S = Stage
# Schemes differ: some have no self-review, others no plan of actions. A stage may be passed over, never gone back on.
ORDER = (S.PLANNED, S.SELF_REVIEW, S.SUBMITTED, S.VISITED, S.REPORTED, S.ACTIONS, S.DECIDED)
STAGE_MOVES = table(
    {
        None: {S.PLANNED},
        **{stage: {*ORDER[number + 1 :], S.STOPPED} for number, stage in enumerate(ORDER[:-1])},
        S.DECIDED: set(),
        S.STOPPED: set(),
    }
)
OVER = frozenset({S.DECIDED, S.STOPPED})


class Outcome(enum.Enum):
    ACCREDITED = "accredited"
    DEFERRED = "deferred"
    NOT_ACCREDITED = "not-accredited"
    COMPLETED = "completed"  # a scheme that accredits nobody


class Met(enum.Enum):
    """What is said of a standard so far."""

    NOT_LOOKED_AT = "not-looked-at"
    NOT_MET = "not-met"
    PARTLY = "partly"
    MET = "met"


class Part(enum.Enum):
    """What people do in an opportunity that is linked to a review: two roles with opposite rules (RCPsych, CCQI)."""

    HELP = "help"  # with their own team's review: they know the service
    VISIT = "visit"  # as a reviewer from outside: they must not know it


class Slot(enum.Enum):
    ARRIVAL = "arrival"
    TOUR = "tour"
    PEOPLE = "people"  # a meeting with people who use the service
    CARERS = "carers"
    STAFF = "staff"
    REVIEWERS = "reviewers"  # the reviewers among themselves
    FEEDBACK = "feedback"
    BREAK = "break"
    OTHER = "other"
