"""What is asked of each kind of expense, and in which order the kinds are offered."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import Enum

from app.opportunities.states import Expense, Format
from app.recognition.claims.states import BY_HOURS, BY_MILES, LineKind

K = LineKind
MOST_LINES = 30
MOST_PENCE = 200_000  # one thing that costs more is bought by the organisation
MOST_MINUTES = 72 * 60  # of care for one part taken


class Ask(Enum):
    """One thing that a kind of expense asks for."""

    TRIP = "trip"  # from, to, miles
    PASSENGERS = "passengers"
    WHAT = "what"  # in words
    AGREED = "agreed"  # with whom, and when
    HOURS = "hours"  # and pounds an hour
    PENCE = "pence"
    PAID = "paid"  # by whom


def asks(kind: LineKind) -> frozenset[Ask]:
    if kind in BY_MILES:
        return frozenset({Ask.TRIP, Ask.PASSENGERS} if kind is K.CAR else {Ask.TRIP})
    if kind is K.HOME:
        return frozenset()
    if kind in BY_HOURS:
        return frozenset({Ask.HOURS, Ask.PAID})
    more = {K.TAXI: {Ask.AGREED}, K.TRANSPORT: {Ask.WHAT}, K.OTHER: {Ask.WHAT}}.get(kind, set())
    return frozenset({Ask.PENCE, Ask.PAID, *more})


PROMISED: dict[Expense, tuple[LineKind, ...]] = {
    Expense.TRAVEL: (K.TRANSPORT, K.CAR, K.BICYCLE, K.MOTORCYCLE),
    Expense.PARKING: (K.PARKING,),
    Expense.TAXI: (K.TAXI,),
    Expense.CARE: (K.CARE, K.CHILDCARE),
    Expense.SUPPORTER: (K.SUPPORT_WORKER, K.INTERPRETER),
    Expense.POST: (K.PRINTING,),
    Expense.PHONE: (K.HOME,),
    Expense.OVERNIGHT: (K.OVERNIGHT,),
}


def promised(codes: Iterable[str]) -> list[LineKind]:
    """What the advert said is paid back, as kinds of expense in its own order."""
    known = {each.value: each for each in Expense}
    found = [kind for code in codes if code in known for kind in PROMISED.get(known[code], ())]
    return list(dict.fromkeys(found))


def offered(codes: Iterable[str], where: Format, there: Collection[LineKind], *, home_pence: int) -> list[LineKind]:
    """All kinds that can be added, what the advert said first. Home is one sum, and not where people meet."""
    first = promised(codes)
    left_out = {K.HOME} if where is Format.IN_PERSON or K.HOME in there or not home_pence else set()
    return [kind for kind in dict.fromkeys([*first, *K]) if kind not in left_out]
