"""The life of a place, and of a call that somebody has to make about one, as two tables."""

from __future__ import annotations

import enum

from app.core.states import table


class PlaceState(enum.Enum):
    INTERESTED = "interested"
    RESERVE = "reserve"
    OFFERED = "offered"
    CONFIRMED = "confirmed"
    TOOK_PART = "took-part"
    DID_NOT_TAKE_PART = "did-not-take-part"  # no cause, ever
    DECLINED = "declined"  # by the person
    WITHDRAWN = "withdrawn"  # by the person
    NOT_SELECTED = "not-selected"  # by the team, with a reason the person reads
    RELEASED = "released"  # by the team, with a reason the person reads
    LAPSED = "lapsed"  # an offer nobody answered
    CANCELLED = "cancelled"  # the session or the opportunity went


class Coming(enum.Enum):
    """Whether somebody with a place still comes to one session. No answer is no state, and counts for nothing."""

    YES = "yes"
    NOT_THAT_DAY = "not-that-day"  # of several: the place itself is kept
    PERHAPS = "perhaps"  # said from their calendar: the place is kept, and they are asked again


P = PlaceState
ENDS = {P.CANCELLED, P.WITHDRAWN}
PLACE_MOVES = table(
    {
        None: {P.INTERESTED, P.RESERVE, P.CONFIRMED},
        P.INTERESTED: ENDS | {P.OFFERED, P.CONFIRMED, P.RESERVE, P.NOT_SELECTED},
        P.RESERVE: ENDS | {P.OFFERED, P.CONFIRMED, P.DECLINED, P.NOT_SELECTED},  # declined: on the phone
        P.OFFERED: ENDS | {P.CONFIRMED, P.DECLINED, P.LAPSED, P.RELEASED},
        P.LAPSED: ENDS | {P.OFFERED, P.RESERVE, P.INTERESTED, P.NOT_SELECTED},
        # offered again: the one they wanted to come with is gone, and they are asked whether they come alone
        P.CONFIRMED: ENDS | {P.OFFERED, P.RELEASED, P.TOOK_PART, P.DID_NOT_TAKE_PART},
        P.TOOK_PART: {P.DID_NOT_TAKE_PART, P.CONFIRMED},  # confirmed again where a series gets another session
        P.DID_NOT_TAKE_PART: {P.TOOK_PART, P.CONFIRMED},
    }
)
LIVE = frozenset({P.INTERESTED, P.RESERVE, P.OFFERED, P.CONFIRMED, P.LAPSED})
TAKES_A_SEAT = frozenset({P.OFFERED, P.CONFIRMED, P.TOOK_PART, P.DID_NOT_TAKE_PART})
WAITING = frozenset({P.INTERESTED, P.RESERVE, P.LAPSED})
ENDED = frozenset({P.WITHDRAWN, P.RELEASED, P.CANCELLED})  # of places that may have been held
AFTERWARDS = frozenset({P.TOOK_PART, P.DID_NOT_TAKE_PART})
HELD = AFTERWARDS | {P.CONFIRMED}  # both sides have said yes


class CallState(enum.Enum):
    TO_CALL = "to-call"
    NO_ANSWER = "no-answer"  # nobody picked up; they may ring back
    SAID_YES = "said-yes"
    SAID_NO = "said-no"
    CLOSED = "closed"  # the place went to somebody else, or is not free any more


C = CallState
CALL_MOVES = table(
    {
        None: {C.TO_CALL},
        C.TO_CALL: {C.NO_ANSWER, C.SAID_YES, C.SAID_NO, C.CLOSED},
        C.NO_ANSWER: {C.SAID_YES, C.SAID_NO, C.CLOSED},
        C.CLOSED: {C.SAID_YES, C.SAID_NO},  # whoever rang at the same moment as somebody else
    }
)
OPEN_CALLS = frozenset({C.TO_CALL, C.NO_ANSWER})
