"""A change of time or place, told once: what is edited again within minutes, or put back, is not told in between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from app.calendar import entries, occasions, queries
from app.calendar.actions.holding import locked, once, unsent
from app.calendar.answering import links
from app.calendar.models import Invitation
from app.core import clock
from app.messages import rules, write
from app.messages.write import Meeting
from app.opportunities.models import Session

Told = tuple[Invitation, Meeting]  # with what its holder knew before


def update_for_session(session_id: int, *, time_changed: bool = False, reason: str = "") -> int:
    """Tell everybody with a place the new time or place of a session, and why; returns how many are told.

    `time_changed` also tells those who wait for it. A change of neither time nor place is kept quietly.
    """
    session, now = queries.session(session_id), clock.now()
    if session.starts_at <= now:
        return 0
    told = update_for_sessions([session_id], reason=reason)
    return told + (_tell_waiting(session, now, reason) if time_changed else 0)


def update_for_sessions(session_ids: Sequence[int], *, reason: str = "") -> int:
    """The same for one change of several sessions, such as of the place. Returns how many messages say so.

    By mail there is one a session, since each changes one entry of the calendar; told another way, one in all. They
    wait a few minutes: what is changed again until then goes into the same message, and what is put back into none.
    """
    now = clock.now()
    touched = _touched(session_ids, now)
    unsent(touched)
    changed = [(each, knew) for each in touched if (knew := _changed(each, each.session, now)) is not None]
    messages = _by_message(changed)
    for told in messages:
        tell_changed(told, reason, now)
    return len(messages)


def _touched(session_ids: Sequence[int], now: datetime) -> Sequence[Invitation]:
    """The invitations to these sessions, and those that an unsent message speaks of together with one of them."""
    ahead = Invitation.starts_at > now
    first = locked(Invitation.session_id.in_(session_ids) & ahead)
    waiting = {each.change_id for each in first} - {None}
    if not waiting:
        return first
    return locked((Invitation.session_id.in_(session_ids) | Invitation.change_id.in_(waiting)) & ahead)


def _by_message(changed: Iterable[Told]) -> list[list[Told]]:
    found: dict[int, list[Told]] = {}
    for invitation, knew in changed:
        alone = bool(invitation.address)
        found.setdefault(-invitation.id if alone else invitation.person_id, []).append((invitation, knew))
    return list(found.values())


def _changed(invitation: Invitation, session: Session, now: datetime) -> Meeting | None:
    """Write down what the person is told now; returns what they knew before, or None where it is the same."""
    knew, new = entries.told(invitation), occasions.meeting(session, held=True)
    before = invitation.content_hash
    invitation.known_time_sequence = invitation.time_sequence
    invitation.known_starts_at, invitation.known_ends_at, invitation.known_location = (
        knew.starts_at, knew.ends_at, knew.where,
    )  # fmt: skip
    invitation.starts_at, invitation.ends_at, invitation.location = new.starts_at, new.ends_at, new.where
    invitation.content_hash = entries.content_hash(invitation)
    if invitation.content_hash != before:
        invitation.dtstamp = now
    if knew == new:
        return None
    invitation.sequence += 1
    if (knew.starts_at, knew.ends_at) != (new.starts_at, new.ends_at):
        invitation.time_sequence = invitation.sequence
    return knew


def tell_changed(told: Sequence[Told], reason: str, now: datetime) -> None:
    """One message about these dates of one place."""
    first, knew = told[0]
    meetings = [entries.told(invitation) for invitation, _knew in told]
    occasion = occasions.of_meetings(first.place, meetings)
    soonest = min(moment for each, before in told for moment in (each.starts_at, before.starts_at))
    message_id = write.place_changed(
        first.person, first.place_id, occasion, knew, once=once(first), ref=first.place.ref, reason=reason,
        calendar=entries.part(entries.REQUEST, first), to=first.address or None,
        due_at=rules.held_until(now, soonest),
        link=links.for_session(first.place, first.session) if len(told) == 1 else links.for_place(first.place),
    )  # fmt: skip
    for invitation, _knew in told:
        invitation.change_id = message_id


def _tell_waiting(session: Session, now: datetime, reason: str) -> int:
    places = queries.waiting(session)
    for place in places:
        occasion = occasions.of_place(place, now, held=False)
        once = f"{session.id}:{session.starts_at.isoformat()}"
        write.waiting_changed(place.person, place.id, occasion, once=once, answer_by=place.answer_by, reason=reason,
                              link=links.for_offer(place))  # fmt: skip
    return len(places)
