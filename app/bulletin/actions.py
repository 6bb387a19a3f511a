"""Saving the draft of a week, sending it once, and handing it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from app.bulletin import contents, events, queries
from app.bulletin.models import Bulletin, BulletinTo
from app.bulletin.states import First
from app.bulletin.writing import written
from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.people.actions import persons
from app.signups.news import actions as news
from app.signups.news.rules import GOOD_FOR


class Overtaken(RuleBroken):
    """Somebody else saved the same draft since it was opened."""


class Moved(RuleBroken):
    """It would send something else than was shown."""


@dataclass(frozen=True)
class Draft:
    """What somebody typed and chose. `left_out` are ids; `version` is that of the draft they had before them, or 0."""

    opening: str = ""
    closing: str = ""
    first: First = First.NEW
    left_out: Sequence[int] = field(default_factory=list)
    told_too: bool = False
    version: int = 0


def save(week: date, draft: Draft, *, by: Actor) -> None:
    """Keep the draft of a week; refused where it was sent, or saved by somebody else meanwhile."""
    row = _locked(week)
    if row is None and draft.version == 0:
        row = _begun(week)
    if row is not None and row.sent_at is not None:
        raise RuleBroken(_sent_already())
    if row is None or row.version != draft.version:
        raise Overtaken(_("Somebody else saved this bulletin while you were writing. Look at both, and save again."))
    row.opening, row.closing, row.first = draft.opening.strip(), draft.closing.strip(), draft.first
    row.left_out, row.told_too = sorted(set(draft.left_out)), draft.told_too
    row.version, row.saved_by_id, row.saved_at = row.version + 1, by.person_id, clock.now()
    db.session().flush()
    emit(events.BulletinSaved(row.id), by=by)


def _locked(week: date) -> Bulletin | None:
    wanted = select(Bulletin).where(Bulletin.week == week).with_for_update()
    return db.session().scalars(wanted, execution_options={"populate_existing": True}).one_or_none()


def _begun(week: date) -> Bulletin:
    row = Bulletin(week=week, version=0, saved_at=clock.now())
    db.session().add(row)
    try:
        db.session().flush()
    except IntegrityError:
        raise Overtaken(_("Somebody else has begun this bulletin just now. Look at both, and save again.")) from None
    return row


def send(week: date, shown: str, *, by: Actor) -> int:
    """Send the draft of this week to everybody who reads it; returns to how many. `shown` is the digest of what the
    person saw. Of two who press at once one sends; where it is not what they saw any more, `Moved` is raised."""
    news.hold_readers()
    now = clock.now()
    if queries.of_week(week) is None:
        _begun(week)  # nobody has saved anything: it is sent as it wrote itself
    mine = update(Bulletin).where(Bulletin.week == week, Bulletin.sent_at.is_(None))
    taken = mine.values(sent_at=now, sender_id=by.person_id).returning(Bulletin.id)
    number = db.session().scalar(taken, execution_options={"synchronize_session": False})
    if number is None:
        raise RuleBroken(_sent_already())
    row = db.session().get_one(Bulletin, number, populate_existing=True)
    made, readers = written(row, now).contents, queries.readers(week, told_too=row.told_too)
    if contents.digest(made, readers.ways) != shown:
        raise Moved(_("Something has changed since you looked, so nothing is sent yet. Please look again."))
    if not readers.to:
        raise RuleBroken(_("Nobody is there to send it to, so nothing was sent."))
    if not made.number and not (made.opening or made.closing or made.changed):
        raise RuleBroken(_("Nothing is open, and you have written nothing, so nothing was sent."))
    row.contents, row.people = contents.stored(made), len(readers.to)
    row.ways = {way.value: count for way, count in readers.ways.items()}
    db.session().flush()
    db.session().execute(insert(BulletinTo), [{"bulletin_id": row.id, "person_id": each} for each in readers.to])
    emit(events.BulletinSent(row.id, row.people), by=by)
    return row.people


def carry_over(looked_at: date, week: date, *, by: Actor) -> bool:
    """Begin this week's draft with what was typed for an earlier one that was never sent; says whether it was.

    Whom that week had told already says nothing of this one. What somebody has saved for this week stays as it is.
    """
    old = _locked(looked_at)
    if old is None or old.sent_at is not None or queries.of_week(week) is not None:
        return False
    save(week, Draft(old.opening, old.closing, old.first, old.left_out), by=by)
    return True


def hand_out(turns: Sequence[queries.Turn], now: datetime) -> int:
    """Take these turns, all of one bulletin, and have messages written; what another worker took is left out.

    Nothing is written where it is too late for this bulletin, nor to whoever is no reader any more. Returns how many
    turns were taken.
    """
    number = turns[0].bulletin_id
    persons.hold(*(each.person_id for each in turns))
    mine = update(BulletinTo).where(
        BulletinTo.bulletin_id == number,
        BulletinTo.person_id.in_([each.person_id for each in turns]),
        BulletinTo.written_at.is_(None),
    )
    taken = mine.values(written_at=now).returning(BulletinTo.person_id)
    ids = sorted(db.session().scalars(taken, execution_options={"synchronize_session": False}))
    readers = queries.still_reading(number, ids, now - GOOD_FOR)
    if readers:
        emit(events.BulletinHandedOut(number, tuple(readers)), by=SYSTEM)
    return len(ids)


def _sent_already() -> str:
    return _("This week's bulletin has been sent already. The next one is for next week.")
