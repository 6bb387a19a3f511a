"""What an answer does to an invitation: called where one ends."""

from __future__ import annotations

from datetime import datetime

from app.calendar.models import Invitation
from app.calendar.states import Answer
from app.messages.write import Why


def took_out(invitation: Invitation, why: Why, now: datetime) -> bool:
    """Whether their own calendar has taken it out, because they said no there: then it ends without a word.

    They were told that we know of their no; SEQUENCE stays, and no CANCEL is sent.
    """
    if why is not Why.WITHDRAWN or invitation.answered is not Answer.DECLINED:
        return False
    invitation.cancelled_at = now
    return True
