"""The one door for every mail, whatever brought it: read it, then do what it asks for in one transaction."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError

from app.calendar.replies import actions
from app.calendar.replies.found import Found
from app.calendar.replies.reading import MOST_BYTES, read
from app.calendar.replies.states import OUTCOMES, Outcome, Reason, Transport
from app.core import db

log = logging.getLogger(__name__)
ENOUGH = MOST_BYTES + 1  # a transport need not read more: it is too large already


@dataclass(frozen=True)
class Taken:
    outcome: Outcome
    reason: Reason


def process_inbound(raw: bytes, transport: Transport = Transport.PIPE, *, whole: bool = True) -> Taken:
    """What became of this mail. The same mail a second time changes nothing, whichever way it comes.

    `whole=False` says that `raw` is only the top lines of a mail that is too large. Raises OperationalError or
    InterfaceError where the database is lost or busy: the mail should come again. Anything else that goes wrong is a
    fault of ours: the mail is kept for the team, and nothing of it is done.
    """
    found = read(raw, whole=whole)
    try:
        reason = _take(found, raw, transport)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("a mail could not be handled")
        with db.transaction():
            actions.keep(found, raw, transport)
        reason = Reason.FAULT
    return Taken(OUTCOMES[reason], reason)


def _take(found: Found, raw: bytes, transport: Transport) -> Reason:
    try:
        with db.transaction():
            return actions.take(found, raw, transport)
    except IntegrityError:  # the same mail by another way in this very moment, which was first
        with db.transaction():
            return actions.take(found, raw, transport)
