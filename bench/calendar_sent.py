"""Invitations, sent: by smtplib alone, and by two workers from the outbox. See bench/calendar.py."""

from __future__ import annotations

import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.messages.delivery import Delivery
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from bench import bare_calendar
from bench.servers import ROOT, settle
from bench.sink import Sink

WORKERS = 2
BARE_MAILS = 2000
START = 10  # seconds in which a worker is up and has looked round

Line = dict[str, list[float]]  # milliseconds for one, roomful by roomful


def progress(words: str, began: float) -> None:
    print(f"  {words} ({time.perf_counter() - began:.0f} s)", file=sys.stderr, flush=True)


def sent(app: Flask, server: Sink, workers: list[subprocess.Popen[bytes]]) -> Line:
    """An invitation: sent by smtplib alone, and by the workers."""
    settle({"DATABASE_URL": app.config["DATABASE_URL"]})
    mails, every = _mails(app, BARE_MAILS), _waiting(app)
    began = time.perf_counter()
    half = len(mails) // 2
    bare, at_once = [_bare(server, mails[:half])], [_bare_at_once(server, mails[:half])]
    server.reset()
    for process in workers:
        process.send_signal(signal.SIGCONT)
    while left := _waiting(app):
        progress(f"{left:,} of {every:,} invitations left to send", began)
        time.sleep(1)
    assert server.count == every, server.count
    ours = server.seconds * 1000 / server.count
    bare.append(_bare(server, mails[half:]))
    at_once.append(_bare_at_once(server, mails[half:]))
    lines = {
        "bare smtplib": bare,
        f"bare smtplib from {WORKERS} processes": at_once,
        f"sent by {WORKERS} workers": [ours],
    }
    return {name: [statistics.mean(each)] for name, each in lines.items()}


def _bare(server: Sink, mails: Sequence[tuple[str, str, bytes]]) -> float:
    server.reset()
    bare_calendar.send(server.port, mails)
    return server.seconds * 1000 / server.count


def _bare_at_once(server: Sink, mails: Sequence[tuple[str, str, bytes]]) -> float:
    server.reset()
    bare_calendar.send_at_once(server.port, [mails[number::WORKERS] for number in range(WORKERS)])
    return server.seconds * 1000 / server.count


def _mails(app: Flask, most: int) -> list[tuple[str, str, bytes]]:
    """The very mails that the workers will send, or as many of them."""
    with app.app_context():
        delivery = Delivery.from_config(app.config)
        rows = db.session().scalars(select(OutboxMessage).where(OutboxMessage.method == "REQUEST").limit(most))
        return [(delivery.sender, row.address, delivery.mail_of(row).content) for row in rows]


@contextmanager
def held_workers(environment: dict[str, str]) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Started while there is nothing to do, and then held: their start is no part of sending."""
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "worker"]
    running = [subprocess.Popen(command, env=environment, cwd=ROOT) for _number in range(WORKERS)]
    time.sleep(START)
    for process in running:
        process.send_signal(signal.SIGSTOP)
    try:
        yield running
    finally:
        for process in running:
            process.send_signal(signal.SIGCONT)
            process.terminate()
        for process in running:
            process.wait(60)


def _waiting(app: Flask) -> int:
    with app.app_context():
        wanted = select(func.count()).select_from(OutboxMessage).where(OutboxMessage.state == MessageState.WAITING)
        return db.session().scalar(wanted) or 0
