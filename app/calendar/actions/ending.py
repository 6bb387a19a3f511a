"""The end of an invitation, with the place or with the session."""

from __future__ import annotations

from app.calendar import answers, entries, occasions, queries
from app.calendar.actions.holding import gone, locked, occasion_of, once
from app.calendar.models import Invitation
from app.core import clock, db
from app.messages import write
from app.messages.write import Why
from app.opportunities.models import Session
from app.signups.states import PlaceState


def cancel(place_id: int, *, why: Why, held: bool, reason: str = "") -> int:
    """The place, or the name on a list (`held` false), is gone. Returns how many messages say so.

    With an invitation by mail there is one message a session, since each takes one entry out of the calendar.
    """
    place, now = queries.place(place_id), clock.now()
    live = locked(Invitation.place_id == place_id)
    ended = [gone(invitation, now) for invitation in live if not answers.took_out(invitation, why, now)]
    if live and not ended:
        return 0
    ahead = [invitation for invitation in ended if invitation.starts_at > now]
    if any(invitation.address for invitation in ahead):
        for invitation in ahead:
            _tell_cancelled(invitation, why=why, held=held, reason=reason)
        return len(ahead)
    if occasions.is_over(place, now):
        return 0
    every = queries.called_off_with(place, now) if why is Why.CALLED_OFF else [place]
    together = [each for each in every if not occasions.is_over(each, now)]
    if together[0].id != place.id:  # the first of them speaks for all
        return 0
    occasion = occasions.called_off(together, now, held=held)
    write.place_cancelled(place.person, place.id, occasion, why=why, held=held, reason=reason)
    return 1


def cancel_session(session_id: int, *, reason: str = "") -> int:
    """One session of several is called off: whoever has a place for the whole, or waits for it, keeps that.

    Returns how many were told.

    A place for this session alone goes with it, and `cancel` tells of that.
    """
    now = clock.now()
    whole = [
        invitation for invitation in locked(Invitation.session_id == session_id) if invitation.place.session_id is None
    ]
    for invitation in whole:
        _tell_cancelled(gone(invitation, now), why=Why.CALLED_OFF, held=True, reason=reason)
    told = {invitation.place_id for invitation in whole}
    session = db.session().get_one(Session, session_id)
    waiting = [each for each in queries.waiting(session) if each.session_id is None and each.id not in told]
    for place in waiting:
        occasion = occasions.of_meetings(place, [occasions.meeting(session, held=False)])
        write.day_called_off(place.person, place.id, occasion, once=str(session_id), reason=reason,
                             offered=place.state is PlaceState.OFFERED)  # fmt: skip
    return len(whole) + len(waiting)


def _tell_cancelled(invitation: Invitation, *, why: Why, held: bool, reason: str) -> None:
    write.place_cancelled(
        invitation.person, invitation.place_id, occasion_of(invitation), why=why, held=held, reason=reason,
        once=once(invitation), calendar=entries.part(entries.CANCEL, invitation), to=invitation.address or None,
    )  # fmt: skip
