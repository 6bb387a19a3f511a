"""The three short mails that a reply may cause, to the address that was invited and never to a sender.

At most one of each for an invitation, so that no two programs can write to each other for ever.
"""

from __future__ import annotations

from app.calendar import entries, queries
from app.calendar.actions.holding import occasion_of, once
from app.calendar.models import Invitation
from app.calendar.replies.states import Reason
from app.calendar.states import Answer
from app.core import clock, db
from app.messages import write
from app.messages.states import MessageState


def tell(invitation_id: int, reason: Reason) -> None:
    """What this reply makes us say, if anything."""
    invitation = db.session().get_one(Invitation, invitation_id)
    if reason in {Reason.SAID_NO, Reason.NOT_THAT_DAY}:
        _noted(invitation)
    elif reason is Reason.GONE:
        _gone(invitation)
    elif reason is Reason.OLD_TIME:
        _again(invitation)


def came_back(place_id: int, session_id: int) -> None:
    """They can come after all, said on a page or the phone: their calendar has lost the entry, so it comes anew."""
    for invitation in _live(place_id, session_id):
        lost = invitation.answered is Answer.DECLINED and not _change_waits(invitation)
        if invitation.answered is not Answer.ACCEPTED:
            invitation.answer, invitation.answered_at = Answer.ACCEPTED, clock.now()
        if lost:
            invitation.sequence += 1
            invitation.dtstamp = clock.now()
        invitation.answer_sequence = invitation.sequence
        if lost:
            write.session_invitation(
                invitation.person, invitation.place_id, occasion_of(invitation), once=once(invitation),
                calendar=entries.part(entries.REQUEST, invitation), to=invitation.address or None,
            )  # fmt: skip


def _noted(invitation: Invitation) -> None:
    place = invitation.place
    write.decline_noted(
        invitation.person, place.id, occasion_of(invitation), ref=place.ref, until=place.leaving_at,
        once=_uid(invitation), to=invitation.address,
    )  # fmt: skip


def _gone(invitation: Invitation) -> None:
    """Their calendar shows it again: where no CANCEL has gone out yet, one goes with the words."""
    part = None
    if invitation.answered is Answer.DECLINED and invitation.cancelled_at is not None:
        invitation.sequence += 1
        invitation.dtstamp, invitation.answer = clock.now(), Answer.NEEDS_ACTION
        part = entries.part(entries.CANCEL, invitation)
    brief, ref = occasion_of(invitation).told_briefly(), invitation.place.opportunity.ref
    write.place_gone(
        invitation.person, invitation.place_id, brief, ref=ref,
        once=_uid(invitation), calendar=part, to=invitation.address,
    )  # fmt: skip


def _again(invitation: Invitation) -> None:
    """Unless the news of the change has not gone out yet: then they are asked by it, in a moment."""
    if _change_waits(invitation):
        return
    write.answer_again(
        invitation.person, invitation.place_id, occasion_of(invitation), once=once(invitation),
        calendar=entries.part(entries.REQUEST, invitation), to=invitation.address,
    )  # fmt: skip


def _change_waits(invitation: Invitation) -> bool:
    change = invitation.change
    return change is not None and change.state is MessageState.WAITING and change.attempts == 0


def _live(place_id: int, session_id: int) -> list[Invitation]:
    return [each for each in queries.live_of_place(place_id) if each.session_id == session_id]


def _uid(invitation: Invitation) -> str:
    return invitation.uid.partition("@")[0]
