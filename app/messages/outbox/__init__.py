"""The outbox: written in the caller's transaction, claimed by one worker at a time, settled in another transaction.

A claim is a lease: whoever dies holding one leaves the row as it is, and another worker takes it up when the lease
has run out, under the same Message-ID. `attempts` counts the claims and is what a late worker is recognised by.
"""

from app.messages.outbox.claiming import due, is_any_due, is_joined, lease, sendable, take, wait_until
from app.messages.outbox.names import ACCOUNT, ALONE, BY_DAY, SECRETS, SEVERAL
from app.messages.outbox.settling import all_sent, dropped, give_back, mark, put_off, refused, sent, stop
from app.messages.outbox.writing import Draft, copy, hasten, host, join, on_paper, post, post_all, unwrite, write_all
from app.messages.rules import LEASE

__all__ = [
    "ACCOUNT",
    "ALONE",
    "BY_DAY",
    "LEASE",
    "SECRETS",
    "SEVERAL",
    "Draft",
    "all_sent",
    "copy",
    "dropped",
    "due",
    "give_back",
    "hasten",
    "host",
    "is_any_due",
    "is_joined",
    "join",
    "lease",
    "mark",
    "on_paper",
    "post",
    "post_all",
    "put_off",
    "refused",
    "sendable",
    "sent",
    "stop",
    "take",
    "unwrite",
    "wait_until",
    "write_all",
]
