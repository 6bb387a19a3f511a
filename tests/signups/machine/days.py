"""Time: hours pass, names close, the day comes; and the worker does what is due."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from app.core import clock, db
from tests.signups.machine.scene import CLOSES, Scene


class Days(Scene):
    @rule(hours=st.integers(1, 60))
    def time_passes(self, hours: int) -> None:
        self._becomes(clock.now() + timedelta(hours=hours))

    @rule()
    @precondition(lambda self: clock.now() < CLOSES)
    def names_close(self) -> None:
        self._becomes(CLOSES)

    @rule(minutes=st.sampled_from((600, 90, 10, -10)))
    @precondition(lambda self: self.places())
    def the_day_comes(self, minutes: int) -> None:
        """So many minutes before the next session of all begins, or just after."""
        ahead = [each.starts_at for each in self.seen.sessions.values() if each.starts_at > clock.now()]
        if ahead:
            self._becomes(min(ahead) - timedelta(minutes=minutes))

    def _becomes(self, at: datetime) -> None:
        """Never earlier than it is."""
        self.app.extensions["clock"].freeze(max(at, clock.now()))
        db.session().rollback()
        for chore in self.app.extensions["due"]:
            chore(clock.now())
