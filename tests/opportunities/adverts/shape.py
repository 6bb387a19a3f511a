"""What an advert is made of: the values typed in each step, and what must stand in fields afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Values = Mapping[str, Any]


def on(day: int, month: int, year: int = 2027, name: str = "day") -> dict[str, str]:
    """The three boxes of a date."""
    return {f"{name}-day": str(day), f"{name}-month": str(month), f"{name}-year": str(year)}


def at(hour: int, minute: int = 0, name: str = "start") -> dict[str, str]:
    """The two boxes of a time."""
    return {f"{name}-hour": str(hour), f"{name}-minute": f"{minute:02}"}


def lasting(hours: int, minutes: int = 0, name: str = "prep_minutes") -> dict[str, str]:
    return {f"{name}-hours": str(hours), f"{name}-minutes": str(minutes)}


def session(day: int, month: int, start: int, end: int, **more: Any) -> dict[str, Any]:
    return {**on(day, month), **at(start), **at(end, name="end"), **more}


@dataclass(frozen=True)
class Advert:
    """`held` are stored facts to look for: "column" or "collection.facet.key" -> value."""

    name: str
    title: str
    kind: str
    steps: Mapping[str, Values]
    seats: Sequence[Values]
    payment: Sequence[tuple[str, Values]]
    sessions: Sequence[Values] = ()
    mix: Sequence[Values] = ()
    conditions: Sequence[tuple[str, Values]] = ()
    held: Mapping[str, Any] = field(default_factory=dict)
    terms: Sequence[Mapping[str, Any]] = ()
    said: Sequence[str] = ()  # sentences that the check page must show


MEMBER = {"role": "member"}
MUST = {"strength": "must"}
EITHER = {"type": "either", **MEMBER}
ACTIVITY = {"part": "activity"}
DOING = {"activity": "You come, you say what you think, and you are heard.", "may_change": "How the service works."}
WHERE = {"format": "in-person", "venue_shown": "always", "venue": "Meadow House, 14 Weir Lane, Riverbank"}
WHO = {"places_word": "exact", "visibility": "public"}
PATTERN = {"attendance": "all"}
CONTACT = {"contact_name": "Involvement team", "contact_phone": "020 7946 0013"}
SUPPORT = {"support": "A named person rings you before and after."}
APPLY = {"apply_by": ["online", "phone"]}
CHOOSING = {"method": "first-come"}
PAYER = {"payer": "central"}
EXPENSES: Values = {"expenses": ["travel"]}
COMMON: Mapping[str, Values] = {
    "doing": DOING,
    "where": WHERE,
    "who": WHO,
    "choosing": CHOOSING,
    "apply": APPLY,
    "contact": CONTACT,
    "support": SUPPORT,
    "payer": PAYER,
    "expenses": EXPENSES,
    "pattern": PATTERN,
}


def steps(**own: Values) -> Mapping[str, Values]:
    """The common answers with the advert's own over them, step by step."""
    return {step: {**COMMON.get(step, {}), **own.get(step, {})} for step in {**COMMON, **own}}
