"""What follows from the weekly bulletin: a message to each reader, and no news of their own beside it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.bulletin import contents, events, queries
from app.bulletin.models import Bulletin, BulletinTo
from app.core import db
from app.core.actor import Actor
from app.messages import write
from app.opportunities.queries import as_read, facts_of
from app.opportunities.rules.private import kept_from
from app.signups.news import actions as news


def give_way(event: events.BulletinSent, _by: Actor) -> None:
    sent_at = db.session().get_one(Bulletin, event.bulletin_id).sent_at
    assert sent_at is not None
    news.give_way(select(BulletinTo.person_id).where(BulletinTo.bulletin_id == event.bulletin_id), sent_at)


def tell(event: events.BulletinHandedOut, _by: Actor) -> None:
    """As many statements for a batch as for one. Nobody reads of what they keep away from."""
    kept = db.session().get_one(Bulletin, event.bulletin_id).contents
    assert kept is not None
    whole = contents.read(kept)
    out = _kept_from(event.person_ids, whole)
    readers = [(person, whole.without(out.get(person.id, ()))) for person in queries.people_of(event.person_ids)]
    said = [(person, theirs) for person, theirs in readers if theirs.number or whole.opening or whole.closing]
    write.bulletins(said, event.bulletin_id)


def _kept_from(person_ids: Sequence[int], whole: write.Contents) -> dict[int, set[str]]:
    """By person the paths of what is private to them; mostly nobody has anything."""
    private = {number: facts for number, facts in facts_of(person_ids).items() if facts.private()}
    rows = as_read.by_refs(path.rpartition("/")[2] for path in whole.paths) if private else []
    return {
        number: {f"/opportunities/{row.ref}" for row in rows if kept_from(row, facts)}
        for number, facts in private.items()
    }
