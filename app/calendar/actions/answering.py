"""An answer given to us, and not to their calendar: their invitation knows it, and their calendar hears of it."""

from __future__ import annotations

from app.calendar import answers, entries
from app.calendar.actions.holding import change_waits, locked, occasion_of, once
from app.calendar.answering import links
from app.calendar.models import Invitation
from app.calendar.states import Answer
from app.core import clock
from app.messages import write


def answered(place_id: int, answer: Answer, session_id: int | None = None, *, again: bool = False) -> None:
    """To this date, or to every one where none is named. What their calendar itself said is written down before.

    `again`: they said it here once more, so that a reply from before this moment is older than it.

    Where it was taken out by a no there, anything but a no brings the entry anew, under its UID.
    """
    which = Invitation.place_id == place_id
    if session_id is not None:
        which &= Invitation.session_id == session_id
    for invitation in locked(which):
        if again or invitation.answered is not answer:
            _write_down(invitation, answer)


def _write_down(invitation: Invitation, answer: Answer) -> None:
    lost = invitation.is_out and not change_waits(invitation)
    if lost:
        invitation.sequence += 1
        invitation.dtstamp = clock.now()
    answers.record(invitation, answer, answers.heard_here(invitation, answer))
    if lost:
        write.session_invitation(
            invitation.person, invitation.place_id, occasion_of(invitation), once=once(invitation),
            calendar=entries.part(entries.REQUEST, invitation), to=invitation.address or None,
            link=links.for_session(invitation.place, invitation.session),
        )  # fmt: skip
