"""Until when an offer stands: two days, less as the day comes nearer, and never at an hour when people are not up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from app.core.clock import LONDON
from app.core.working_days import is_working_day
from app.opportunities.models import Opportunity, Session
from app.signups.rules.sessions import coming

OFFER_STANDS = timedelta(hours=48)
LEAST = timedelta(hours=1)  # between the offer and the answer, and between the answer and the beginning
QUARTER = timedelta(minutes=15)
OPENS, CLOSES = time(8), time(20)  # waking hours on working days, in London; the last moment is before 20:00
MORNING, EVENING = time(10), time(19)  # what an hour outside them is moved to
LONGEST_REST = 14  # days; no run of weekends and bank holidays is as long
POST = 3  # working days that a letter is given for one way, with somebody to print it and take it to the post


def answer_by(now: datetime, starts_at: datetime | None) -> datetime | None:
    """The aware moment by which an offer made now is to be answered, or nothing where no such moment is left.

    Two days from now, or half of what is left where it begins within four. A moment outside waking hours moves to
    the next morning, or, where that is too late, to the evening before. Nothing means: somebody has to ring.
    """
    target = _quarter(now + _stands(now, starts_at))
    latest = starts_at - LEAST if starts_at else target + timedelta(days=LONGEST_REST)
    for moment in _choices(target, now + LEAST, latest):
        if now + LEAST <= moment <= latest and awake(moment):
            return moment.astimezone(now.tzinfo)
    return None


def answer_by_letter(now: datetime, starts_at: datetime | None) -> datetime | None:
    """The same for somebody who is told by letter and may answer by one: two days, and the post there and back.

    It is never less, and leaves two days for whoever is asked next: nothing means that somebody has to ring.
    """
    due = _by_post(_by_post(now) + OFFER_STANDS)
    due = _quarter(due) if awake(_quarter(due)) else _at(due, MORNING, 1)
    return None if starts_at and due > starts_at - OFFER_STANDS else due.astimezone(now.tzinfo)


def too_late(answer_by: datetime | None, now: datetime) -> bool:
    """Whether the time to answer has passed, also where nothing has lapsed the offer yet."""
    return answer_by is not None and answer_by <= now


def begins(opportunity: Opportunity, session: Session | None, now: datetime) -> datetime | None:
    """When what a place is for begins: its session, the next of a series, or the end of the due day."""
    if session is not None:
        return session.starts_at
    return min((each.starts_at for each in coming(opportunity, now)), default=opportunity.first_starts_at)


def awake(moment: datetime) -> bool:
    """Whether an offer may fall due then: on a working day, from 8:00 and before 20:00 on London clocks."""
    local = moment.astimezone(LONDON)
    return OPENS <= local.time() < CLOSES and is_working_day(local.date())


def _stands(now: datetime, starts_at: datetime | None) -> timedelta:
    if starts_at is None or starts_at - now >= 2 * OFFER_STANDS:
        return OFFER_STANDS
    return max(timedelta(), (starts_at - now) / 2)


def _by_post(moment: datetime) -> datetime:
    """When a letter that leaves now is there: so many working days later, at the same time on London clocks."""
    local, days = moment.astimezone(LONDON), POST
    while days:
        local += timedelta(days=1)
        days -= is_working_day(local.date())
    return local


def _quarter(moment: datetime) -> datetime:
    """The next full quarter of an hour: "10:15am" is easier to keep in mind than "10:07am"."""
    over = timedelta(minutes=moment.minute % 15, seconds=moment.second, microseconds=moment.microsecond)
    return moment + (QUARTER - over if over else over)


def _choices(target: datetime, earliest: datetime, latest: datetime) -> Iterator[datetime]:
    """What to try, the best first: the target itself, the morning after it, the evening before it."""
    yield target
    yield min(target, latest)
    morning, opens = _at(target, MORNING, 1), _at(target, OPENS, 1)
    yield morning
    yield max(_at(target, EVENING, -1), earliest)
    yield max(opens, min(morning, latest))


def _at(target: datetime, hour: time, step: int) -> datetime:
    """This hour of the first working day after (`step` 1) or the last one before (-1) the target, or of its own day."""
    local = target.astimezone(LONDON)
    on = local.date()
    beyond = local.time() >= OPENS if step > 0 else local.time() < OPENS
    if beyond:
        on += timedelta(days=step)
    while not is_working_day(on):
        on += timedelta(days=step)
    return datetime.combine(on, hour, tzinfo=LONDON)
