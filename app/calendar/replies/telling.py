"""The three short mails that a reply may cause, to the address that was invited and never to a sender.

At most one of each for an invitation, so that no two programs can write to each other for ever.
"""

from __future__ import annotations

from app.calendar import entries
from app.calendar.actions.holding import change_waits, occasion_of, once
from app.calendar.answering import links
from app.calendar.models import Invitation
from app.calendar.replies.models import InboundMail
from app.calendar.replies.states import Reason
from app.core import clock, db
from app.messages import write


def tell(invitation_id: int, reason: Reason) -> None:
    """What this reply makes us say, if anything."""
    invitation = db.session().get_one(Invitation, invitation_id)
    again = reason is Reason.NO_CHANGE and invitation.is_out  # they had said so by a link, and read it on its page
    if again or reason in {Reason.SAID_NO, Reason.NOT_THAT_DAY}:
        _noted(invitation)
    elif reason is Reason.GONE:
        _gone(invitation)
    elif reason is Reason.OLD_TIME:
        _again(invitation)


def time_kept(mail_id: int) -> None:
    """In the person's own way, since a person writes to a person."""
    mail = db.session().get_one(InboundMail, mail_id)
    invitation = mail.invitation
    assert invitation
    write.time_kept(
        invitation.person,
        invitation.place_id,
        occasion_of(invitation),
        words=mail.said_back or "",
        once=str(mail.id),
        link=links.for_session(invitation.place, invitation.session),
    )


def _noted(invitation: Invitation) -> None:
    place = invitation.place
    write.decline_noted(
        invitation.person, place.id, occasion_of(invitation), until=place.leaving_at, once=_uid(invitation),
        to=invitation.address, link=links.for_session(place, invitation.session),
    )  # fmt: skip


def _gone(invitation: Invitation) -> None:
    """Their calendar shows it again: where no CANCEL has gone out yet, one goes with the words."""
    part = None
    if invitation.is_out and invitation.cancelled_at is not None:
        invitation.sequence += 1
        invitation.dtstamp, invitation.taken_out = clock.now(), False
        part = entries.part(entries.CANCEL, invitation)
    brief, ref = occasion_of(invitation).told_briefly(), invitation.place.opportunity.ref
    write.place_gone(
        invitation.person, invitation.place_id, brief, ref=ref,
        once=_uid(invitation), calendar=part, to=invitation.address,
    )  # fmt: skip


def _again(invitation: Invitation) -> None:
    """Unless the news of the change has not gone out yet: then they are asked by it, in a moment."""
    if change_waits(invitation):
        return
    write.answer_again(
        invitation.person, invitation.place_id, occasion_of(invitation), once=once(invitation),
        calendar=entries.part(entries.REQUEST, invitation), to=invitation.address,
    )  # fmt: skip


def _uid(invitation: Invitation) -> str:
    return invitation.uid.partition("@")[0]
