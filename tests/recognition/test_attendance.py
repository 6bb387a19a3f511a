"""Who took part: one page for a session, for the team and for the host, saved whole or not at all."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from app.people.models import Role
from app.signups.states import PlaceState
from tests.recognition.conftest import HOURLY, Panel, Scene, counting
from tests.support.page import Browser, Page


def test_the_sheet_starts_with_the_advertised_times_and_nobody_judged(panel: Panel) -> None:
    page = panel.signed_in("tess").get(panel.sheet)
    assert page.h1 == "Who took part"
    assert "Siân O'Connor-Łukasz" in page.text
    values = page.form()
    assert values[f"p{panel.place}-activity-hours"] == "2"
    assert values[f"p{panel.place}-prep-hours"] == "1"
    assert f"p{panel.place}-took" not in values


def test_recording_moves_the_place_writes_the_contribution_and_says_so(panel: Panel) -> None:
    page = panel.record(panel.signed_in("tess"))
    assert "Saved. 1 person took part." in page.text
    assert "3 hours with preparation at £12.00 = £36.00" in page.text
    assert panel.scene.state(panel.place) is PlaceState.TOOK_PART
    (made,) = panel.scene.contributions()
    assert (made.activity_minutes, made.prep_minutes, made.pence, made.current) == (120, 60, 3600, True)
    assert str(made.happened_on) == "2026-12-15"
    assert made.rate_id is not None


def test_the_host_records_the_same_and_sees_no_payments(panel: Panel) -> None:
    host = panel.signed_in("hana")
    page = host.send(host.get(panel.host_sheet), panel.answer(activity_hours="3", activity_minutes="30"))
    assert "Saved. 1 person took part." in page.text
    assert "£" not in page.text
    assert "Certificate" not in page.text
    assert panel.scene.contributions()[0].activity_minutes == 210


def test_nobody_is_asked_why_and_no_payment_is_made(panel: Panel) -> None:
    page = panel.record(panel.signed_in("tess"), "no")
    assert "Saved. 0 people took part." in page.text
    assert panel.scene.state(panel.place) is PlaceState.DID_NOT_TAKE_PART
    assert panel.scene.contributions() == []
    assert not any("why" in name or "reason" in name for name in page.form())
    assert page.form()[f"p{panel.place}-took"] == "no"


def test_times_of_somebody_who_did_not_take_part_are_not_looked_at(panel: Panel) -> None:
    page = panel.record(panel.signed_in("tess"), "no", activity_hours="nonsense", prep_hours="-4")
    assert page.errors == []
    assert panel.scene.state(panel.place) is PlaceState.DID_NOT_TAKE_PART


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


def test_everyone_or_nobody(panel: Panel) -> None:
    other = panel.scene.place(panel.opportunity, panel.scene.advisor("Bola Ade"))
    team = panel.signed_in("tess")
    page = team.send(team.get(panel.sheet), panel.answer() | panel.answer(place=other, activity_hours="77"))
    assert page.errors == ["Enter a length of time from 1 minute to 24 hours."]
    assert panel.scene.contributions() == []
    page = team.send(page, panel.answer() | panel.answer(place=other, activity_hours="1"))
    assert "Saved. 2 people took part." in page.text
    assert len(panel.scene.contributions()) == 2


def test_somebody_may_be_left_out_for_now(panel: Panel) -> None:
    other = panel.scene.place(panel.opportunity, panel.scene.advisor("Bola Ade"))
    panel.record(panel.signed_in("tess"))
    assert panel.scene.state(other) is PlaceState.CONFIRMED


def test_only_places_of_this_session_can_be_recorded(panel: Panel) -> None:
    elsewhere = panel.scene.opportunity()
    stranger = panel.scene.place(elsewhere, panel.scene.advisor("Bola Ade"))
    team = panel.signed_in("tess")
    page = team.send(team.get(panel.sheet), panel.answer(place=stranger))
    assert "Choose for at least one person" in page.text
    assert panel.scene.state(stranger) is PlaceState.CONFIRMED


def test_not_before_it_has_begun(scene: Scene, browser: Browser) -> None:
    opportunity = scene.opportunity(in_days=3)
    place = scene.place(opportunity, scene.advisor("Bola Ade"))
    sheet = f"/team/sessions/{scene.sessions(opportunity)[0]}/attendance"
    browser.sign_in("tess@post.example")
    assert "You can record this once the session has begun." in browser.get(sheet).text
    browser.post(sheet, {f"p{place}-took": "yes", f"p{place}-activity-hours": "2"})
    assert scene.state(place) is PlaceState.CONFIRMED


def test_a_place_given_up_in_the_meantime(panel: Panel) -> None:
    team = panel.signed_in("tess")
    form = team.get(panel.sheet)
    panel.scene.end(panel.place, PlaceState.WITHDRAWN)
    page = team.send(form, panel.answer())
    assert "Nobody has a place" in page.text
    assert panel.scene.contributions() == []


def test_work_without_a_session(scene: Scene, browser: Browser) -> None:
    scene.rate()
    opportunity = scene.opportunity(HOURLY, sessions=0, activity_minutes=90)
    place = scene.place(opportunity, scene.advisor("Bola Ade"))
    browser.sign_in("tess@post.example")
    sheet = f"/team/opportunities/{opportunity}/attendance"
    page = browser.send(browser.get(sheet), {f"p{place}-took": "yes"})
    assert "Saved. 1 person took part." in page.text
    (made,) = scene.contributions()
    assert (made.session_id, made.pence, str(made.happened_on)) == (None, 1800, "2026-12-01")


def test_one_session_of_an_opportunity_leads_straight_to_its_sheet(panel: Panel) -> None:
    page = panel.signed_in("tess").get(f"/team/opportunities/{panel.opportunity}/attendance")
    assert page.path == panel.sheet


def test_each_session_of_a_series_is_recorded_apart(scene: Scene, browser: Browser) -> None:
    scene.rate()
    opportunity = scene.opportunity(HOURLY, sessions=3, prep_minutes=30)
    place = scene.place(opportunity, scene.advisor("Bola Ade"))
    first, second, third = (f"/team/sessions/{ref}/attendance" for ref in scene.sessions(opportunity))
    scene.a_month_later()
    browser.sign_in("tess@post.example")
    index = browser.get(f"/team/opportunities/{opportunity}/attendance")
    assert {first, second, third} <= set(index.links().values())

    browser.send(browser.get(first), {f"p{place}-took": "no"})
    assert scene.state(place) is PlaceState.CONFIRMED
    assert browser.get(first).form()[f"p{place}-took"] == "no"
    assert f"p{place}-took" not in browser.get(second).form()
    assert browser.get(second).form()[f"p{place}-prep-minutes"] == "0", "preparation is offered once"

    browser.send(browser.get(second), {f"p{place}-took": "yes"})
    browser.send(browser.get(third), {f"p{place}-took": "yes"})
    assert scene.state(place) is PlaceState.TOOK_PART
    assert [row.pence for row in scene.contributions()] == [2400, 2400]

    for sheet in (second, third):
        browser.send(browser.get(sheet), {f"p{place}-took": "no"})
    assert scene.state(place) is PlaceState.DID_NOT_TAKE_PART
    assert not any(row.current for row in scene.contributions())

    browser.send(browser.get(first), {f"p{place}-took": "yes"})
    assert scene.state(place) is PlaceState.TOOK_PART
    assert browser.get(first).form()[f"p{place}-took"] == "yes"
    assert browser.get(third).form()[f"p{place}-took"] == "no"


def test_a_place_for_one_session_is_on_that_sheet_alone(scene: Scene, browser: Browser) -> None:
    opportunity = scene.opportunity(sessions=2)
    first, second = scene.sessions(opportunity)
    place = scene.place(opportunity, scene.advisor("Bola Ade"), first)
    scene.a_month_later()
    browser.sign_in("tess@post.example")
    assert "Bola Ade" not in browser.get(f"/team/sessions/{second}/attendance").text
    browser.send(browser.get(f"/team/sessions/{first}/attendance"), {f"p{place}-took": "no"})
    assert scene.state(place) is PlaceState.DID_NOT_TAKE_PART


def test_two_who_record_at_once_leave_one_record(panel: Panel) -> None:
    """Whoever comes second is told, or changed nothing; nobody meets an error page."""
    started = Barrier(4)

    def send(hours: str) -> Page:
        somebody = panel.signed_in("tess")
        form = somebody.get(panel.sheet)
        started.wait()
        return somebody.send(form, panel.answer(activity_hours=hours))

    with ThreadPoolExecutor(4) as pool:
        pages = list(pool.map(send, ["1", "2", "3", "2"]))
    assert all(page.errors or "Saved." in page.text for page in pages)
    assert len([row for row in panel.scene.contributions() if row.current]) == 1
    assert len(panel.scene.contributions()) == 1
    assert len(panel.scene.codes()) == 1


class TestWhoMay:
    def test_signed_out(self, panel: Panel) -> None:
        for sheet in (panel.sheet, panel.host_sheet):
            assert panel.browser.get(sheet).path == "/sign-in"
            panel.browser.post(sheet, panel.answer())
        assert panel.scene.state(panel.place) is PlaceState.CONFIRMED

    @pytest.mark.parametrize("name", ["sian", "hana"])
    def test_only_the_team_uses_the_teams_page(self, panel: Panel, name: str) -> None:
        somebody = panel.signed_in(name)
        somebody.get(panel.sheet, status=403)
        somebody.post(panel.sheet, panel.answer(), status=403)
        assert panel.scene.state(panel.place) is PlaceState.CONFIRMED

    def test_a_host_of_another_team(self, panel: Panel) -> None:
        stranger = panel.scene.make.person("Otto Other", Role.HOST, email="otto@post.example")
        panel.scene.make.team("Ward 3", stranger)
        host = panel.signed_in("otto")
        opened = [panel.host_sheet, f"/host/opportunities/{panel.opportunity}/attendance"]
        for address in opened:
            host.get(address, status=404)
            host.post(address, panel.answer(), status=404)
        assert panel.scene.state(panel.place) is PlaceState.CONFIRMED

    def test_an_advisor_never_records(self, panel: Panel) -> None:
        advisor = panel.signed_in("sian")
        advisor.get(panel.host_sheet, status=403)
        advisor.post(panel.host_sheet, panel.answer(), status=403)

    def test_unknown_sessions(self, panel: Panel) -> None:
        for kind in ("sessions", "opportunities"):
            panel.signed_in("tess").get(f"/team/{kind}/no-such-thing/attendance", status=404)


@pytest.mark.parametrize("people", [1, 3])
def test_the_sheet_asks_the_database_the_same_however_many_people(panel: Panel, people: int) -> None:
    for number in range(people - 1):
        panel.scene.place(panel.opportunity, panel.scene.advisor(f"Person {number}"))
    team = panel.signed_in("tess")
    panel.record(team)
    with counting(panel.scene.application) as asked:
        team.get(panel.sheet)
    assert len(asked) == 7
