"""Sending, a handful at a time: claimed in one transaction, sent over one connection, noted down in another.

Killed between any two of these, a message is sent again after its lease, under the same Message-ID.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from app.core import clock, db
from app.messages import outbox, together
from app.messages.channels import PermanentFailure, TemporaryFailure
from app.messages.delivery import Delivery
from app.messages.models import OutboxMessage
from app.people.models import Person

log = logging.getLogger(__name__)

HANDFUL = 100
NOTED_SECONDS = 1.0  # what was sent longer ago is noted down: so little is sent again after a crash
NOTED_MAILS = 50  # and never more than so many, also where the mail server takes hundreds in a second
TRUE_SECONDS = 2.0  # how old an answer to "is it still true?" may be
NEEDED = 30.0  # of the lease, for one more mail to a slow server
PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)  # between tries to reach a lost database

DIED = Person.silent_since.is_not(None)
Settle = Callable[[OutboxMessage], None]
Outcomes = list[tuple[OutboxMessage, Settle]]


class Sender:
    """`delivery` carries; `stop` ends it after the message in hand."""

    def __init__(self, app: Flask, delivery: Delivery, stop: threading.Event) -> None:
        self.app = app
        self.delivery = delivery
        self.stop = stop

    def claim(self) -> Sequence[OutboxMessage]:
        """Lease the next few messages, each together with what else waits for the same person."""
        with self.app.app_context():
            now = clock.now()
            if not outbox.is_any_due(now):
                return []
            rows: list[OutboxMessage] = []
            with db.transaction():
                for row in outbox.take(now, HANDFUL):
                    until = together.wait(row, now)
                    if until is not None:
                        outbox.wait_until(row, until)
                    elif not outbox.is_joined(row):
                        rows.append(together.gather(row, now, self.asked))
                return outbox.lease(rows, now)

    def send_due(self, until: float) -> int:
        """Send a handful after the other until nothing is due; returns how many were taken up."""
        count = 0
        with self.delivery.opened() as delivery:
            while not self.stop.is_set() and time.monotonic() < until and (rows := self.claim()):
                self._send(rows, until, delivery)
                count += len(rows)
        return count

    def _send(self, rows: Sequence[OutboxMessage], until: float, delivery: Delivery) -> None:
        """Send what is still true, and note down what became of each; what there is no time for is given back."""
        began = noted = time.monotonic()
        lease = outbox.LEASE.total_seconds()
        true, asked_at = self._all_true(rows), time.monotonic()
        done: Outcomes = []
        with self.app.app_context():
            for number, row in enumerate(rows):
                moment = time.monotonic()
                if number and (self.stop.is_set() or moment > until or moment - began > lease - NEEDED):
                    done.append((row, outbox.give_back))
                    continue
                known = true.get(row.id) if moment - asked_at < TRUE_SECONDS else None
                done.append((row, self._outcome(row, delivery, true=known)))
                if moment - noted > NOTED_SECONDS or len(done) >= NOTED_MAILS:
                    self._persist(done)
                    done, noted = [], moment
        self._persist(done)

    def asked(self, row: OutboxMessage, *, lives: bool = False) -> bool | None:
        """Whether it is still true, or nothing where nobody can say. `lives`: the person is known not to have died."""
        try:
            return self._true(row, lives=lives)
        except Exception:
            log.exception("nobody can say whether message %s is still true", row.ref)
            return None

    def _all_true(self, rows: Sequence[OutboxMessage]) -> dict[int, bool | None]:
        """All of them asked at once, with what they speak of in hand."""
        look_up: Callable[[Sequence[OutboxMessage]], object] = self.app.extensions.get("look_up", list)
        with self.app.app_context():
            try:
                in_hand = look_up(rows)  # kept until all are asked
                people = {row.person_id for row in rows}
                died = set(db.session().scalars(select(Person.id).where(db.among(Person.id, people), DIED)))
            except SQLAlchemyError:
                return {}  # each is asked again in its turn
            found = {row.id: False if row.person_id in died else self.asked(row, lives=True) for row in rows}
            del in_hand
        return found

    def _outcome(self, row: OutboxMessage, delivery: Delivery, *, true: bool | None) -> Settle:
        """Send if it is still true, and say how the row is to be settled."""
        try:
            if not (self._true_now(row) if true is None else true):
                return outbox.dropped
            delivery.send(row)
        except TemporaryFailure as failure:
            why = str(failure)
            log.warning("message %s put off: %s", row.ref, why)
            return lambda row: outbox.put_off(row, why)
        except PermanentFailure as failure:
            why = str(failure)
            log.warning("message %s refused: %s", row.ref, why)
            return lambda row: outbox.refused(row, why)
        except Exception as error:
            log.exception("message %s could not be sent", row.ref)
            why = type(error).__name__
            return lambda row: outbox.put_off(row, why)
        return outbox.sent

    def _true_now(self, row: OutboxMessage) -> bool:
        """Asked in a context of its own: in an older one the answer would be remembered."""
        with self.app.app_context():
            return self._true(row)

    def _true(self, row: OutboxMessage, *, lives: bool = False) -> bool:
        """What `app/reactions/` says about it; a message nothing is said about is true, but never to who has died."""
        asks: Mapping[str, Callable[[OutboxMessage, datetime], bool]] = self.app.extensions.get("still_true", {})
        ask = asks.get(row.name)
        if not lives and db.session().get_one(Person, row.person_id).silent_since is not None:
            return False
        return ask is None or ask(row, clock.now())

    def _persist(self, done: Outcomes) -> None:
        """Write the outcomes, through a lost database too: what was sent should not be sent twice."""
        if not done:
            return
        for pause in PAUSES:
            if unless_lost(partial(self._settle, done)) is not None:
                return
            self.stop.wait(pause)
        refs = ", ".join(row.ref for row, _settle in done)
        log.error("what became of these messages is not written: they go out again under the same ids: %s", refs)

    def _settle(self, done: Outcomes) -> int:
        with self.app.app_context(), db.transaction():
            outbox.all_sent([row for row, settle in done if settle is outbox.sent])
            for row, settle in done:
                if settle is not outbox.sent:
                    settle(row)
        return len(done)


def unless_lost(work: Callable[[], int]) -> int | None:
    """What was done, or None where the database was lost on the way."""
    try:
        return work()
    except SQLAlchemyError as error:
        log.warning("the database does not answer: %s", type(error).__name__)
        return None
