"""The life of a proposal, and what can be said of a pair in it."""

from __future__ import annotations

import enum

from app.core.states import table


class ProposalState(enum.Enum):
    ASKED = "asked"  # the worker does it next
    RUNNING = "running"
    READY = "ready"  # to be looked at, changed, released
    RELEASED = "released"  # everybody in it was asked
    FAILED = "failed"
    DROPPED = "dropped"  # nobody was asked, or another one took its place


P = ProposalState
PROPOSAL_MOVES = table(
    {
        None: {P.ASKED},
        P.ASKED: {P.RUNNING, P.DROPPED},
        P.RUNNING: {P.READY, P.FAILED, P.ASKED},  # asked again: its worker was lost
        P.READY: {P.RELEASED, P.DROPPED},
        P.FAILED: {P.DROPPED},
    }
)
AT_WORK = frozenset({P.ASKED, P.RUNNING})
TO_SEE = frozenset({P.ASKED, P.RUNNING, P.READY, P.FAILED})  # of these there is one at a time


class Mark(enum.Enum):
    PROPOSED = "proposed"  # by the solver
    PINNED = "pinned"  # by a person: stands in every answer
    FORBIDDEN = "forbidden"  # by a person: never proposed


IN_IT = frozenset({Mark.PROPOSED, Mark.PINNED})


class Changed(enum.Enum):
    """What is different of a pair: from what was solved the time before, or by hand since then. Nowhere stored."""

    NEW = "new"
    GONE = "gone"
    MARKED = "marked"


class Outcome(enum.Enum):
    """What became of a pair when the proposal was released."""

    OFFERED = "offered"  # their name was down: they have an offer
    ASKED = "asked"  # they were asked whether they would like to come
    LEFT_OUT = "left-out"  # something had changed; `said` says what


class Rule(enum.Enum):
    """The rule by which somebody whose name is down was passed over."""

    CRITERION = "criterion"  # something is missing; the sentence says what
    FORBIDDEN = "forbidden"  # a person left them out, and says why themselves
    ELSEWHERE = "elsewhere"  # they are in this proposal for something else, and both is not possible
    MIX = "mix"  # the places were needed for what was promised of the mix
    TURNS = "turns"  # who was chosen had fewer turns lately
    FIT = "fit"  # who was chosen fits it better
    EQUAL = "equal"  # nothing told them apart
