"""Inviting who has a place to its dates, and again where their address is another one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.calendar import entries, occasions, queries
from app.calendar.actions.changing import tell_changed
from app.calendar.actions.holding import gone, locked, made, mail_address, new, occasion_of, once, take_back_sorry
from app.calendar.answering import links
from app.calendar.models import Invitation
from app.core import clock, db
from app.messages import write
from app.messages.write import Dated, Occasion


def invite(place_id: int) -> list[Invitation]:
    """Tell the holder of a confirmed place, with an invitation for each session to come. Twice does it once.

    The one session of a place comes with the confirmation; several come one by one after it.
    """
    place, now = queries.place(place_id), clock.now()
    sessions = occasions.sessions_of(place, now)
    known, earlier = queries.before(place, [session.id for session in sessions])
    take_back_sorry(place, earlier)
    fresh = made([(place, session) for session in sessions], now, known)
    if len(fresh) < len(sessions):  # told before: only what is new
        _tell_dates(fresh)
    elif sessions or not place.opportunity.sessions:
        only = fresh[0] if len(fresh) == 1 else None
        occasion = occasions.of_place(place, now, held=True)
        part = entries.part(entries.REQUEST, only) if only else None
        write.place_confirmed(place.person, place.id, occasion, calendar=part, to=mail_address(place.person),
                              link=links.for_place(place))  # fmt: skip
        _tell_dates([invitation for invitation in fresh if invitation.address and only is None])
    return fresh


def add_session(session_id: int) -> int:
    """A session was added: everybody with a place for the whole is invited to it. Returns how many."""
    session, now = queries.session(session_id), clock.now()
    if session.starts_at <= now:
        return 0
    places = queries.whole_places(session.opportunity_id)
    known = queries.known(sorted(place.person_id for place in places), [session.id])
    fresh = made([(place, session) for place in places], now, known)
    _tell_dates(fresh)
    return len(fresh)


def readdress(person_id: int) -> int:
    """The person's address or way changed: the old calendar loses each entry to come, the new one gets a new one.

    A change they were not sent yet comes with the new entry.
    """
    moved, now = 0, clock.now()
    for invitation in locked(Invitation.person_id == person_id):
        address = mail_address(invitation.person) or ""
        if invitation.address == address or invitation.starts_at <= now:
            continue
        gone(invitation, now)
        _take_out_of_old(invitation)
        db.session().flush()  # the old one ends before the new one begins: only one may live
        _again(invitation, now)
        moved += 1
    return moved


def _take_out_of_old(invitation: Invitation) -> None:
    part = entries.part(entries.CANCEL, invitation)
    if part:
        person = invitation.person
        write.invitation_moved(
            person, invitation.place_id, occasion_of(invitation), once=once(invitation), calendar=part,
            to=invitation.address, chosen=not person.dates_by.mailed and invitation.address == person.email,
        )  # fmt: skip


def _again(old: Invitation, now: datetime) -> None:
    knew, session = entries.told(old), old.session
    stands = occasions.meeting(session, held=True)
    again = new(old.place, session, now, told=stands)
    db.session().add(again)
    if knew != stands:
        tell_changed([(again, knew)], "", now)
    elif again.address:
        _tell_dates([again])


def _tell_dates(invitations: Sequence[Invitation]) -> None:
    known: dict[object, Occasion] = {}  # many are told of the same
    write.session_invitations(_dated(invitation, known) for invitation in invitations)


def _dated(invitation: Invitation, known: dict[object, Occasion]) -> Dated:
    alike = (invitation.place.opportunity_id, entries.title(invitation), entries.told(invitation))
    occasion = known.get(alike) or known.setdefault(alike, occasion_of(invitation))
    return Dated(
        invitation.person, invitation.place_id, occasion, once(invitation), entries.part(entries.REQUEST, invitation),
        invitation.address or None, links.for_session(invitation.place, invitation.session),
    )  # fmt: skip
