"""Who may see what, when somebody is asked, and how numbers are said in words. No database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from app.coproduction.feedback.states import Audience, Share
from app.core.months import months_later
from app.matching.ledger.rules import LEAST

ASKED_WITHIN = timedelta(days=90)  # of what lies longer back nobody is asked
APART = timedelta(days=28)  # between two asks about one series
COUNTED_MONTHS = 24
QUESTIONS = ("papers", "heard", "needs", "paid", "told", "again")
ORDER = tuple(Share)


@dataclass(frozen=True)
class Seen:
    """What one audience may have of one piece of feedback."""

    counted: bool = False
    words: bool = False
    name: bool = False


NOTHING, EVERYTHING = Seen(), Seen(counted=True, words=True, name=True)


def seen_by(audience: Audience, share: Share) -> Seen:
    """The one place where it is decided; deny where nothing is said."""
    if audience in {Audience.INVOLVEMENT, Audience.OWN}:
        return EVERYTHING
    allowed = ORDER.index(share)
    counted = allowed >= ORDER.index(Share.NUMBER)
    if audience is Audience.HOST:
        return Seen(counted=counted, words=allowed >= ORDER.index(Share.WORDS), name=share is Share.NAME)
    return Seen(counted=counted) if audience is Audience.FIGURES else NOTHING


def shares_for(audience: Audience, *, words: bool = False, name: bool = False) -> list[Share]:
    """The choices under which this audience sees at least so much: what a statement asks for."""
    found = [(share, seen_by(audience, share)) for share in ORDER]
    return [share for share, seen in found if seen.counted and seen.words >= words and seen.name >= name]


def worth_asking(happened_on: date, today: date) -> bool:
    return timedelta(0) <= today - happened_on <= ASKED_WITHIN


def counted_from(today: date) -> date:
    return months_later(counted_until(today), -COUNTED_MONTHS)


def counted_until(today: date) -> date:
    """Figures, and words without a name, change on the first of a month: nobody tells by the day whose they are."""
    return today.replace(day=1)


@dataclass(frozen=True)
class Tally:
    """Of one question: how many people answered it, and the answers yes and in part."""

    people: int
    yes: int
    partly: int
    answers: int

    @property
    def enough(self) -> bool:
        return self.people >= LEAST

    @property
    def share(self) -> Fraction:
        return Fraction(2 * self.yes + self.partly, 2 * self.answers)


def band(tally: Tally) -> int | None:
    """3 for nearly always, 2 for mostly, 1 for about half the time, 0 for not often. None where too few say."""
    if not tally.enough:
        return None
    edges = (Fraction(2, 5), Fraction(7, 10), Fraction(9, 10))
    return sum(tally.share >= edge for edge in edges)


Tallies = Mapping[str, Tally]
