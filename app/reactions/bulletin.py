"""What follows from the weekly bulletin: a message to each reader, and no news of their own beside it."""

from __future__ import annotations

from sqlalchemy import select

from app.bulletin import contents, events, queries
from app.bulletin.models import Bulletin, BulletinTo
from app.core import db
from app.core.actor import Actor
from app.messages import write
from app.signups.news import actions as news


def give_way(event: events.BulletinSent, _by: Actor) -> None:
    sent_at = db.session().get_one(Bulletin, event.bulletin_id).sent_at
    assert sent_at is not None
    news.give_way(select(BulletinTo.person_id).where(BulletinTo.bulletin_id == event.bulletin_id), sent_at)


def tell(event: events.BulletinHandedOut, _by: Actor) -> None:
    """As many statements for a batch as for one."""
    kept = db.session().get_one(Bulletin, event.bulletin_id).contents
    assert kept is not None
    write.bulletins(queries.people_of(event.person_ids), event.bulletin_id, contents.read(kept))
