"""What an opportunity promised to pay, as terms the arithmetic knows, with the rate in force on a day."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.opportunities.models import Opportunity, PayTerm
from app.opportunities.rules import planned
from app.opportunities.states import Payer, PayModel, PayPart
from app.recognition import rules
from app.recognition.models import Rate
from app.recognition.queries.rates import rates_of
from app.recognition.rules import Part, Promise, Term

PARTS = {
    PayPart.ACTIVITY: Part.ACTIVITY,
    PayPart.PREPARATION: Part.PREPARATION,
    PayPart.TRAINING: Part.TRAINING,
    PayPart.DESIGN: Part.DESIGN,
    PayPart.REHEARSAL: Part.REHEARSAL,
    PayPart.MEETINGS: Part.MEETINGS,
    PayPart.BRIEFING: Part.BRIEFING,
    PayPart.TRAVEL: Part.TRAVEL,
}


class Missing(enum.Enum):
    """Why a promise cannot be worked out. Nothing is ever guessed."""

    RATE = "rate"  # no rate of the tier was in force on the day
    TERMS = "terms"  # a sum or a threshold was left out of the opportunity
    BOUNDARY = "boundary"  # the time is exactly the threshold, and nobody said what that counts as


class _Unknown(Exception):
    def __init__(self, missing: Missing, tier: str = "") -> None:
        self.missing, self.tier = missing, tier


@dataclass(frozen=True)
class Promised:
    """The promise, the rate it took, and `session_part`: what the time in the session counts as."""

    promise: Promise = ()
    rate: Rate | None = None
    missing: Missing | None = None
    tier: str = ""
    session_part: Part = field(default=Part.ACTIVITY)


def promised(opportunity: Opportunity, day: date, rates: Sequence[Rate] | None = None) -> Promised:
    """The terms of `opportunity` (with `pay_terms` loaded) as they stand on that day; at most one statement.

    For many at once: `rates` are all there are, and it asks for none.
    """
    terms = opportunity.pay_terms
    if opportunity.payer is Payer.ELSEWHERE or any(term.model is PayModel.ELSEWHERE for term in terms):
        return Promised((rules.Elsewhere(opportunity.payer_name),))
    paid = [term for term in terms if term.model is not PayModel.UNPAID]
    if not paid:
        return Promised((rules.Unpaid(),))
    asked = {term.tier for term in paid if term.tier and term.pence is None}
    used = _Rates(rates_of(asked) if rates is None else rates, day)
    try:
        promise = _merged(_term(term, used) for term in paid)
    except _Unknown as unknown:
        return Promised(missing=unknown.missing, tier=unknown.tier, session_part=_session_part(terms))
    return Promised(promise, used.first, session_part=_session_part(terms))


def minutes_besides(opportunity: Opportunity, *, first: bool) -> dict[Part, int]:
    """The time that was promised besides a session: preparation, planning, rehearsal. What is done once stands with
    the `first` session."""
    return {PARTS[part]: spent for part, spent in planned.minutes_besides(opportunity, first=first).items()}


def parts_besides(opportunity: Opportunity, *, first: bool) -> tuple[Part, ...]:
    """What is asked about besides the session and preparation (`pay_terms` loaded): what is paid for, and what was
    promised to take time here, paid or not."""
    asked = _paid(opportunity) | minutes_besides(opportunity, first=first).keys()
    left_out = {Part.ACTIVITY, Part.PREPARATION, _session_part(opportunity.pay_terms)}
    return tuple(part for part in Part if part in asked - left_out)


def _paid(opportunity: Opportunity) -> set[Part]:
    terms = opportunity.pay_terms
    if opportunity.payer is Payer.ELSEWHERE or any(term.model is PayModel.ELSEWHERE for term in terms):
        return set()
    return {PARTS[term.part] for term in terms if term.model is not PayModel.UNPAID}


class _Rates:
    """The rates of the tiers on one day; remembers the first that was taken."""

    def __init__(self, rates: Sequence[Rate], day: date) -> None:
        self._rates, self._day = rates, day
        self.first: Rate | None = None

    def pence(self, term: PayTerm) -> int:
        """The term's own sum, or its tier's rate."""
        if term.pence is not None:
            return term.pence
        if not term.tier:
            raise _Unknown(Missing.TERMS)
        rate = rules.rate_on(self._rates, term.tier, self._day)
        if rate is None:
            raise _Unknown(Missing.RATE, term.tier)
        self.first = self.first or rate
        return rate.pence


def _term(term: PayTerm, rates: _Rates) -> Term:
    parts = frozenset({PARTS[term.part]})
    match term.model:
        case PayModel.HOURLY:
            return rules.Hourly(hour_pence=rates.pence(term), pays_for=parts, cap_pence=term.cap_pence)
        case PayModel.BLOCK if term.unit_minutes:
            each = rates.pence(term)
            return rules.Block(
                block_minutes=term.unit_minutes, block_pence=each, pays_for=parts, cap_pence=term.cap_pence
            )
        case PayModel.DAY | PayModel.BAND if term.half_pence is not None:
            return _half_day(term, parts)
        case PayModel.DAY | PayModel.FIXED if term.pence is not None:
            return rules.Fixed(pence=term.pence, pays_for=parts)
        case PayModel.MONTHLY | PayModel.MENU:
            return rules.NotBySession()
        case _:
            raise _Unknown(Missing.TERMS)


def _half_day(term: PayTerm, parts: frozenset[Part]) -> rules.HalfDay:
    half, whole, threshold = term.half_pence, term.pence, term.threshold_minutes
    if half is None or whole is None or not threshold or whole < half:
        raise _Unknown(Missing.TERMS)
    counts_as = {True: rules.Boundary.WHOLE, False: rules.Boundary.HALF, None: None}[term.threshold_included]
    return rules.HalfDay(
        half_pence=half, day_pence=whole, threshold_minutes=threshold, boundary=counts_as, pays_for=parts
    )


def _merged(terms: Iterable[Term]) -> Promise:
    """Parts paid alike by the hour are one term, so that they are added before rounding; a part is paid once."""
    kept: list[Term] = []
    hourly: dict[tuple[int, int | None], frozenset[Part]] = {}
    for term in terms:
        if isinstance(term, rules.Hourly):
            key = (term.hour_pence, term.cap_pence)
            hourly[key] = hourly.get(key, frozenset()) | term.pays_for
        else:
            kept.append(term)
    by_the_hour = [
        rules.Hourly(hour_pence=sum_, cap_pence=cap, pays_for=parts) for (sum_, cap), parts in hourly.items()
    ]
    together: Promise = (*by_the_hour, *kept)
    named = [part for term in together for part in getattr(term, "pays_for", ())]
    if len(named) != len(set(named)):
        raise _Unknown(Missing.TERMS)
    return together


def _session_part(terms: Sequence[PayTerm]) -> Part:
    """A committee may promise pay for its meetings and name no other activity: then the session is a meeting."""
    named = {term.part for term in terms}
    return Part.MEETINGS if PayPart.MEETINGS in named and PayPart.ACTIVITY not in named else Part.ACTIVITY
