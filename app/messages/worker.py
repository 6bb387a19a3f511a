"""The worker: sends what is due, does what is due, and rides out what is broken.

One message is three steps: claim (a transaction), send (no transaction, no database), settle (a transaction). Killed
between any two of them, the message is sent again after its lease, under the same Message-ID.
"""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError, SQLAlchemyError

from app.core import audit, clock, db
from app.messages import outbox, queries, together
from app.messages.channels import PermanentFailure, TemporaryFailure
from app.messages.delivery import Delivery
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.people.models import Person

log = logging.getLogger(__name__)

ONCE_SECONDS = 60.0  # `--once` takes up nothing new after this
ONCE_LIMIT = 85.0  # and the process does not wait longer than this for anything that hangs
POLL_SECONDS = 1.0
CHORES_SECONDS = 15.0  # how late a lapsed offer or a reminder may be
PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)  # between tries to reach a lost database

Settle = Callable[[OutboxMessage], None]


class Worker:
    """One worker. `stop` ends it after the message in hand; several may run at once, also in one process."""

    def __init__(self, app: Flask, stop: threading.Event | None = None) -> None:
        self.app = app
        self.stop = stop or threading.Event()
        with app.app_context():
            self.delivery = Delivery.from_config(app.config)

    def drain(self, until: float) -> bool:
        """Everything that is due now, in order; false when time (`until`, monotonic) ran out before the end."""
        failures = 0
        while not self.stop.is_set() and time.monotonic() < until:
            done = (self._try(self.chores), self._try(partial(self.messages, until)))
            if done == (0, 0):
                return True
            failures = failures + 1 if None in done else 0
            self.stop.wait(_rest(failures) if failures else 0)
        return False

    def watch(self) -> None:
        """For ever: messages every second, everything else every few."""
        failures, chores_at = 0, 0.0
        while not self.stop.is_set():
            done: list[int | None] = []
            if time.monotonic() >= chores_at:
                done.append(self._try(self.chores))
                chores_at = time.monotonic() + CHORES_SECONDS
            done.append(self._try(partial(self.messages, chores_at)))
            failures = failures + 1 if None in done else 0
            self.stop.wait(_rest(failures) if failures else POLL_SECONDS)

    def messages(self, until: float) -> int:
        """Send one after the other until nothing is due; returns how many were taken up."""
        count = 0
        while not self.stop.is_set() and time.monotonic() < until and self._one():
            count += 1
        return count

    def chores(self) -> int:
        """Every due verb and the chain of the audit; returns how much there was to do."""
        verbs: list[Callable[[datetime], int]] = self.app.extensions.get("due", [])
        return sum(self._due(verb) for verb in verbs) + self._stale_calls() + self._chain()

    def _try(self, work: Callable[[], int]) -> int | None:
        """What was done, or None where the database was lost on the way: the rest of the worker goes on."""
        try:
            return work()
        except SQLAlchemyError as error:
            log.warning("the database does not answer: %s", type(error).__name__)
            return None

    def _due(self, verb: Callable[[datetime], int]) -> int:
        """One due verb, which opens its own transactions. A fault in one of them may not stop the others."""
        with self.app.app_context():
            try:
                return verb(clock.now())
            except (OperationalError, InterfaceError):
                raise
            except Exception:
                log.exception("due work failed: %s", getattr(verb, "__name__", verb))
                return 0

    def _stale_calls(self) -> int:
        """Take calls off the team's list that would no longer be true, such as about an offer that has lapsed."""
        with self.app.app_context():
            calls = db.session().scalars(queries.in_states(frozenset({MessageState.TO_CALL}))).all()
            stale = [call for call in calls if self._asked(call) is False]
        if stale:
            with self.app.app_context(), db.transaction():
                for call in stale:
                    outbox.mark(call, frozenset({MessageState.TO_CALL}), MessageState.DROPPED)
        return len(stale)

    def _asked(self, row: OutboxMessage) -> bool | None:
        try:
            return self._true(row)
        except Exception:
            log.exception("nobody can say whether message %s is still true", row.ref)
            return None

    def _chain(self) -> int:
        unlinked = select(audit.AuditEntry.id).where(
            ~select(audit.AuditLink.seq).where(audit.AuditLink.entry_id == audit.AuditEntry.id).exists()
        )
        with self.app.app_context():
            if db.session().scalar(unlinked.limit(1)) is None:
                return 0  # looking takes no lock
            try:
                with db.transaction() as session:
                    return audit.chain(session)
            except IntegrityError:
                return 0  # another worker was chaining: it has done it

    def _one(self) -> bool:
        """Claim, send and settle one message; false when none is due."""
        with self.app.app_context():
            now = clock.now()
            if db.session().scalars(outbox.due(now)).first() is None:
                return False  # looking takes no lock: a quiet outbox disturbs nobody
            with db.transaction():
                row = self._claim(now)
        if row is None:
            return False
        self._persist(row, self._outcome(row))
        return True

    def _claim(self, now: datetime) -> OutboxMessage | None:
        """Lease the next message, together with what else waits for the same person."""
        while row := outbox.take(now):
            until = together.wait(row, now)
            if until is None:
                return outbox.lease(together.gather(row, now, self._asked), now)
            row.due_at = until
            db.session().flush()
        return None

    def _outcome(self, row: OutboxMessage) -> Settle:
        """Send if it is still true, and say how the row is to be settled."""
        try:
            with self.app.app_context():
                true = self._true(row)
            if not true:
                return outbox.dropped
            with self.app.app_context():
                self.delivery.send(row)
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

    def _true(self, row: OutboxMessage) -> bool:
        """What `app/reactions/` says about it; a message nothing is said about is true, but never to who has died."""
        asks: Mapping[str, Callable[[OutboxMessage, datetime], bool]] = self.app.extensions.get("still_true", {})
        ask = asks.get(row.name)
        if db.session().get_one(Person, row.person_id).silent_since is not None:
            return False
        return ask is None or ask(row, clock.now())

    def _persist(self, row: OutboxMessage, settle: Settle) -> None:
        """Write the outcome, through a lost database too: what was sent should not be sent twice."""
        for pause in PAUSES:
            if self._try(partial(self._settle, row, settle)) is not None:
                return
            self.stop.wait(pause)
        log.error("the outcome of message %s is not written: it will go out again under the same id", row.ref)

    def _settle(self, row: OutboxMessage, settle: Settle) -> int:
        with self.app.app_context(), db.transaction():
            settle(row)
        return 1


def _rest(failures: int) -> float:
    return PAUSES[min(failures, len(PAUSES)) - 1]


def run(app: Flask, *, once: bool) -> bool:
    """Work until stopped by a signal, or once through what is due; true when all of that was done.

    The work is done beside the main thread, so that no server that hangs can hold a `--once` longer than its limit.
    """
    worker = Worker(app)
    finished: list[bool] = []

    def work() -> None:
        if once:
            finished.append(worker.drain(time.monotonic() + ONCE_SECONDS))
        else:
            worker.watch()
            finished.append(True)

    thread = threading.Thread(target=work, name="worker", daemon=True)
    with _stopped_by_signals(worker.stop):
        thread.start()
        _join(thread, worker.stop, once=once)
    return bool(finished and finished[0])


def _join(thread: threading.Thread, stop: threading.Event, *, once: bool) -> None:
    if once:
        thread.join(ONCE_LIMIT)
        stop.set()
        return
    while thread.is_alive() and not stop.is_set():
        thread.join(1.0)
    thread.join(30.0)  # the message in hand


@contextmanager
def _stopped_by_signals(stop: threading.Event) -> Iterator[None]:
    """SIGTERM and SIGINT end the worker after the message in hand."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
