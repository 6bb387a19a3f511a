"""Reads about bulletins, one question a function."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from app.bulletin.models import Bulletin, BulletinTo
from app.bulletin.rules import begins, week_of
from app.bulletin.states import First
from app.core import db
from app.messages.rules import way_to
from app.opportunities.models import Opportunity
from app.opportunities.queries import open_to
from app.opportunities.states import OpportunityState
from app.people.models import Advisor, Channel, Person
from app.people.states import AdvisorState
from app.signups.news.models import NewsTold
from app.signups.news.queries import TOLD_OF, wants_news

NAME = "bulletin"


def of_week(week: date) -> Bulletin | None:
    people = joinedload(Bulletin.sender), joinedload(Bulletin.saved_by)
    return db.session().scalars(select(Bulletin).where(Bulletin.week == week).options(*people)).one_or_none()


def current(now: datetime) -> Bulletin:
    """This week's, as it is kept; or as it would be where nobody has saved anything."""
    week = week_of(now)
    return of_week(week) or Bulletin(
        week=week, version=0, opening="", closing="", first=First.NEW, left_out=[], told_too=False, people=0, ways={}
    )


def sent() -> Select[Bulletin]:
    """All that were sent, the newest first, with who sent them."""
    wanted = select(Bulletin).where(Bulletin.sent_at.is_not(None))
    return wanted.order_by(Bulletin.week.desc()).options(joinedload(Bulletin.sender))


def last_sent_at(before: date) -> datetime | None:
    """When the last one before this week's was sent."""
    wanted = select(Bulletin.sent_at).where(Bulletin.week < before, Bulletin.sent_at.is_not(None))
    return db.session().scalar(wanted.order_by(Bulletin.week.desc()).limit(1))


@dataclass
class Stock:
    """Of one opportunity, what it is put in order by."""

    id: int
    published_at: datetime | None
    closes_at: datetime | None
    first_starts_at: datetime | None


def stock() -> list[Stock]:
    """Everything that anybody on the register may read of and put their name to now; no unannounced visit is in it."""
    columns = (Opportunity.id, Opportunity.published_at, Opportunity.closes_at, Opportunity.first_starts_at)
    wanted = open_to(TOLD_OF).where(Opportunity.state == OpportunityState.OPEN).order_by(None)
    return [Stock(*row) for row in db.rows(wanted.with_only_columns(*columns))]


@dataclass
class Readers:
    """Whom it goes to, by which way; and how many it does not go to, and why."""

    to: dict[int, Channel] = field(default_factory=dict)
    full_titles: int = 0  # of those, who chose to read the host's own titles
    told: int = 0  # had news of their own this week
    no_news: int = 0
    on_a_break: int = 0
    not_reached: int = 0

    @property
    def ways(self) -> Mapping[Channel, int]:
        counts = Counter(self.to.values())
        return {channel: counts[channel] for channel in Channel if counts[channel]}


def readers(week: date, *, told_too: bool) -> Readers:
    """Everybody on the register, in two statements. Nobody else: not who asked to join, has moved on or has died."""
    found, told = Readers(), frozenset[int]() if told_too else _told_since(begins(week))
    wanted = select(Person, Advisor.state).join(Advisor, Advisor.person_id == Person.id)
    here = Advisor.state.in_((AdvisorState.ACTIVE, AdvisorState.PAUSED)), Person.silent_since.is_(None)
    for person, state in db.session().execute(wanted.where(*here).order_by(Person.id)):
        if state is AdvisorState.PAUSED:
            found.on_a_break += 1
        elif not person.wants_news:
            found.no_news += 1
        elif person.id in told:
            found.told += 1
        else:
            _put(found, person)
    return found


def _put(found: Readers, person: Person) -> None:
    channel, address = way_to(person, short=True, name=NAME)
    if not address:
        found.not_reached += 1
        return
    found.to[person.id] = channel
    found.full_titles += person.full_titles


def _told_since(moment: datetime) -> frozenset[int]:
    wanted = select(NewsTold.person_id).where(NewsTold.told_at >= moment).distinct()
    return frozenset(db.session().scalars(wanted))


class Turn(NamedTuple):
    """Whose message of which bulletin is still to be written."""

    bulletin_id: int
    person_id: int


def turns(limit: int) -> list[Turn]:
    """The next few, of one bulletin."""
    wanted = select(BulletinTo.bulletin_id, BulletinTo.person_id).where(BulletinTo.written_at.is_(None))
    found = [Turn(*row) for row in db.rows(wanted.order_by(BulletinTo.bulletin_id, BulletinTo.person_id).limit(limit))]
    return [each for each in found if each.bulletin_id == found[0].bulletin_id]


def still_reading(bulletin_id: int, person_ids: Sequence[int], sent_after: datetime) -> Sequence[int]:
    """Of these people who is active and still wants news, by id; nobody where it was sent at that moment or before."""
    wanted = (
        select(Person.id)
        .join(Advisor, Advisor.person_id == Person.id)
        .join(Bulletin, Bulletin.id == bulletin_id)
        .where(Person.id.in_(person_ids), Advisor.state == AdvisorState.ACTIVE, wants_news())
        .where(Bulletin.sent_at > sent_after)
        .order_by(Person.id)
    )
    return db.session().scalars(wanted).all()


def people_of(person_ids: Sequence[int]) -> Sequence[Person]:
    return db.session().scalars(select(Person).where(Person.id.in_(person_ids)).order_by(Person.id)).all()
