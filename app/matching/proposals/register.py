"""Who is there: everybody active on the register as the solver reads them, and what each may have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.core.clock import LONDON
from app.matching.fit.rows import DAY
from app.matching.fit.rules import Own, reachable
from app.matching.proposals.giving import Giving
from app.matching.proposals.history import History
from app.matching.solver import instance as solver
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.fit import course_wanted, reasons, seat_open, seat_suits
from app.opportunities.rules.met import NotMet, met
from app.opportunities.rules.private import kept_from

ALL_WEEK = tuple((weekday, 0, DAY) for weekday in range(7))
NO_LIMIT = 10**6  # minutes a month
NEW = "first-timer"


class Classes:
    """Tags that stand for "the record and the passport allow it": one for all givings that ask the same."""

    def __init__(self, givings: Sequence[Giving], now: datetime) -> None:
        self._now = now
        self._first: dict[object, Giving] = {}
        self._of: dict[str, str] = {}
        names: dict[object, str] = {}
        for each in givings:
            key = self._key(each)
            self._first.setdefault(key, each)
            self._of[each.key] = names.setdefault(key, f"may:{len(names)}")
        self._names = names
        self._record: dict[object, bool] = {}

    def tag(self, giving: Giving) -> str:
        return self._of[giving.key]

    def allowed(self, facts: AdvisorFacts) -> frozenset[str]:
        alike = facts.before_others().alike()
        return frozenset(
            name for key, name in self._names.items() if self._may(key, facts, alike) and self._reaches(key, facts)
        )

    def _key(self, giving: Giving) -> object:
        row, seat = giving.row, giving.seat
        own = any(each.seat_id or each.session_id for each in row.conditions)
        on = giving.first_day(self._now) if course_wanted(row) or own else None
        return row.asks, row.where, giving.key if own else (seat.type, seat.role), on

    def _may(self, key: object, facts: AdvisorFacts, alike: object) -> bool:
        known = (key, alike)
        if known not in self._record:
            self._record[known] = _record_allows(self._first[key], facts.before_others(), self._now)
        return self._record[known]

    def _reaches(self, key: object, facts: AdvisorFacts) -> bool:
        return reachable(self._first[key].row, facts)


def _record_allows(giving: Giving, facts: AdvisorFacts, now: datetime) -> bool:
    """The same as a sign-up asks of this seat, and of its session."""
    row, on = giving.row, giving.first_day(now)
    session_id = giving.session.id if giving.session else 0
    own = [each for each in row.conditions if each.seat_id == giving.seat.id or each.session_id == session_id]
    return (
        seat_suits(giving.seat.type, facts)
        and seat_open(row, giving.seat, facts)
        and all(each.met is not False for each in reasons(row, facts, now, on=on))
        and not any(isinstance(met(each, facts, on), NotMet) for each in own)
    )


@dataclass(frozen=True)
class Round:
    """What a proposal was asked for."""

    only_names: bool
    most_each: int
    epoch: date
    months: tuple[date, ...]
    now: datetime


class Register:
    """Everybody as the solver reads them, against one list of what there is to give."""

    def __init__(self, givings: Sequence[Giving], past: History, asked: Round) -> None:
        self._givings, self._past, self._asked = givings, past, asked

    def advisor(self, facts: AdvisorFacts, own: Own, allowed: frozenset[str]) -> solver.Advisor:
        """Nobody is far from anything, since no address is kept: where they can travel to is part of `allowed`."""
        who, epoch = facts.person_id, self._asked.epoch
        named = {(opportunity, session) for opportunity, session, _place in self._past.waiting.get(who, ())}
        minutes = [each for each in (own.limits.own.minutes, own.limits.cap.minutes) if each is not None]
        return solver.Advisor(
            id=str(who),
            x=0,
            y=0,
            max_distance=1,
            online=True,
            in_person=True,
            access_needs=frozenset(),
            training={},
            checks={},
            conflicts=frozenset(map(str, facts.avoids_teams)),
            declined=frozenset(each.key for each in self._givings if self._not_asked(each, facts, own, named)),
            weekly=facts.windows or ALL_WEEK,
            away=tuple(((first - epoch).days, (last - epoch).days) for first, last in facts.away),
            busy=tuple(sorted(_busy(own, epoch))),
            committed=tuple(
                sum(slot.minutes for slot in own.held if slot.on.replace(day=1) == first)
                for first in self._asked.months
            ),
            max_minutes_per_month=min(minutes, default=NO_LIMIT),
            max_activities=_room(facts, own, self._asked.most_each),
            prior_minutes=self._past.minutes.get(who, 0),
            tags=facts.tags | allowed | self._counts_as(facts),
            interests=facts.interests | facts.topics,
            ranking=tuple(each.key for each in self._givings if (each.row.id, each.unit[1]) in named),
            preferred_notice_days=facts.notice_days or 0,
        )

    def _counts_as(self, facts: AdvisorFacts) -> frozenset[str]:
        new = facts.person_id not in self._past.took_part
        said = {"service-user": facts.service_user, "carer": facts.carer, NEW: new}
        return frozenset(of for of, so in said.items() if so)

    def _not_asked(self, giving: Giving, facts: AdvisorFacts, own: Own, named: set[tuple[int, int | None]]) -> bool:
        """They keep away from it, said no to it, are in it, or would do more than they want; or it is not their turn
        to be asked, where their name is not down for it."""
        what = (giving.row.id, giving.unit[1])
        if kept_from(giving.row, facts):
            return True
        if what not in named and (self._asked.only_names or facts.person_id in self._past.left_in_peace):
            return True
        if not {what, (giving.row.id, None)}.isdisjoint(self._past.not_for.get(facts.person_id, ())):
            return True
        return not _allows(giving, own, self._asked.now)


def _room(facts: AdvisorFacts, own: Own, most_each: int) -> int:
    """Whoever set a number of sessions a month is proposed for one thing at a time: each may have several sessions."""
    most = most_each if facts.at_once is None else min(most_each, facts.at_once - own.places)
    some = own.limits.own.sessions is not None or own.limits.cap.sessions is not None
    return max(0, min(1, most) if some else most)


def _allows(giving: Giving, own: Own, now: datetime) -> bool:
    """Whether a number of sessions a month still has room for this one."""
    limits = [each.sessions for each in (own.limits.own, own.limits.cap) if each.sessions is not None]
    if not limits:
        return True
    months: dict[date, int] = defaultdict(int)
    for slot in giving.slots(now):
        months[slot.on.replace(day=1)] += 1
    held = [slot.on.replace(day=1) for slot in own.held]
    return all(held.count(first) + number <= min(limits) for first, number in months.items())


def _busy(own: Own, epoch: date) -> Iterable[solver.Window]:
    for slot in own.held:
        if slot.starts_at and slot.ends_at and slot.on >= epoch:
            start, end = slot.starts_at, slot.ends_at
            yield _window(slot.on, start, end, epoch)


def _window(on: date, start: datetime, end: datetime, epoch: date) -> solver.Window:
    begins, ends = start.astimezone(LONDON), end.astimezone(LONDON)
    until = ends.hour * 60 + ends.minute if ends.date() == on else DAY
    minute = begins.hour * 60 + begins.minute
    return (on - epoch).days, minute, max(until, minute + 1)
