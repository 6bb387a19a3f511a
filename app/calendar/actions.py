"""The life of an invitation: made, changed, cancelled, each with the message that says so in the same transaction.

The rule behind it: what is mailed raises SEQUENCE, what is not mailed does not. A session that has begun is never
mailed about. Only `app/reactions/` calls these.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement

from app.calendar import entries, occasions, queries
from app.calendar.models import Invitation
from app.core import clock, db
from app.messages import outbox, rules, write
from app.messages.write import Meeting, Why
from app.opportunities.models import Session
from app.people.models import Channel, Person
from app.signups.models import Place


def invite(place_id: int) -> list[Invitation]:
    """Tell the holder of a confirmed place, with an invitation for each session to come. Twice does it once.

    The one session of a place comes with the confirmation; several come one by one after it.
    """
    place, now = queries.place(place_id), clock.now()
    sessions = occasions.sessions_of(place, now)
    made = [_made(place, session, now) for session in sessions]
    fresh = [invitation for invitation in made if invitation is not None]
    if len(fresh) < len(sessions):  # told before: only what is new
        _tell_dates(fresh)
    elif sessions or not place.opportunity.sessions:
        only = fresh[0] if len(fresh) == 1 else None
        occasion = occasions.of_place(place, now, held=True)
        part = entries.part(entries.REQUEST, only) if only else None
        write.place_confirmed(place.person, place.id, occasion, calendar=part, to=_mail_address(place.person))
        _tell_dates([invitation for invitation in fresh if invitation.address and only is None])
    return fresh


def add_session(session_id: int) -> int:
    """A session was added: everybody with a place for the whole is invited to it. Returns how many."""
    session, now = queries.session(session_id), clock.now()
    if session.starts_at <= now:
        return 0
    made = [_made(place, session, now) for place in queries.whole_places(session.opportunity_id)]
    fresh = [invitation for invitation in made if invitation is not None]
    _tell_dates(fresh)
    return len(fresh)


def update_for_session(session_id: int, *, time_changed: bool = False, reason: str = "") -> int:
    """Tell everybody with a place the new time or place of a session, and why; returns how many were told.

    `time_changed` also tells those who wait for it. A change of neither time nor place is kept quietly.
    """
    session, now = queries.session(session_id), clock.now()
    if session.starts_at <= now:
        return 0
    told = update_for_sessions([session_id], reason=reason)
    return told + (_tell_waiting(session, now, reason) if time_changed else 0)


def update_for_sessions(session_ids: Sequence[int], *, reason: str = "") -> int:
    """The same for one change of several sessions, such as of the place. Returns how many messages say so.

    By mail there is one a session, since each changes one entry of the calendar; told another way, one in all.
    """
    now = clock.now()
    held = _held(Invitation.session_id.in_(session_ids) & (Invitation.starts_at > now))
    changed = [(each, old) for each in held if (old := _changed(each, each.session, now)) is not None]
    by_person: dict[int, list[tuple[Invitation, Meeting]]] = {}
    for invitation, old in changed:
        by_person.setdefault(-invitation.id if invitation.address else invitation.person_id, []).append(
            (invitation, old)
        )
    for told in by_person.values():
        _tell_changed(told, reason)
    return len(by_person)


def cancel(place_id: int, *, why: Why, held: bool, reason: str = "") -> int:
    """The place, or the name on a list (`held` false), is gone. Returns how many messages say so.

    With an invitation by mail there is one message a session, since each takes one entry out of the calendar.
    """
    place, now = queries.place(place_id), clock.now()
    gone = [_gone(invitation, now) for invitation in _held(Invitation.place_id == place_id)]
    ahead = [invitation for invitation in gone if invitation.starts_at > now]
    if any(invitation.address for invitation in ahead):
        for invitation in ahead:
            _tell_cancelled(invitation, why=why, held=held, reason=reason)
        return len(ahead)
    together = queries.called_off_with(place) if why is Why.CALLED_OFF else [place]
    if occasions.is_over(place, now) or together[0].id != place.id:  # the first of them speaks for all
        return 0
    occasion = occasions.called_off(together, now, held=held)
    write.place_cancelled(place.person, place.id, occasion, why=why, held=held, reason=reason)
    return 1


def cancel_session(session_id: int, *, reason: str = "") -> int:
    """One session of several is called off: whoever has a place for the whole keeps it. Returns how many were told.

    A place for this session alone goes with it, and `cancel` tells of that.
    """
    now = clock.now()
    whole = [
        invitation for invitation in _held(Invitation.session_id == session_id) if invitation.place.session_id is None
    ]
    for invitation in whole:
        _tell_cancelled(_gone(invitation, now), why=Why.CALLED_OFF, held=True, reason=reason)
    return len(whole)


def readdress(person_id: int) -> int:
    """The person's address or way changed: the old calendar loses each entry to come, the new one gets a new one."""
    moved = 0
    for invitation in _held(Invitation.person_id == person_id):
        now, address = clock.now(), _mail_address(invitation.person) or ""
        if invitation.address == address or invitation.starts_at <= now:
            continue
        _gone(invitation, now)
        part = entries.part(entries.CANCEL, invitation)
        if part:
            write.invitation_moved(
                invitation.person, invitation.place_id, _occasion(invitation), once=_once(invitation), calendar=part,
                to=invitation.address,
            )  # fmt: skip
        db.session().flush()  # the old one ends before the new one begins: only one may live
        again = _new(invitation.place, invitation.session, now, told=entries.told(invitation))
        _tell_dates([again] if again.address else [])
        moved += 1
    return moved


