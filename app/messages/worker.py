"""The worker: sends what is due, does what is due, and rides out what is broken."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError

from app.core import audit, clock, db
from app.messages import outbox, queries
from app.messages.delivery import Delivery
from app.messages.sending import PAUSES, Sender, unless_lost
from app.messages.states import MessageState

log = logging.getLogger(__name__)

ONCE_SECONDS = 60.0  # `--once` takes up nothing new after this
ONCE_LIMIT = 85.0  # and the process does not wait longer than this for anything that hangs
POLL_SECONDS = 1.0
CHORES_SECONDS = 15.0  # how late a lapsed offer or a reminder may be


class Worker:
    """One worker. `stop` ends it after the message in hand; several may run at once, also in one process."""

    def __init__(self, app: Flask, stop: threading.Event | None = None) -> None:
        self.app = app
        self.stop = stop or threading.Event()
        with app.app_context():
            self.sender = Sender(app, Delivery.from_config(app.config), self.stop)

    def drain(self, until: float) -> bool:
        """Everything that is due now, in order; false when time (`until`, monotonic) ran out before the end."""
        failures = 0
        while not self.stop.is_set() and time.monotonic() < until:
            done = (self._try(self.chores), self._try(partial(self.sender.send_due, until)))
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
            done.append(self._try(partial(self.sender.send_due, chores_at)))
            failures = failures + 1 if None in done else 0
            self.stop.wait(_rest(failures) if failures else POLL_SECONDS)

    def chores(self) -> int:
        """Every due verb and the chain of the audit; returns how much there was to do."""
        verbs: list[Callable[[datetime], int]] = self.app.extensions.get("due", [])
        return sum(self._due(verb) for verb in verbs) + self._stale_calls() + self._chain()

    def _try(self, work: Callable[[], int]) -> int | None:
        """What was done, or None where the database was lost on the way: the rest of the worker goes on."""
        return unless_lost(work)

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
            stale = [call for call in calls if self.sender.asked(call) is False]
        if stale:
            with self.app.app_context(), db.transaction():
                for call in stale:
                    outbox.mark(call, frozenset({MessageState.TO_CALL}), MessageState.DROPPED)
        return len(stale)

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
    log.info("Stopping after the message in hand.")
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
