"""Two who cross on PostgreSQL: a row held meanwhile by a third, until both are seen to wait."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import Connection, Select, text

from app.core import db

WAITS = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")


@contextmanager
def held(application: Flask, row: Select[Any]) -> Iterator[Connection]:
    """Inside the block another connection, which is given, has this row."""
    with application.app_context(), db.engine().connect().execution_options(writer=True) as blocker:
        blocker.execute(row.with_for_update()).one()
        yield blocker
        blocker.rollback()


def until_waiting(application: Flask, many: int) -> None:
    """Until so many connections wait for a row."""
    tries = threading.Event()
    for _each in range(1500):
        with application.app_context(), db.engine().connect() as watcher:
            if watcher.scalar(WAITS) == many:
                return
        tries.wait(0.02)
    raise AssertionError(f"never were there {many} who wait")