def _held(which: ColumnElement[bool]) -> Sequence[Invitation]:
    """Live invitations, locked until the transaction ends, so that no SEQUENCE is given twice."""
    wanted = queries.live().where(which).with_for_update(of=Invitation).execution_options(populate_existing=True)
    return db.session().scalars(wanted).all()


def _made(place: Place, session: Session, now: datetime) -> Invitation | None:
    """A new invitation, or None where the person holds one for this session."""
    which = (Invitation.person_id == place.person_id) & (Invitation.session_id == session.id)
    if db.session().scalars(queries.live().where(which)).first() is not None:
        return None
    return _new(place, session, now, told=occasions.meeting(session, held=True))


def _new(place: Place, session: Session, now: datetime, *, told: Meeting) -> Invitation:
    invitation = Invitation(
        uid=f"{secrets.token_hex(16)}@{outbox.host()}",
        person=place.person,
        session=session,
        place=place,
        place_id=place.id,
        address=_mail_address(place.person) or "",
        sequence=0,
        time_sequence=0,
        dtstamp=now,
        starts_at=told.starts_at,
        ends_at=told.ends_at,
        location=told.where,
    )
    invitation.content_hash = entries.content_hash(invitation)
    db.session().add(invitation)
    return invitation


def _mail_address(person: Person) -> str | None:
    """Where invitations go, or None for a person who is told another way."""
    channel, address = rules.way_to(person, short=True)
    return address if channel is Channel.EMAIL else None


def _changed(invitation: Invitation, session: Session, now: datetime) -> Meeting | None:
    """Write down what the person is told now; returns what they were told before, or None where it is the same."""
    old, new = entries.told(invitation), occasions.meeting(session, held=True)
    before = invitation.content_hash
    invitation.starts_at, invitation.ends_at, invitation.location = new.starts_at, new.ends_at, new.where
    invitation.content_hash = entries.content_hash(invitation)
    if invitation.content_hash != before:
        invitation.dtstamp = now
    if old == new:
        return None
    invitation.sequence += 1
    if (old.starts_at, old.ends_at) != (new.starts_at, new.ends_at):
        invitation.time_sequence = invitation.sequence
    return old


def _tell_changed(told: Sequence[tuple[Invitation, Meeting]], reason: str) -> None:
    """One message about these dates of one place."""
    first, old = told[0]
    meetings = [entries.told(invitation) for invitation, _old in told]
    occasion = occasions.of_meetings(first.place.opportunity, meetings)
    write.place_changed(
        first.person, first.place_id, occasion, old, once=_once(first), ref=first.place.ref, reason=reason,
        calendar=entries.part(entries.REQUEST, first), to=first.address or None,
    )  # fmt: skip


def _gone(invitation: Invitation, now: datetime) -> Invitation:
    invitation.sequence += 1
    invitation.cancelled_at = invitation.dtstamp = now
    return invitation


def _tell_dates(invitations: Sequence[Invitation]) -> None:
    for invitation in invitations:
        write.session_invitation(
            invitation.person, invitation.place_id, _occasion(invitation), once=_once(invitation),
            calendar=entries.part(entries.REQUEST, invitation), to=invitation.address or None,
        )  # fmt: skip


def _tell_cancelled(invitation: Invitation, *, why: Why, held: bool, reason: str) -> None:
    write.place_cancelled(
        invitation.person, invitation.place_id, _occasion(invitation), why=why, held=held, reason=reason,
        once=_once(invitation), calendar=entries.part(entries.CANCEL, invitation), to=invitation.address or None,
    )  # fmt: skip


def _tell_waiting(session: Session, now: datetime, reason: str) -> int:
    places = queries.waiting(session)
    for place in places:
        occasion = occasions.of_place(place, now, held=False)
        once = f"{session.id}:{session.starts_at.isoformat()}"
        write.waiting_changed(place.person, place.id, occasion, once=once, answer_by=place.answer_by, reason=reason)
    return len(places)


def _occasion(invitation: Invitation) -> write.Occasion:
    return occasions.of_meetings(invitation.place.opportunity, [entries.told(invitation)])


def _once(invitation: Invitation) -> str:
    return f"{invitation.uid.partition('@')[0]}:{invitation.sequence}"
