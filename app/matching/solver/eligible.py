"""The hard rules and the fit over arrays: one pass an opportunity, the cheap tests first, availability on who is left.

The same rules for one pair, with their reasons, stand in `explain`; a property test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from app.matching.solver.columns import Bits, Bools, Codes, Columns, Ints, Small
from app.matching.solver.instance import IN_PERSON, Instance, Opportunity, Window

NOBODY: Small = np.zeros(0, np.int32)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Eligible pairs by (opportunity, advisor), as numbers in the instance's order; `fit` is without any bonus."""

    advisor: Small
    opportunity: Small
    fit: Small
    start: Ints  # where each opportunity's pairs begin; one more at the end

    def __len__(self) -> int:
        return len(self.advisor)


def pairs(instance: Instance, columns: Columns) -> Pairs:
    found = [fitting(instance, columns, opportunity) for opportunity in instance.opportunities]
    counts = np.array([0, *(len(who) for who, _fit in found)], np.int64)
    none = np.zeros(0, np.int32)
    return Pairs(
        advisor=np.concatenate([none, *(who for who, _fit in found)]),
        opportunity=np.repeat(np.arange(len(found), dtype=np.int32), counts[1:]),
        fit=np.concatenate([none, *(fit for _who, fit in found)]),
        start=np.cumsum(counts),
    )


def fitting(instance: Instance, columns: Columns, opportunity: Opportunity) -> tuple[Small, Small]:
    """Who is eligible for it, in the instance's order, and how well each fits."""
    who = eligible(instance, columns, opportunity)
    return who, fit(instance, columns, opportunity, who)


def eligible(instance: Instance, columns: Columns, opportunity: Opportunity) -> Small:
    who = _near(columns, opportunity)
    who = who[_has_experience(columns, opportunity, who) & _has_access(columns, opportunity, who)]
    for listed in _qualified(columns, opportunity):
        who = who[_marked(columns, listed)[who]]
    who = who[~_marked(columns, *_barred(instance, columns, opportunity))[who]]
    for month, minutes in instance.minutes(opportunity).items():
        who = who[columns.committed[month][who] + minutes <= columns.cap[who]]
    for session in opportunity.sessions:
        who = who[_available(columns, session, who)]
    return who


def fit(instance: Instance, columns: Columns, opportunity: Opportunity, who: Small) -> Small:
    points = 100 * np.minimum(3, _shared(columns.interests, opportunity.topics, who))
    points += 100 * np.minimum(3, _shared(columns.tags, opportunity.wanted_tags, who))
    points += _ranked(columns, opportunity)[who]
    points += 100 if opportunity.mode != IN_PERSON else _closeness(columns, opportunity, who)
    notice, preferred = max(0, opportunity.first_day - instance.today), columns.notice[who]
    points += np.where(notice >= preferred, 50, 50 * notice // np.maximum(preferred, 1))
    return points.astype(np.int32)


def _near(columns: Columns, opportunity: Opportunity) -> Small:
    if opportunity.mode != IN_PERSON:
        return np.flatnonzero(columns.online).astype(np.int32)
    reached = _squared(columns.x - opportunity.x, columns.y - opportunity.y) <= columns.reach * columns.reach
    return np.flatnonzero(columns.in_person & reached).astype(np.int32)


def _squared(x: Ints, y: Ints) -> Ints:
    return x * x + y * y


def _has_experience(columns: Columns, opportunity: Opportunity, who: Small) -> Bools:
    if not opportunity.required_any_tag:
        return np.ones(len(who), bool)
    return _meets(columns.tags, columns.tags.mask(opportunity.required_any_tag), who)


def _has_access(columns: Columns, opportunity: Opportunity, who: Small) -> Bools:
    return ~_meets(columns.needs, ~columns.needs.mask(opportunity.access), who)


def _meets(codes: Codes, mask: Bits, who: Small) -> Bools:
    """Whether any of the words of `mask` is among each one's."""
    found: Bools = ((codes.bits[:, who] & mask) != 0).any(axis=0)
    return found


def _shared(codes: Codes, names: Iterable[str], who: Small) -> Ints:
    shared: Ints = np.bitwise_count(codes.bits[:, who] & codes.mask(names)).sum(axis=0, dtype=np.int64)
    return shared


def _qualified(columns: Columns, opportunity: Opportunity) -> Iterator[Small]:
    """For each code that is required, who holds it on every day."""
    days = (opportunity.first_day, opportunity.last_day)
    for required, held in (
        (opportunity.required_training, columns.training), (opportunity.required_checks, columns.checks),
    ):  # fmt: skip
        for code in sorted(required):
            yield held[code].covering(*days) if code in held else NOBODY


def _barred(instance: Instance, columns: Columns, opportunity: Opportunity) -> Iterator[Small]:
    yield columns.conflicts.get(opportunity.organisation, NOBODY)
    yield columns.declined.get(opportunity.id, NOBODY)
    for day in {day for day, _start, _end in opportunity.sessions}:
        yield columns.away.on(day)
    for day, start, end in instance.widened(opportunity):
        if day in columns.busy:
            yield columns.busy[day].meeting(start, end - 1)


def _marked(columns: Columns, *listed: Small) -> Bools:
    marks = np.zeros(columns.number, bool)
    for who in listed:
        marks[who] = True
    return marks


def _available(columns: Columns, session: Window, who: Small) -> Bools:
    day, start, end = session
    good = np.zeros(len(who), bool)
    for starts, ends in columns.layers:
        good |= (starts[day % 7][who] <= start) & (end <= ends[day % 7][who])
    return good


def _ranked(columns: Columns, opportunity: Opportunity) -> Small:
    points = np.zeros(columns.number, np.int32)
    for place, ranked in enumerate(columns.ranks):
        points[ranked.get(opportunity.id, NOBODY)] = 250 - 50 * place
    return points


def _closeness(columns: Columns, opportunity: Opportunity, who: Small) -> Ints:
    most = columns.reach[who]
    away = isqrt(_squared(columns.x[who] - opportunity.x, columns.y[who] - opportunity.y))
    points: Ints = 100 * np.maximum(0, most - away) // np.maximum(most, 1)
    return points


def isqrt(squared: Ints) -> Ints:
    """The whole part of the root: the floating one may be off by one, which whole numbers put right."""
    root = np.sqrt(squared.astype(np.float64)).astype(np.int64)
    root -= root * root > squared
    root += (root + 1) * (root + 1) <= squared
    return root
