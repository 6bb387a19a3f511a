"""Gathering news for a batch of people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import insert, select, update

from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.events import emit
from app.people.models import Advisor, Person
from app.signups.news import events, queries
from app.signups.news.models import NewsTold


def gather(found: Mapping[int, Sequence[int]], begins: datetime) -> int:
    """Take the turn of these people and write down what each is told of; returns how many are told anything.

    Whoever lost their turn meanwhile, to another worker, to a break or because they want no news any more, is left
    out. Call inside a transaction.
    """
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
