"""The time that is planned of whoever takes part: one definition, for clashes, limits, turns and what is paid.

A session takes its own length and what comes with `each` one: reading the papers, talking afterwards. What is done
`once` stands with the first session that somebody comes to: preparing, planning it together, rehearsing, a briefing.
A rehearsal may have a day, but no hour that anything could clash with, so it stands there too, as on the page "Who took
part". Of work without a session all of it is due with the work. In SQL it is said by `opportunities.queries.planned`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

from app.opportunities.details import asked_of
from app.opportunities.rules.likes import ShapedKind
from app.opportunities.states import PayPart


class Lasting(Protocol):
    """What this needs of an opportunity."""

    @property
    def prep_minutes(self) -> int: ...
    @property
    def details(self) -> Mapping[str, Any] | None: ...
    @property
    def kind(self) -> ShapedKind: ...


class Besides(NamedTuple):
    """Minutes beside the sessions themselves: done once, and with each of them."""

    once: int = 0
    each: int = 0


def minutes_besides(opportunity: Lasting, *, first: bool) -> dict[PayPart, int]:
    """By part: what comes with each session, and with the `first` what is done once."""
    found = {PayPart.PREPARATION: opportunity.prep_minutes or 0} if first else {}
    kept = opportunity.details or {}
    for question in asked_of(opportunity) if kept else ():
        if question.part and (first or question.each):
            found[question.part] = found.get(question.part, 0) + (kept.get(question.key) or 0)
    return {part: minutes for part, minutes in found.items() if minutes}


def besides(opportunity: Lasting) -> Besides:
    with_the_first, each = (sum(minutes_besides(opportunity, first=first).values()) for first in (True, False))
    return Besides(with_the_first - each, each)
