"""The life of an advisor on the register, from the first word to moving on."""

from __future__ import annotations

import enum

from app.core.states import table


class AdvisorState(enum.Enum):
    ENQUIRY = "enquiry"  # asked to join
    CONVERSATION = "conversation"  # a talk with somebody of the team is arranged
    WAITING = "waiting"  # would like to join, and the register is full
    WELCOME = "welcome"  # takes the organisation's own steps
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


class Ending(enum.Enum):
    """How it came that somebody is not on the register any more. Nobody has to say why they leave."""

    CHOICE = "choice"
    MOVED_AREA = "moved-area"
    NO_CONTACT = "no-contact"  # they were asked first, and time was given
    HERE_ALREADY = "here-already"  # the same person is on the register already
    DIED = "died"


A = AdvisorState
JOINING = frozenset({A.ENQUIRY, A.CONVERSATION, A.WAITING, A.WELCOME})
MAY_PUT_OFF = frozenset({A.WAITING, A.WELCOME})  # who waits for the register, or was invited from its list
HAS_A_PLACE = frozenset({A.WELCOME, A.ACTIVE, A.PAUSED})  # those whom a full register is full of
ADVISOR_MOVES = table(
    {
        None: {A.ENQUIRY, A.ACTIVE, A.PAUSED},
        A.ENQUIRY: {A.CONVERSATION, A.WAITING, A.WELCOME, A.ACTIVE, A.PAUSED, A.ENDED},
        A.CONVERSATION: {A.WAITING, A.WELCOME, A.ACTIVE, A.ENDED},
        A.WAITING: {A.WELCOME, A.ACTIVE, A.ENDED},
        A.WELCOME: {A.WAITING, A.ACTIVE, A.ENDED},
        A.ACTIVE: {A.PAUSED, A.ENDED},
        A.PAUSED: {A.ACTIVE, A.ENDED},
        A.ENDED: {A.ENQUIRY, A.CONVERSATION, A.WAITING, A.WELCOME, A.ACTIVE, A.PAUSED},  # back, or a mistake undone
    }
)


class DatesBy(enum.Enum):
    """How the dates of a person's places get into their calendar."""

    INVITATIONS = "invitations"  # by e-mail
    FEED = "feed"  # an address that their calendar reads
    BOTH = "both"
    NONE = "none"

    @property
    def mailed(self) -> bool:
        return self in {DatesBy.INVITATIONS, DatesBy.BOTH}

    @property
    def read(self) -> bool:
        return self in {DatesBy.FEED, DatesBy.BOTH}


class MailFault(enum.Enum):
    """Why mails to an address come back, as the report about one says."""

    NO_SUCH_ADDRESS = "no-such-address"
    FULL = "full"
    NOT_LET_IN = "not-let-in"
    OTHER = "other"
