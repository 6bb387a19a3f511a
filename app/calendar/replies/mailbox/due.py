"""Time as a cause: the mailbox is read every minute, a handful at a time, by one worker."""

from __future__ import annotations

import logging
from datetime import datetime

from flask import current_app

from app.calendar.replies.intake import ENOUGH, process_inbound
from app.calendar.replies.mailbox import actions, imap, queries
from app.calendar.replies.mailbox.address import MailboxAddress
from app.calendar.replies.mailbox.states import Trouble
from app.calendar.replies.states import Transport
from app.core import clock, db

log = logging.getLogger(__name__)
HANDFUL = 20


def read_mailbox(now: datetime) -> int:
    """Take in what waits in the mailbox; returns how many mails. Looking whether it is time takes no lock.

    Each mail is taken in before it is put away. Whatever breaks in between, it comes again and changes nothing.
    Raises OperationalError or InterfaceError where the database is lost or busy; the lease then runs out.
    """
    address = MailboxAddress.from_config(current_app.config)
    if address is None:
        return _forget()
    if not queries.is_due(address.key, now):
        return 0
    with db.transaction():
        claim = actions.claim(address.key, now)
    return _read(address, claim) if claim is not None else 0


def _read(address: MailboxAddress, claim: int) -> int:
    taken, problem = 0, None
    try:
        with imap.opened(address) as inbox:
            for uid, size in inbox.waiting(HANDFUL):
                taken += _take(inbox, uid, size)
    except Trouble as trouble:
        problem = trouble.problem
        log.warning("the mailbox for answers could not be read: %s", problem.value)
    with db.transaction():
        actions.settle(claim, problem, clock.now(), more=taken == HANDFUL)
    return taken


def _take(inbox: imap.Inbox, uid: str, size: int) -> int:
    whole = size < ENOUGH
    raw = inbox.mail(uid) if whole else inbox.top(uid)
    if raw is None:
        return 0  # somebody took it out of the mailbox meanwhile
    process_inbound(raw, Transport.MAILBOX, whole=whole)
    inbox.put_away(uid)
    return 1


def _forget() -> int:
    """No mailbox is set any more: what was wrong with it is nobody's task."""
    if queries.mailbox() is not None:
        with db.transaction():
            actions.forget()
    return 0
