"""Real worker processes, killed and hurried at the worst moment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from app.core import db
from app.messages import outbox
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.messages.words import Words
from app.people.models import Person
from tests.support import apps

pytestmark = pytest.mark.process

WORDS = Words("A subject", "The words\n", "<p>The words</p>", None)
ROOT = Path(__file__).parents[2]
AFTERWARDS = "2026-12-01T09:10:00+00:00"  # every lease has run out by then
Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start(prepared: apps.Prepared, application: Flask, post_office) -> Iterator[Start]:
    """Start a worker process on the test's database and mail server; none is left behind."""
    running: list[subprocess.Popen[bytes]] = []

    def begin(at: str = apps.START, *, once: bool = True, says: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
        settings = apps.environment(
            prepared.folder, application.config["DATABASE_URL"], MAIL_URL=post_office.url, CLOCK=at
        )
        command = [sys.executable, "-m", "flask", "--app", "wsgi", "worker", *(["--once"] if once else [])]
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | settings, stderr=says)
        running.append(process)
        return process

    yield begin
    post_office.go_on.set()
    for process in running:
        process.kill()
        process.communicate(timeout=30)


@pytest.fixture
def rows(application: Flask, make) -> Callable[[int], list[int]]:
    """Post so many messages and return their ids."""

    def post(number: int) -> list[int]:
        ada = make.person("Ada Example", email="ada@home.example")
        with application.app_context(), db.transaction() as session:
            person = session.get_one(Person, ada)
            return [outbox.post(person, WORDS, name="password_changed", about=f"person:{n}") for n in range(number)]

    return post


def states(application: Flask, row_ids: list[int]) -> set[MessageState]:
    with application.app_context():
        return {db.session().get_one(OutboxMessage, row_id).state for row_id in row_ids}


@pytest.mark.parametrize(("stage", "taken"), [("DATA", 0), ("taken", 1)])
def test_a_worker_killed_in_the_middle_of_a_mail_loses_nothing(application, post_office, start, rows, stage, taken):
    """At DATA the server has not taken the mail yet; then it has, and the row is not marked."""
    (row_id,) = rows(1)
    post_office.stops_at = stage
    doomed = start()
    assert post_office.reached.wait(60)
    assert len(post_office.mails) == taken

    doomed.send_signal(signal.SIGKILL)
    assert doomed.wait(30) == -signal.SIGKILL
    assert states(application, [row_id]) == {MessageState.WAITING}
    post_office.stops_at = ""
    assert start(AFTERWARDS).wait(100) == 0

    assert states(application, [row_id]) == {MessageState.SENT}
    with application.app_context():
        message_id = db.session().get_one(OutboxMessage, row_id).message_id
    assert post_office.message_ids == [f"<{message_id}>"] * (taken + 1)


def test_of_many_a_killed_worker_leaves_a_few_that_go_twice(application, post_office, start, rows):
    row_ids = rows(60)

    def arrived() -> None:
        if len(post_office.mails) == 55:
            post_office.stops_at = "taken"

    post_office.on_arrival = arrived
    doomed = start()
    assert post_office.reached.wait(60)
    doomed.send_signal(signal.SIGKILL)
    assert doomed.wait(30) == -signal.SIGKILL
    post_office.stops_at, post_office.on_arrival = "", lambda: None
    assert start(AFTERWARDS).wait(100) == 0

    assert states(application, row_ids) == {MessageState.SENT}
    assert len(set(post_office.message_ids)) == 60
    assert len(post_office.mails) <= 65, "the first fifty were noted down before"


def test_workers_side_by_side_send_each_message_once(application, post_office, start, rows):
    row_ids = rows(24)

    assert [process.wait(100) for process in [start() for _ in range(3)]] == [0, 0, 0]

    assert states(application, row_ids) == {MessageState.SENT}
    assert len(post_office.mails) == 24
    assert Counter(post_office.message_ids).most_common(1)[0][1] == 1


def test_a_worker_asked_to_stop_finishes_the_mail_in_its_hands(application, post_office, start, rows):
    row_ids = rows(2)
    post_office.stops_at = "DATA"
    process = start(once=False, says=subprocess.PIPE)
    assert post_office.reached.wait(60)

    process.send_signal(signal.SIGTERM)
    assert any(b"Stopping after the message in hand." in line for line in process.stderr)
    post_office.go_on.set()

    assert process.wait(60) == 0
    assert len(post_office.mails) == 1
    assert states(application, row_ids[:1]) == {MessageState.SENT}
    assert states(application, row_ids[1:]) == {MessageState.WAITING}
