"""The invitation row itself: locked, made, ended, and what its holder knows of it."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, insert
from sqlalchemy.orm.attributes import set_committed_value

from app.calendar import answers, entries, occasions, queries
from app.calendar.models import Invitation
from app.calendar.states import Answer
from app.core import db
from app.messages import outbox, rules, write
from app.messages.states import MessageState
from app.messages.write import Meeting
from app.opportunities.models import Session
from app.people.models import Channel, Person
from app.signups.models import Place

TABLE = cast("Table", Invitation.__table__)


def locked(which: ColumnElement[bool]) -> Sequence[Invitation]:
    """Live invitations, locked until the transaction ends, so that no SEQUENCE is given twice."""
    wanted = queries.live().where(which).with_for_update(of=Invitation).execution_options(populate_existing=True)
    return db.session().scalars(wanted).all()


def made(
    wanted: Sequence[tuple[Place, Session]], now: datetime, known: dict[tuple[int, int], bool]
) -> list[Invitation]:
    """New invitations, or those they gave up a moment ago; none where the person holds one for the session.

    `known` is what `queries` found of them before; one statement for all the new ones. What is returned of those is a
    copy, and not the session's own.
    """
    sessions = {session.id: session for _place, session in wanted}
    told = {number: occasions.meeting(session, held=True) for number, session in sessions.items()}
    revived, added = [], []
    for place, session in wanted:
        key, meeting = (place.person_id, session.id), told[session.id]
        if known.get(key):
            continue
        before = _revived(place, session, now, meeting) if key in known else None
        if before:
            revived.append(before)
        else:
            added.append(new(place, session, now, told=meeting))
        known[key] = True
    if added:
        db.session().execute(insert(TABLE), [_columns(each) for each in added])
    return sorted(revived + added, key=lambda each: each.starts_at) if revived else added


def _columns(invitation: Invitation) -> dict[str, Any]:
    """What is set of it; the rest is for the table to say."""
    return {name: value for name, value in vars(invitation).items() if name in TABLE.columns}


def _revived(place: Place, session: Session, now: datetime, told: Meeting) -> Invitation | None:
    """The one that ended last, as if it had not: where nobody has sent the CANCEL yet, and nothing in it is another.

    The SEQUENCE of that CANCEL is free again. What they answered before does not count for the new place.
    """
    before = queries.ended_last(place.person_id, session.id)
    if before is None or before.address != (mail_address(place.person) or "") or entries.told(before) != told:
        return None
    cancel = queries.cancel_of(before)
    if cancel is None or not outbox.unwrite(cancel):
        return None
    before.place, before.place_id = place, place.id
    before.sequence -= 1
    before.cancelled_at, before.dtstamp = None, now
    before.content_hash = entries.content_hash(before)
    answers.record(before, Answer.NEEDS_ACTION, answers.heard_here(before, Answer.NEEDS_ACTION))
    return before


def take_back_sorry(place: Place, earlier: Sequence[int]) -> None:
    """Whoever comes back reads no "your place is gone" after "you have a place": what waits to be sent is taken back.

    What takes an entry out of a calendar stays, unless the entry itself is revived. `earlier` are their places for the
    same before this one.
    """
    for message_id in queries.sorry_unsent(place, earlier):
        outbox.unwrite(message_id)


def new(place: Place, session: Session, now: datetime, *, told: Meeting) -> Invitation:
    """Not written yet."""
    invitation = Invitation(
        uid=f"{secrets.token_hex(16)}@{outbox.host()}",
        person_id=place.person_id,
        session_id=session.id,
        place_id=place.id,
        address=mail_address(place.person) or "",
        sequence=0,
        time_sequence=0,
        answer=Answer.NEEDS_ACTION,
        dtstamp=now,
        starts_at=told.starts_at,
        ends_at=told.ends_at,
        location=told.where,
    )
    for name, known in (("person", place.person), ("session", session), ("place", place)):
        set_committed_value(invitation, name, known)  # said by the ids already
    invitation.content_hash = entries.content_hash(invitation)
    return invitation


def mail_address(person: Person) -> str | None:
    """Where invitations go, or None for a person who is told another way, or wants none."""
    if not person.dates_by.mailed:
        return None
    channel, address = rules.way_to(person, short=True)
    return address if channel is Channel.EMAIL else None


def change_waits(invitation: Invitation) -> bool:
    """Whether they hear of a change, or are asked by it, in a moment."""
    change = invitation.change
    return change is not None and change.state is MessageState.WAITING and change.attempts == 0


def unsent(invitations: Sequence[Invitation]) -> None:
    """Take back the news of a change that these people have not been sent yet: each knows again what it knew before.

    Where it is on its way already they know it, and the next change is a change from there.
    """
    waiting = {each.change_id for each in invitations if each.change_id is not None}
    taken_back = {number for number in waiting if outbox.unwrite(number)}
    for each in invitations:
        if each.change_id in taken_back:
            _as_known(each)
        each.change_id = None


def _as_known(invitation: Invitation) -> None:
    """A SEQUENCE that nobody was sent is free again."""
    assert invitation.known_starts_at
    assert invitation.known_ends_at
    assert invitation.known_time_sequence is not None
    invitation.starts_at, invitation.ends_at = invitation.known_starts_at, invitation.known_ends_at
    invitation.location = invitation.known_location or ""
    invitation.time_sequence = invitation.known_time_sequence
    invitation.sequence -= 1


def gone(invitation: Invitation, now: datetime) -> Invitation:
    """It ends, and its holder is told of the times that they know. By mail each has a message of its own."""
    if invitation.address:
        unsent([invitation])
    invitation.sequence += 1
    invitation.cancelled_at = invitation.dtstamp = now
    return invitation


def occasion_of(invitation: Invitation) -> write.Occasion:
    return occasions.of_meetings(invitation.place, [entries.told(invitation)])


def once(invitation: Invitation) -> str:
    return f"{invitation.uid.partition('@')[0]}:{invitation.sequence}"
