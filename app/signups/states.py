"""The life of a place, as one table."""

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


P = PlaceState
ENDS = {P.CANCELLED, P.WITHDRAWN}
PLACE_MOVES = table(
    {
        None: {P.INTERESTED, P.RESERVE, P.CONFIRMED},
        P.INTERESTED: ENDS | {P.OFFERED, P.CONFIRMED, P.RESERVE, P.NOT_SELECTED},
        P.RESERVE: ENDS | {P.OFFERED, P.CONFIRMED, P.NOT_SELECTED},
        P.OFFERED: ENDS | {P.CONFIRMED, P.DECLINED, P.LAPSED, P.RELEASED},
        P.LAPSED: ENDS | {P.OFFERED, P.RESERVE, P.NOT_SELECTED},
        P.CONFIRMED: ENDS | {P.RELEASED, P.TOOK_PART, P.DID_NOT_TAKE_PART},
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
