"""Pure decisions about recognition: what a promise pays, which rate held on a day, how a name becomes initials."""

from app.recognition.rules.attendance import has_begun, longest_activity
from app.recognition.rules.initials import initials
from app.recognition.rules.parts import LONGEST_PART, Minutes, Part
from app.recognition.rules.payment import BoundaryUndecided, Line, Payment, Rule, half_penny_up, payment_for
from app.recognition.rules.rates import RateLike, local_day, rate_on
from app.recognition.rules.reckoning import decided, no_rate, no_terms, part_of, reckoning, undecided
from app.recognition.rules.short_notice import ShortNotice
from app.recognition.rules.terms import (
    ACTIVITY,
    Block,
    Boundary,
    Elsewhere,
    Fixed,
    HalfDay,
    Hourly,
    NotBySession,
    Promise,
    Term,
    Unpaid,
)

__all__ = [
    "ACTIVITY",
    "LONGEST_PART",
    "Block",
    "Boundary",
    "BoundaryUndecided",
    "Elsewhere",
    "Fixed",
    "HalfDay",
    "Hourly",
    "Line",
    "Minutes",
    "NotBySession",
    "Part",
    "Payment",
    "Promise",
    "RateLike",
    "Rule",
    "ShortNotice",
    "Term",
    "Unpaid",
    "decided",
    "half_penny_up",
    "has_begun",
    "initials",
    "local_day",
    "longest_activity",
    "no_rate",
    "no_terms",
    "part_of",
    "payment_for",
    "rate_on",
    "reckoning",
    "undecided",
]
