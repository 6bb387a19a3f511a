"""What to say before a place is taken: it clashes with another one, or makes more than somebody wanted in a month.

All of it warns, and can be tapped through; only the organisation's own limit stops anybody, where it chose so. Pure:
the advisor's page, the team's pages and the verbs ask it alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Protocol

from app.core.clock import LONDON
from app.core.formatting import day, hours, month, sessions, span
from app.core.i18n import gettext as _
from app.opportunities.rules.likes import MeetingLike, PlaceLike
from app.opportunities.rules.planned import Besides
from app.opportunities.states import Format

TRAVEL_MINUTES = 60  # between two places, where the organisation has not said otherwise
MOVES_NOBODY = frozenset({Format.ONLINE, Format.PHONE, Format.POST})
OVERLAP, WAY, OWN_LIMIT, CAP, CHECK = "overlap", "way", "own-limit", "cap", "check"


class Asking(PlaceLike, Protocol):
    """What an opportunity asks of people's time, as a table row or any plain object has it."""

    @property
    def id(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def work_due_on(self) -> date | None: ...
    @property
    def activity_minutes(self) -> int: ...
    @property
    def besides(self) -> Besides: ...
    @property
    def sessions(self) -> Sequence[MeetingLike]: ...


@dataclass(frozen=True)
class Slot:
    """Something to come to, or work to do by the day `on`. `minutes` are all that is planned for it, of which `once`
    are done once for the whole opportunity `of` (its id).

    `session` is the id of the session, 0 for work without one. `where` is the place, nothing where nobody travels.
    """

    title: str
    on: date
    minutes: int
    session: int = 0
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    where: str | None = None
    offered: bool = False
    of: int = 0
    once: int = 0


@dataclass(frozen=True)
class Limit:
    """The most in one calendar month, in minutes, in sessions, or both; nothing is no limit."""

    minutes: int | None = None
    sessions: int | None = None

    def __bool__(self) -> bool:
        return self.minutes is not None or self.sessions is not None

    def allows(self, slots: Sequence[Slot]) -> bool:
        return self.allows_so_much(sum(slot.minutes for slot in slots), len(slots))

    def allows_so_much(self, minutes: int, number: int) -> bool:
        within = self.minutes is None or minutes <= self.minutes
        return within and (self.sessions is None or number <= self.sessions)

    def words(self) -> str:
        """Such as "10 hours", "3 sessions", or "10 hours or 3 sessions"."""
        said = [hours(self.minutes)] if self.minutes is not None else []
        said += [sessions(self.sessions)] if self.sessions is not None else []
        return _(" or ").join(said)


@dataclass(frozen=True)
class Limits:
    """What one person set for themselves, and what the organisation set for everybody."""

    own: Limit = field(default_factory=Limit)
    cap: Limit = field(default_factory=Limit)
    cap_stops: bool = False
    travel_minutes: int = TRAVEL_MINUTES


@dataclass(frozen=True)
class Concern:
    """One thing to know before going on. `key` tells it from every other; `stops`: going on is refused."""

    code: str
    key: str
    sentence: str
    stops: bool = False


def slots(opportunity: Asking, chosen: Iterable[MeetingLike], *, offered: bool = False) -> list[Slot]:
    """What a place in these sessions asks of a person; of work without sessions, what is due by its day.

    What is done once is done for the first of them.
    """
    once, each = opportunity.besides
    found = [_slot(opportunity, one, each, offered=offered) for one in sorted(chosen, key=lambda one: one.starts_at)]
    if not opportunity.sessions and opportunity.work_due_on:
        minutes = opportunity.activity_minutes + each
        found = [Slot(opportunity.title, opportunity.work_due_on, minutes, offered=offered, of=opportunity.id)]
    return [replace(found[0], minutes=found[0].minutes + once, once=once), *found[1:]] if found else []


def _slot(opportunity: Asking, session: MeetingLike, besides: int, *, offered: bool) -> Slot:
    place = session.venue or opportunity.venue or opportunity.venue_area
    where = None if opportunity.format in MOVES_NOBODY else " ".join(place.casefold().split())
    on = session.starts_at.astimezone(LONDON).date()
    return Slot(
        opportunity.title, on, session.minutes + besides, session.id, session.starts_at, session.ends_at, where,
        offered, opportunity.id,
    )  # fmt: skip


def concerns(wanted: Sequence[Slot], held: Sequence[Slot], limits: Limits, name: str = "") -> list[Concern]:
    """Everything worth saying about taking `wanted` beside `held`. `name` of the person, where somebody else reads it.

    What is wanted and held already counts once: the very same session is for the verb to refuse. So does what is done
    once, where another session of the same is held.
    """
    same = {slot.session for slot in wanted} - {0}
    others = [slot for slot in held if slot.session not in same]
    done = {slot.of for slot in others if slot.once}
    added = [replace(slot, minutes=slot.minutes - slot.once, once=0) if slot.of in done else slot for slot in wanted]
    found = [*_clashes(wanted, others, timedelta(minutes=limits.travel_minutes))]
    for first in sorted({slot.on.replace(day=1) for slot in wanted}):
        of_month = [slot for slot in (*added, *others) if slot.on.replace(day=1) == first]
        found += _too_much(first, of_month, limits, name)
    return found


def check_missing(code: str, what: str, on: date) -> Concern:
    """A check that is asked for and that no record says is clear on that day."""
    none = _("This asks for a check: %(what)s. None is written down that counts on %(day)s.", what=what, day=day(on))
    return Concern(CHECK, f"{CHECK}:{code}:{on}", f"{none} {_('The involvement team can arrange it.')}")


def seen(found: Sequence[Concern]) -> str:
    """What a page that showed these sends back, so that a new one is shown before anybody goes on."""
    return hashlib.sha256("|".join(sorted(each.key for each in found)).encode()).hexdigest()[:16] if found else ""


def heeded(found: Sequence[Concern], anyway: str) -> bool:
    """Whether somebody may go on: there is nothing to say, or they saw all of it. What stops, the verb refuses."""
    return not found or any(each.stops for each in found) or anyway == seen(found)


def _clashes(wanted: Sequence[Slot], held: Sequence[Slot], travel: timedelta) -> Iterator[Concern]:
    for new in wanted:
        for old in held:
            if not (new.starts_at and new.ends_at and old.starts_at and old.ends_at):
                continue
            key = f"{new.session}:{old.session}"
            words = {"title": old.title, "when": span(old.starts_at, old.ends_at)}
            if new.starts_at < old.ends_at and old.starts_at < new.ends_at:
                yield Concern(OVERLAP, f"{OVERLAP}:{key}", _at_the_same_time(words, offered=old.offered))
            elif _apart(new, old) and new.starts_at < old.ends_at + travel and old.starts_at < new.ends_at + travel:
                time = hours(int(travel.total_seconds()) // 60)
                sentence = _("“%(title)s” is at another place: %(when)s.", **words)
                way = _("There is less than %(time)s for the way between the two.", time=time)
                yield Concern(WAY, f"{WAY}:{key}", f"{sentence} {way}")


def _at_the_same_time(words: dict[str, str], *, offered: bool) -> str:
    if offered:
        return _("A place in “%(title)s” is on offer at the same time: %(when)s.", **words)
    return _("There is a place in “%(title)s” at the same time: %(when)s.", **words)


def _apart(new: Slot, old: Slot) -> bool:
    """Whether one has to travel between them, or home to join in. A place that nobody has named yet is another one."""
    if new.where is None and old.where is None:
        return False
    return new.where != old.where or (not new.where and new.title != old.title)


def _too_much(first: date, of_month: Sequence[Slot], limits: Limits, name: str) -> Iterator[Concern]:
    beyond = [limit for limit in (limits.own, limits.cap) if limit and not limit.allows(of_month)]
    if not beyond:
        return
    total = sum(slot.minutes for slot in of_month)
    made = _("With this, %(month)s comes to %(time)s in %(number)s.", month=month(first), time=hours(total),
             number=sessions(len(of_month)))  # fmt: skip
    key = f"{first:%Y-%m}:{total}:{len(of_month)}"
    if limits.own and not limits.own.allows(of_month):
        most = limits.own.words()
        theirs = _("The limit that %(name)s set is %(most)s a month.", name=name, most=most)
        mine = _("The limit you set for yourself is %(most)s a month.", most=most)
        yield Concern(OWN_LIMIT, f"{OWN_LIMIT}:{key}", f"{made} {theirs if name else mine}")
    if limits.cap and not limits.cap.allows(of_month):
        most = limits.cap.words()
        said = _("Here nobody is asked for more than %(most)s a month.", most=most)
        yield Concern(CAP, f"{CAP}:{key}", f"{made} {said}", stops=limits.cap_stops)
