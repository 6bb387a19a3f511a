"""The life of a claim, and the closed lists it is made of."""

from __future__ import annotations

import enum

from app.core.states import table


class ClaimState(enum.Enum):
    OPEN = "open"  # made, and the person has not sent it yet
    CLAIMED = "claimed"  # the host confirms next
    CONFIRMED = "confirmed"  # the budget holder authorises next
    AUTHORISED = "authorised"  # goes to finance with the next file
    SENT = "sent"  # is with finance
    PAID = "paid"
    RETURNED = "returned"  # to the person, with one sentence that they read
    REJECTED = "rejected"  # by finance: to be mended and authorised again
    CLOSED = "closed"  # nothing is to be paid


S = ClaimState
CLAIM_MOVES = table(
    {
        None: {S.OPEN},
        S.OPEN: {S.CLAIMED, S.CLOSED},
        S.CLAIMED: {S.CONFIRMED, S.RETURNED, S.CLOSED},
        S.CONFIRMED: {S.AUTHORISED, S.RETURNED, S.CLAIMED, S.CLOSED},  # claimed again: something was changed
        S.AUTHORISED: {S.SENT, S.CLAIMED, S.CLOSED},
        S.SENT: {S.PAID, S.REJECTED, S.CLAIMED, S.CLOSED},  # claimed again: its hours were put right
        S.PAID: {S.REJECTED, S.CLAIMED, S.CLOSED},  # rejected: the bank gave it back
        S.RETURNED: {S.CLAIMED, S.CLOSED},
        S.REJECTED: {S.AUTHORISED, S.CLAIMED, S.CLOSED},
        S.CLOSED: {S.OPEN, S.CLAIMED},
    }
)
WITH_PERSON = frozenset({S.OPEN, S.RETURNED})  # they send it next
CHANGEABLE = frozenset({S.OPEN, S.CLAIMED, S.CONFIRMED, S.AUTHORISED, S.RETURNED})  # until finance has it
DECIDED = frozenset({S.AUTHORISED, S.SENT, S.PAID, S.REJECTED, S.CLOSED})  # what is owed is certain
GONE = frozenset({S.SENT, S.PAID, S.REJECTED})  # finance has had it


class Choice(enum.Enum):
    """What somebody wants for this one. Never why."""

    FULL = "full"
    PART = "part"  # a sum they name
    DECLINE = "decline"
    VOUCHER = "voucher"
    CHARITY = "charity"
    EXPENSES_ONLY = "expenses-only"


NO_FEE = frozenset({Choice.DECLINE, Choice.EXPENSES_ONLY})


class LineKind(enum.Enum):
    CAR = "car"
    MOTORCYCLE = "motorcycle"
    BICYCLE = "bicycle"
    TRANSPORT = "transport"  # bus, train, tram, ferry
    PARKING = "parking"  # and tolls
    TAXI = "taxi"  # agreed before
    MEALS = "meals"
    OVERNIGHT = "overnight"
    CARE = "care"  # somebody else cared for the person they care for
    CHILDCARE = "childcare"
    SUPPORT_WORKER = "support-worker"
    INTERPRETER = "interpreter"
    HOME = "home"  # one sum for taking part from home
    PRINTING = "printing"  # and post
    OTHER = "other"


BY_MILES = frozenset({LineKind.CAR, LineKind.MOTORCYCLE, LineKind.BICYCLE})
BY_HOURS = frozenset({LineKind.CARE, LineKind.CHILDCARE, LineKind.SUPPORT_WORKER, LineKind.INTERPRETER})
NO_RECEIPT = BY_MILES | {LineKind.HOME}


class PaidBy(enum.Enum):
    ADVISOR = "advisor"  # and is paid back
    ORGANISATION = "organisation"  # bought for them: nothing is paid back
    ADVANCE = "advance"  # from money they had before: the difference is paid, either way
