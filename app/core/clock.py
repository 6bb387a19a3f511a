"""The application's clock: the only place that asks what time it is.

`CLOCK` (an ISO time with zone) sets where it starts, so that a demonstration or a test can stand on any day.
"""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from flask import Flask, current_app

LONDON = ZoneInfo("Europe/London")


class Clock:
    """Runs at the speed of real time from `start`, or from the real now; `freeze` and `advance` are for tests."""

    def __init__(self, start: datetime | None = None) -> None:
        self._shift = (start - datetime.now(UTC)) if start else timedelta()
        self._frozen: datetime | None = None

    def now(self) -> datetime:
        return self._frozen or datetime.now(UTC) + self._shift

    @property
    def is_the_machines(self) -> bool:
        return self._frozen is None and not self._shift

    def freeze(self, at: datetime) -> None:
        self._frozen = at.astimezone(UTC)

    def advance(self, by: timedelta) -> None:
        self.freeze(self.now() + by)


def init_app(app: Flask) -> None:
    app.extensions["clock"] = Clock(app.config["CLOCK"])


def now() -> datetime:
    """The present moment, aware, in UTC, with whole seconds: what is stored is what is shown and compared."""
    clock: Clock = current_app.extensions["clock"]
    return clock.now().replace(microsecond=0)


def is_the_machines() -> bool:
    """Whether the application goes by this machine's own time, and not by one that was set."""
    clock: Clock = current_app.extensions["clock"]
    return clock.is_the_machines


def today() -> date:
    """Today's date where the organisation is."""
    return now().astimezone(LONDON).date()


def wait(seconds: float) -> None:
    """Real waiting, for the worker's poll; never used to decide anything."""
    time.sleep(seconds)
