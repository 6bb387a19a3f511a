"""A database that goes away under the worker's hands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from app.messages import worker
from app.messages.states import MessageState
from app.messages.worker import run
from tests.messages.post import later, post, row


@pytest.fixture
def outage(application: Flask, monkeypatch) -> Iterator[Callable[[int], None]]:
    """`outage(n)` cuts the database off: the next n tries to connect fail."""
    engine = application.extensions["engine"]
    left = [0]

    def refuse(dialect: Any, *_rest: Any) -> None:
        if left[0]:
            left[0] -= 1
            raise dialect.loaded_dbapi.OperationalError("the database is away")

    def cut(times: int) -> None:
        left[0] = times
        engine.dispose()

    monkeypatch.setattr(worker, "PAUSES", (0.001,) * 8)
    event.listen(engine, "do_connect", refuse)
    yield cut
    event.remove(engine, "do_connect", refuse)


def test_a_database_that_comes_back_is_waited_for(application, office, ada, outage):
    row_id = post(application, ada)
    outage(3)

    assert run(application, once=True)

    assert row(application, row_id).state is MessageState.SENT


def test_a_database_lost_while_a_mail_is_under_way_does_not_double_it(application, office, ada, outage):
    row_id = post(application, ada)
    office.on_arrival = lambda: outage(3)

    assert run(application, once=True)
    later(application, minutes=10)
    run(application, once=True)

    assert len(office.mails) == 1
    assert row(application, row_id).state is MessageState.SENT


def test_a_database_that_stays_away_ends_the_errand_and_says_so(application, office, ada, outage, monkeypatch):
    row_id = post(application, ada)
    monkeypatch.setattr(worker, "ONCE_SECONDS", 0.2)
    outage(1_000_000)

    assert not run(application, once=True)

    outage(0)
    assert row(application, row_id).state is MessageState.WAITING
