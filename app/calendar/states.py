"""What a person has answered to one invitation, in the words of calendars."""

from __future__ import annotations

import enum


class Answer(enum.Enum):
    """The value in capitals is the PARTSTAT of the standard."""

    NEEDS_ACTION = "needs-action"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"
