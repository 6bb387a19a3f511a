"""Recorded twice, corrected, taken back, or by two people at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from app.signups.states import PlaceState
from tests.recognition.conftest import Panel
from tests.support.page import Page


def test_posting_twice_changes_nothing(panel: Panel) -> None:
    team = panel.signed_in("tess")
    form = team.get(panel.sheet)
    for _again in range(2):
        page = team.send(form, panel.answer())
        assert "Saved. 1 person took part." in page.text
    assert len(panel.scene.contributions()) == 1
    assert len(panel.scene.codes()) == 1


def test_a_correction_keeps_what_was_there_and_the_certificate_its_code(panel: Panel) -> None:
    team = panel.signed_in("tess")
    panel.record(team)
    code = panel.code
    panel.record(team, activity_hours="1", activity_minutes="30")
    before, after = panel.scene.contributions()
    assert (before.activity_minutes, before.current, before.pence) == (120, False, 3600)
    assert (after.activity_minutes, after.current, after.pence) == (90, True, 3000)
    assert panel.scene.codes() == [code]


def test_taken_back_and_recorded_again(panel: Panel) -> None:
    team = panel.signed_in("tess")
    panel.record(team)
    code = panel.code
    panel.record(team, "no")
    assert [row.current for row in panel.scene.contributions()] == [False]
    assert panel.scene.state(panel.place) is PlaceState.DID_NOT_TAKE_PART
    team.get(f"/certificates/{code}", status=404)
    panel.record(team)
    assert [row.current for row in panel.scene.contributions()] == [False, True]
    assert panel.scene.codes() == [code]
    team.get(f"/certificates/{code}")


def test_a_page_opened_before_somebody_elses_correction_does_not_undo_it(panel: Panel) -> None:
    team, host = panel.signed_in("tess"), panel.signed_in("hana")
    old = host.get(panel.host_sheet)
    panel.record(team, activity_hours="1")
    page = host.send(old, panel.answer(activity_hours="4"))
    assert page.errors == ["Somebody else recorded this while you had the page open. Look at it again before you save."]
    assert [row.activity_minutes for row in panel.scene.contributions()] == [60]


def test_two_who_record_at_once_leave_one_record(panel: Panel) -> None:
    """Whoever comes second is told, or changed nothing; nobody meets an error page."""
    started = Barrier(4)

    def send(hours: str) -> Page:
        somebody = panel.signed_in("tess")
        form = somebody.get(panel.sheet)
        started.wait(60)
        return somebody.send(form, panel.answer(activity_hours=hours))

    with ThreadPoolExecutor(4) as pool:
        pages = list(pool.map(send, ["1", "2", "3", "2"]))
    assert all(page.errors or "Saved." in page.text for page in pages)
    assert len([row for row in panel.scene.contributions() if row.current]) == 1
    assert len(panel.scene.contributions()) == 1
    assert len(panel.scene.codes()) == 1
