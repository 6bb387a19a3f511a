"""Times and answers that cannot be: one sentence, and nothing is saved."""

from __future__ import annotations

import pytest

from app.signups.states import PlaceState
from tests.recognition.conftest import Panel


def test_times_of_somebody_who_did_not_take_part_are_not_looked_at(panel: Panel) -> None:
    page = panel.record(panel.signed_in("tess"), "no", activity_hours="nonsense", prep_hours="-4")
    assert page.errors == []
    assert panel.scene.state(panel.place) is PlaceState.DID_NOT_TAKE_PART


@pytest.mark.parametrize(
    ("times", "sentence"),
    [
        ({"activity_hours": "25", "activity_minutes": "61"}, "Enter the time in hours and minutes, like 2 and 30."),
        ({"activity_hours": "-1"}, "Enter the time in hours and minutes, like 2 and 30."),
        ({"activity_hours": "10000"}, "Enter the time in hours and minutes, like 2 and 30."),
        ({"activity_hours": "", "activity_minutes": ""},
         "Enter how long they took part, or choose “Did not take part”."),
        ({"activity_hours": "0", "activity_minutes": "0"}, "Enter a length of time from 1 minute to 24 hours."),
        ({"activity_hours": "25", "activity_minutes": "0"}, "Enter a length of time from 1 minute to 24 hours."),
        ({"activity_hours": "9999"}, "Enter a length of time from 1 minute to 24 hours."),
        ({"prep_hours": "101"}, "Enter a length of time from 0 minutes to 100 hours."),
        ({"prep_hours": "1e3"}, "Enter the time in hours and minutes, like 2 and 30."),
        ({"activity_hours": "٣"}, "Enter the time in hours and minutes, like 2 and 30."),
        ({"activity_hours": "2" * 5000}, "Enter the time in hours and minutes, like 2 and 30."),
        ({"activity_hours": "<script>"}, "Enter the time in hours and minutes, like 2 and 30."),
    ],
)  # fmt: skip
def test_impossible_times_are_one_sentence_and_change_nothing(
    panel: Panel, times: dict[str, str], sentence: str
) -> None:
    page = panel.record(panel.signed_in("tess"), **times)
    assert page.errors == [sentence]
    for key, typed in times.items():
        assert page.form()[f"p{panel.place}-{key.replace('_', '-')}"] == typed[:40]
    assert panel.scene.contributions() == []
    assert panel.scene.state(panel.place) is PlaceState.CONFIRMED


@pytest.mark.parametrize("took", ["", "maybe", "yes\0"])
def test_an_answer_that_is_none_is_refused(panel: Panel, took: str) -> None:
    page = panel.record(panel.signed_in("tess"), took)
    assert len(page.errors) == 1 or "Choose for at least one person" in page.text
    assert panel.scene.state(panel.place) is PlaceState.CONFIRMED
