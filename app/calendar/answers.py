"""What an answer does to an invitation: one way, whether their calendar says it, a link, a page or the phone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.calendar.models import Invitation
from app.calendar.states import Answer
from app.core import clock
from app.messages.write import Why

SLOW = timedelta(minutes=2)  # by which the clock of somebody's calendar may be behind ours


@dataclass(frozen=True)
class Heard:
    """How an answer came. `sequence` is that of the entry it is to; of two answers to one entry the later `at` counts.

    `in_calendar`: their own calendar said it, so it shows there already.
    """

    sequence: int
    at: datetime
    in_calendar: bool


def heard_here(invitation: Invitation, answer: Answer) -> Heard:
    """Said to us, on a page or by phone, and not known to their calendar.

    A reply that was written before it and comes after it is older. After a no, one from a calendar whose clock is slow
    is not, since it can only keep the place; after anything else it could only lose it.
    """
    now = clock.now().replace(microsecond=0)  # as a calendar says it
    return Heard(invitation.sequence, now - SLOW if answer is Answer.DECLINED else now, in_calendar=False)


def record(invitation: Invitation, answer: Answer, heard: Heard) -> None:
    invitation.answer, invitation.answered_at = answer, clock.now()
    invitation.answer_sequence, invitation.answer_dtstamp = heard.sequence, heard.at
    invitation.taken_out = heard.in_calendar and answer is Answer.DECLINED


def took_out(invitation: Invitation, why: Why, now: datetime) -> bool:
    """Whether their own calendar has taken it out, because they said no there: then it ends without a word.

    They were told that we know of their no; SEQUENCE stays, and no CANCEL is sent.
    """
    if why is not Why.WITHDRAWN or not invitation.is_out:
        return False
    invitation.cancelled_at = now
    return True
