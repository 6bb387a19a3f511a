"""Gathering news for a batch of people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Select, insert, select, update

from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.events import emit
from app.people.actions import persons
from app.people.models import Advisor, Person
from app.signups.news import events, queries
from app.signups.news.models import NewsTold
from app.signups.news.rules import OVERLAP


def gather(found: Mapping[int, Sequence[int]], begins: datetime) -> int:
    """Take the turn of these people and write down what each is told of; returns how many are told anything.

    Whoever lost their turn meanwhile, to another worker, to a break or because they want no news any more, is left
    out. Call inside a transaction.
    """
    persons.hold(*found)
    now = clock.now()
    mine = update(Advisor).where(Advisor.person_id.in_(found), queries.waits_for_turn(begins)).values(news_at=now)
    unseen = {"synchronize_session": False}
    taken = set(db.session().scalars(mine.returning(Advisor.person_id), execution_options=unseen))
    still = select(Person.id).where(Person.id.in_(taken), queries.wants_news()).order_by(Person.id)
    told = [person_id for person_id in db.session().scalars(still) if found[person_id]]
    if not told:
        return 0
    rows = [
        {"person_id": person_id, "opportunity_id": each, "position": number, "told_at": now}
        for person_id in told
        for number, each in enumerate(found[person_id])
    ]
    db.session().execute(insert(NewsTold), rows)
    emit(events.NewsGathered(tuple(told), now), by=SYSTEM)
    return len(told)


def hold_readers() -> None:
    """Hold everybody who wants news, before it is read who was told of what: a bulletin and news never cross."""
    persons.hold_those(queries.wants_news())


def give_way(readers: Select[int], at: datetime) -> None:
    """A bulletin went out at `at`, to these person ids: for a week nobody has news of their own beside it.

    What its readers are told of next was published after it. Who had their own news this week, and was left out of it,
    waits too: the next bulletin is for them again. Call `hold_readers` first.
    """
    unseen = {"synchronize_session": False}
    everybody = update(Advisor).where(Advisor.person_id.in_(select(Person.id).where(queries.wants_news())))
    db.session().execute(everybody.values(bulletin_at=at), execution_options=unseen)
    theirs = update(Advisor).where(Advisor.person_id.in_(readers))
    nothing_twice = at + OVERLAP  # it was read and written at one moment
    db.session().execute(theirs.values(news_at=nothing_twice), execution_options=unseen)
