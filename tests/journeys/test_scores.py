"""A panel scores on the day of its interviews: alone on a phone, opened by the chair, talked about, and filed."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Someone
from tests.support.live import Live
from tests.support.looked_at import LookedAt
from tests.support.make import Make
from tests.support.scores import Scores

pytestmark = pytest.mark.browser


def test_two_advisors_and_the_chair_score_and_decide(
    live: Live, staff: Make, someone: Someone, looked_at: LookedAt
) -> None:
    # given a panel that has agreed its questions, and whose day has come
    panel = Scores(live.app, staff)
    ann, chair, host = someone(), someone(), someone()

    # when Ann scores the first candidate, and is called away before the last criterion
    ann.signs_in("ann@post.example")
    ann.opens(f"/panels/{panel.ref}")
    ann.follows("Questions and criteria")
    assert "Written by Ann" in ann.reads
    ann.opens(f"/panels/{panel.ref}/my-scores")
    ann.follows("Candidate 1")
    kindness, calm = f"points_{panel.kind}", f"points_{panel.calm}"
    ann.answers("Save", **{kindness: "4"})
    assert "You have scored 1 of 2" in ann.reads

    # then what she saved is there when she comes back
    ann.follows("Candidate 1")
    ann.answers("Save, and go to the next candidate", **{calm: "3"})
    assert ann.heading.endswith("Candidate 2")
    ann.answers("Save", **{kindness: "2", calm: "2"})

    # when the chair looks, not everything is in, and nothing else is said
    chair.signs_in("chair@post.example")
    chair.opens(f"/panels/{panel.ref}/my-scores")
    assert "The whole panel Not yet" in chair.reads.replace("\n", " ")
    chair.follows("Open the scores")
    chair.is_refused("Open the scores for the panel", "Say why the scores are opened before everything is in.")
    chair.answers("Open the scores for the panel", why="Bob was taken ill, and we cannot wait.")

    # then all of it stands side by side, Ann changes one with a reason, and everybody reads that
    assert "Bob was taken ill" in chair.reads
    ann.opens(f"/panels/{panel.ref}/my-scores/1")
    ann.answers("Save", **{kindness: "5", "reason": "I had missed what was said at the end"})
    ann.opens(f"/panels/{panel.ref}/wash-up")
    assert "Ann" in ann.reads and "Average" in ann.reads

    # when the host records the outcome, the file for the recruitment can be taken
    host.signs_in("host@post.example")
    host.opens(f"/panels/{panel.ref}/scores")
    host.follows("Record the outcome")
    with live.app.app_context():
        name = f"outcome_{panel.candidate(1)}"
    host.answers("Record", **{name: "appointed"})
    assert host.downloads("Scores as PDF").startswith(b"%PDF")
    host.opens(f"/panels/{panel.ref}/score-sheet/page")
    host.opens(f"/panels/{panel.ref}/criteria/add")
    assert not looked_at.found, "\n".join(looked_at.found)
