"""Passports of the demonstration's people: whole ones for the two with names of their own, a little for every third."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from app.core import clock, db
from app.demo.people import Cast
from app.people.models import Away, Exclusion, Passport, PassportEntry, PassportReading, PassportTag, Window
from app.people.passport.states import Field, Read, Sharing, Shun, TagSort

VITTORIA = (
    (Field.BRINGS, Sharing.HOSTS, "I notice who has not spoken yet, and ask them kindly."),
    (Field.EXPERIENCE, Sharing.ASK, "Two stays on a ward, and years of asking for better food."),
    (Field.INTERESTS, Sharing.TEAM, "More interview panels, and to chair one some day."),
    (Field.ACCESS, Sharing.HOSTS, "Please send papers in 16 point, three days before."),
    (Field.ACCESS, Sharing.HOSTS, "A break of ten minutes in each hour."),
    (Field.ACCESS, Sharing.ASK, "A quiet room that I can go to."),
    (Field.CONTACT, Sharing.TEAM, "Text first, then ring. Please leave no voicemail."),
    (Field.TRAVEL, Sharing.ASK, "One bus is fine. Two are too many."),
    (Field.HARD_DAY, Sharing.TEAM, "Five minutes outside, and somebody to say it is all right to stop."),
)
JOAN = (
    (Field.BRINGS, Sharing.HOSTS, "Twenty years of looking after somebody, and a long memory."),
    (Field.ACCESS, Sharing.HOSTS, "I need to leave by 3pm."),
    (Field.TRAVEL, Sharing.TEAM, "I drive. I need a place to park."),
)
TAGS = ("chairing", "community care", "writing", "young people", "wards", "training", "research", "housing")
AREAS = ("riverbank", "northampton", "milton keynes", "leeds")
WORKING_DAY = 10 * 60, 16 * 60


def passports(cast: Cast, seed: int) -> None:
    """Add them to people who are there already."""
    session = db.session()
    session.add_all(_entries(cast.advisor, VITTORIA))
    session.add_all(_entries(cast.carer, JOAN))
    session.add(Passport(person_id=cast.advisor, notice_days=14, at_once=3, saved_at=clock.now()))
    session.add_all(_tags(cast.advisor, TagSort.EXPERIENCE, ("chairing", "wards")))
    session.add_all(_tags(cast.advisor, TagSort.TOPIC, ("food", "young people")))
    session.add_all(Window(person_id=cast.advisor, weekday=day, starts=600, ends=960) for day in (0, 1, 3))
    today = clock.today()
    session.add(Away(person_id=cast.advisor, from_on=today + timedelta(days=40), until_on=today + timedelta(days=47)))
    session.add(Exclusion(person_id=cast.carer, sort=Shun.AREA, words="Harbour End", since=clock.now()))
    session.add_all(_read(cast))
    dice = random.Random(seed + 5)  # noqa: S311
    for person_id in cast.advisors[2::3]:
        session.add_all(_little(person_id, dice))


def _read(cast: Cast) -> Iterator[PassportReading]:
    """Who of the team read what, some days ago."""
    at = clock.now() - timedelta(days=6)
    for person_id, what in ((cast.advisor, Read.ACCESS), (cast.advisor, Read.CONTACT), (cast.carer, Read.PRIVATE)):
        yield PassportReading(person_id=person_id, reader_id=cast.team_member, field=what, read_on=at.date(), at=at)


def _entries(person_id: int, said: tuple[tuple[Field, Sharing, str], ...]) -> Iterator[PassportEntry]:
    for position, (field, sharing, words) in enumerate(said):
        yield PassportEntry(
            person_id=person_id, field=field, sharing=sharing, words=words, position=position, written_at=clock.now()
        )


def _tags(person_id: int, sort: TagSort, tags: Any) -> Iterator[PassportTag]:
    return (PassportTag(person_id=person_id, sort=sort, tag=tag) for tag in tags)


def _little(person_id: int, dice: random.Random) -> Iterator[Any]:
    yield Passport(
        person_id=person_id, online=True, in_person=dice.random() < 0.8, notice_days=dice.choice((None, 7, 14)),
        at_once=dice.choice((None, 1, 2, 4)), saved_at=clock.now(),
    )  # fmt: skip
    yield from _tags(person_id, TagSort.EXPERIENCE, sorted(dice.sample(TAGS, k=2)))
    yield from _tags(person_id, TagSort.TOPIC, sorted(dice.sample(TAGS, k=2)))
    yield from _tags(person_id, TagSort.AREA, sorted(dice.sample(AREAS, k=1)))
    starts, ends = WORKING_DAY
    for weekday in sorted(dice.sample(range(5), k=3)):
        yield Window(person_id=person_id, weekday=weekday, starts=starts, ends=ends)
