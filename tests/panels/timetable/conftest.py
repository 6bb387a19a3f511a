"""A panel whose day is taken over from its opportunity: from nine to five, in a month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask

from app.core import db
from app.core.clock import LONDON
from tests.panels.timetable.at import Desk
from tests.support.page import Browser
from tests.support.panels import Panels


@pytest.fixture
def from_nine_to_five(application: Flask, panel: Panels) -> Panels:
    """The session of the opportunity is from 9 to 5 on London clocks, on a working day."""
    with application.app_context(), db.transaction():
        for session in panel.found().sessions:
            on = session.starts_at.astimezone(LONDON).date()
            on += timedelta(days=(7 - on.weekday()) % 7 if on.weekday() > 4 else 0)
            session.starts_at = datetime(on.year, on.month, on.day, 9, tzinfo=LONDON)
            session.ends_at = datetime(on.year, on.month, on.day, 17, tzinfo=LONDON)
        panel.found().first_starts_at = panel.found().sessions[0].starts_at
    return panel


@pytest.fixture
def desk(from_nine_to_five: Panels, signed_in: Callable[[str], Browser]) -> Desk:
    return Desk(from_nine_to_five, signed_in("host"))
