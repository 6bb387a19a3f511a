"""What became of a mail, and why: the codes that are logged, audited and counted."""

from __future__ import annotations

import enum


class Outcome(enum.Enum):
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"
    STALE = "rejected-as-stale"
    IGNORED = "ignored"
    REFUSED = "refused"
    WROTE = "a-person-wrote"


class Transport(enum.Enum):
    """How the mail reached us."""

    PIPE = "pipe"
    WEB = "web"
    MAILBOX = "mailbox"


class Reason(enum.Enum):
    # taken
    SAID_YES = "said-yes"
    SAID_NO = "said-no"  # the place is leaving
    NOT_THAT_DAY = "not-that-day"  # of several: the place itself is kept
    PERHAPS = "perhaps"
    OTHER_TIME = "other-time"  # a counter-proposal
    # an answer to what was sent before the time changed
    OLD_TIME = "old-time"
    # nothing to do
    SEEN_BEFORE = "seen-before"
    NO_CHANGE = "no-change"
    OLDER = "older"
    OVER = "over"
    NOTHING_HELD = "nothing-held"
    NEWER_INVITATION = "newer-invitation"
    ON_OFFER = "on-offer"
    NO_ANSWER = "no-answer"
    AUTOMATIC = "automatic"
    BOUNCED = "bounced"
    UNKNOWN_REPORT = "unknown-report"
    # not believed, or not understood
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"
    METHODS_DIFFER = "methods-differ"
    NOT_A_REPLY = "not-a-reply"
    NOT_ONE = "not-one"
    UNKNOWN = "unknown"
    OTHER_ADDRESS = "other-address"
    AHEAD = "ahead"
    PASSED_ON = "passed-on"
    GONE = "gone"
    STOOD_IN = "stood-in"  # they said no to one day of several, and somebody comes in their place
    FAULT = "fault"  # ours
    # somebody typed it
    PERSON_WROTE = "person-wrote"
    OUTLOOK_FORMAT = "outlook-format"


_BY_OUTCOME: dict[Outcome, tuple[Reason, ...]] = {
    Outcome.ACCEPTED: (Reason.SAID_YES,),
    Outcome.DECLINED: (Reason.SAID_NO, Reason.NOT_THAT_DAY),
    Outcome.TENTATIVE: (Reason.PERHAPS, Reason.OTHER_TIME),
    Outcome.STALE: (Reason.OLD_TIME,),
    Outcome.IGNORED: (
        Reason.SEEN_BEFORE, Reason.NO_CHANGE, Reason.OLDER, Reason.OVER, Reason.NOTHING_HELD, Reason.NEWER_INVITATION,
        Reason.ON_OFFER, Reason.NO_ANSWER, Reason.AUTOMATIC, Reason.BOUNCED, Reason.UNKNOWN_REPORT,
    ),
    Outcome.REFUSED: (
        Reason.TOO_LARGE, Reason.UNREADABLE, Reason.METHODS_DIFFER, Reason.NOT_A_REPLY, Reason.NOT_ONE, Reason.UNKNOWN,
        Reason.OTHER_ADDRESS, Reason.AHEAD, Reason.PASSED_ON, Reason.GONE, Reason.STOOD_IN,
        Reason.FAULT,
    ),
    Outcome.WROTE: (Reason.PERSON_WROTE, Reason.OUTLOOK_FORMAT),
}  # fmt: skip
OUTCOMES = {reason: outcome for outcome, reasons in _BY_OUTCOME.items() for reason in reasons}
