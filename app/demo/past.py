"""What lies behind the demonstration: two years in which some were asked often and others never."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import select

from app.core import db
from app.core.actor import SYSTEM, Actor
from app.core.formatting import local, month
from app.core.states import move
from app.demo.opportunities import IDEAS, at, make
from app.demo.people import Cast
from app.opportunities.models import Opportunity, Seat
from app.opportunities.states import Format, Method, SeatType
from app.people.models import Advisor
from app.recognition import actions as recognition
from app.signups.models import Place
from app.signups.states import PlaceState as P

MOST = 24  # opportunities that are over, about one a month
FAVOURITES = 3  # whom a team asks first, out of habit
WITH_SESSIONS = [idea for idea in IDEAS if idea[0] != "document-review"]


def past(cast: Cast, count: int, seed: int) -> None:
    """Up to `MOST` opportunities that are over, with those who took part: hours, certificates and turns."""
    dice = random.Random(seed + 2)  # noqa: S311
    wanted = select(Advisor.person_id, Advisor.joined_on).where(Advisor.joined_on.is_not(None))
    joined = {row.person_id: row.joined_on for row in db.rows(wanted)}
    for number in range(min(MOST, count)):
        days = -(25 + 28 * number)
        kind, title, summary = WITH_SESSIONS[number % len(WITH_SESSIONS)]
        seats = dice.randrange(3, 7)
        thing = make(
            cast, kind_code=kind, title=f"{title}, {month(at(days, '10:00'))}", summary=summary, team=number % 2,
            days=((days, "10:00", dice.choice((90, 120, 180))),), done=True, format=Format.IN_PERSON,
            seats=[Seat(type=SeatType.EITHER, number=seats, group="")], prep_minutes=dice.choice((0, 0, 60)),
            method=Method.CHOSEN, choice_rule="The team chooses.",
        )  # fmt: skip
        db.session().flush()
        on = local(thing.sessions[0].starts_at).date()
        here = [person_id for person_id in cast.advisors if joined[person_id] < on]
        asked = _asked(here, seats, dice, habit=number % 2 == 0 or number > MOST // 2)
        took_part(thing, [place(thing, person_id) for person_id in asked])


def _asked(here: list[int], seats: int, dice: random.Random, *, habit: bool) -> Iterator[int]:
    """By habit the same few come first; else anybody may."""
    first = [person_id for person_id in here[:FAVOURITES] if habit and dice.random() < 0.8]
    others = [person_id for person_id in here if person_id not in first]
    yield from first
    yield from dice.sample(others, k=min(len(others), seats - len(first)))


def place(thing: Opportunity, person_id: int) -> Place:
    session = thing.sessions[0]
    place = Place(
        person_id=person_id, opportunity_id=thing.id, seat_id=thing.seats[0].id, position=1, session_id=None,
        asked_at=session.starts_at - timedelta(days=30),
    )  # fmt: skip
    for state, days in ((P.INTERESTED, 30), (P.OFFERED, 20), (P.CONFIRMED, 18), (P.TOOK_PART, -1)):
        by = Actor(person_id) if state in {P.INTERESTED, P.CONFIRMED} else SYSTEM
        move(place, state, by=by, now=session.starts_at - timedelta(days=days))
    return place


def took_part(thing: Opportunity, places: list[Place]) -> None:
    """What the verb for it does, without asking of each place again what is known here."""
    session = thing.sessions[0]
    db.session().add_all(places)
    db.session().flush()
    for place in places:
        minutes, prepared = session.minutes, thing.prep_minutes
        recognition.record_contribution(place.id, session.id, activity_minutes=minutes, prep_minutes=prepared)
