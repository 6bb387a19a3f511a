"""The timetable of a day of interviews: made, changed, and read by a member. On a phone, without scripts."""

from __future__ import annotations

from datetime import time

import pytest

from tests.journeys.conftest import Someone
from tests.support.live import Live
from tests.support.looked_at import LookedAt
from tests.support.make import Make
from tests.support.panels import Panels

pytestmark = pytest.mark.browser
TOO_MANY = "40 candidates are too many: nobody listens well to more than 10 a day. Have fewer, or add days."


def test_a_day_of_five_is_made_changed_and_read(live: Live, staff: Make, someone: Someone, looked_at: LookedAt) -> None:
    # given a panel with two advisors and two of the staff
    panel = Panels(live.app, staff)
    host, ann = someone(), someone()

    # when the host adds the day and says how long everything takes, the times are found
    host.signs_in("host@post.example")
    host.opens(f"/host/panels/{panel.ref}")
    host.follows("Timetable of the interviews")
    host.presses("Use the days of the opportunity")
    host.follows("Change")
    host.answers("Continue", arrives=time(9), ends=time(17))
    host.presses("Save it")
    host.follows("Make the timetable")
    host.is_refused("Continue", TOO_MANY, keeping={"candidates": "40"})
    host.answers("Continue", candidates="5", reason="The times are found.")
    assert "4pm, 5 candidates" in host.reads
    host.presses("Save it")
    assert "Candidate 5" in host.reads

    # when a candidate withdraws, the host sees three ways, and takes the one in which everybody keeps their turn
    host.follows("Change: Candidate 2")
    host.follows("This candidate has withdrawn")
    host.answers("Continue", prefer="order", reason="One candidate has withdrawn.")
    assert "3 slots move" in host.reads and "3pm instead of 4pm" in host.reads
    host.presses("Save it")
    assert "Candidate 2" not in host.reads.split("Change the timetable")[0].split("not given to anybody else.")[1]

    # then Ann reads what she does when, and has it on paper
    ann.signs_in("ann@post.example")
    ann.opens(f"/panels/{panel.ref}")
    ann.follows("Your day: what you do when")
    assert "Finish 3pm" in ann.reads and "An older sheet is out of date." in ann.reads
    assert ann.downloads("Download in large print").startswith(b"%PDF")
    host.follows("Everybody's own sheet")
    assert host.reads.count("Candidate 1") == 4
    assert not looked_at.found, "\n".join(looked_at.found)
