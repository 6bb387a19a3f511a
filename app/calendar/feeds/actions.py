"""Making and ending a feed, and noting what its bytes are."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from app.calendar.feeds import events, rules
from app.calendar.feeds.models import Feed
from app.calendar.feeds.queries import Asked
from app.calendar.feeds.states import FeedKind
from app.core import clock, db
from app.core.actor import Actor
from app.core.events import emit
from app.core.ids import new_token
from app.people.actions import persons
from app.people.links import token_digest
from app.people.models import Account
from app.people.states import DatesBy


def choose(person_id: int, dates_by: DatesBy, *, full_titles: bool, by: Actor) -> None:
    """How dates get into their calendar, and how much they say there. An address that is not wanted stops working."""
    persons.change(person_id, {"dates_by": dates_by, "full_titles": full_titles}, by=by)
    if not dates_by.read:
        end(person_id, FeedKind.OWN, by=by)


def make(person_id: int, kind: FeedKind, *, by: Actor) -> str:
    """A new address for this feed; the one before stops working. Returns its token, which is kept nowhere.

    Whoever makes one for their own dates has chosen to have them that way, or that way too.
    """
    before = persons.locked(person_id).dates_by
    if kind is FeedKind.OWN and not before.read:
        persons.change(person_id, {"dates_by": DatesBy.BOTH if before.mailed else DatesBy.FEED}, by=by)
    token = new_token()
    _ended(person_id, kind)
    db.session().add(Feed(person_id=person_id, kind=kind, token_digest=token_digest(token), made_at=clock.now()))
    emit(events.FeedMade(person_id, kind), by=by)
    return token


def end(person_id: int, kind: FeedKind, *, by: Actor) -> bool:
    """Its address stops working; false where there was none."""
    ended = _ended(person_id, kind)
    if ended and kind is FeedKind.OWN and persons.locked(person_id).dates_by is DatesBy.BOTH:
        persons.change(person_id, {"dates_by": DatesBy.INVITATIONS}, by=by)
    if ended:
        emit(events.FeedEnded(person_id, kind), by=by)
    return ended


def _ended(person_id: int, kind: FeedKind) -> bool:
    """The account is locked first: of two new addresses at once the second ends the first."""
    db.session().execute(select(Account.person_id).where(Account.person_id == person_id).with_for_update())
    live = Feed.person_id == person_id, Feed.kind == kind, Feed.ended_at.is_(None)
    done = db.session().execute(update(Feed).where(*live).values(ended_at=clock.now()))
    return bool(done.rowcount)  # type: ignore[attr-defined]


def note(asked: Asked, etag: str, newest: datetime | None) -> datetime:
    """Write down what its bytes are, so that nobody makes them again only to learn that; returns since when."""
    changed_at = asked.changed_at
    if changed_at is None or etag != asked.etag:
        changed_at = rules.changed_at(asked.changed_at, newest, asked.made_at, clock.now())
    noted = update(Feed).where(Feed.id == asked.id)
    db.session().execute(noted.values(version=asked.version, etag=etag, changed_at=changed_at))
    return changed_at
