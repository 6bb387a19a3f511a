"""The sheet of one session: what it starts with, who is on it, what saving it does."""

from __future__ import annotations

import pytest

from app.opportunities.states import Payer, PayModel, PayPart, Shape
from app.signups.states import PlaceState
from tests.recognition.conftest import HOURLY, Panel, Scene
from tests.support.page import Browser
from tests.support.statements import statements


def test_the_sheet_starts_with_the_advertised_times_and_nobody_judged(panel: Panel) -> None:
    page = panel.signed_in("tess").get(panel.sheet)
    assert page.h1 == "Who took part"
    assert "Siân O'Connor-Łukasz" in page.text
    values = page.form()
    assert values[f"p{panel.place}-activity-hours"] == "2"
    assert values[f"p{panel.place}-prep-hours"] == "1"
    assert f"p{panel.place}-took" not in values


def test_recording_moves_the_place_writes_the_contribution_and_says_so(panel: Panel) -> None:
    team = panel.signed_in("tess")
    page = panel.record(team)
    assert "Saved. 1 person took part." in page.text
    assert team.get(page.links()["See the places of this opportunity"]).h1.startswith("Places")
    assert "3 hours with preparation at £12 = £36" in page.text
    assert panel.scene.state(panel.place) is PlaceState.TOOK_PART
    (made,) = panel.scene.contributions()
    assert (made.activity_minutes, made.prep_minutes, made.pence, made.current) == (120, 60, 3600, True)
    assert str(made.happened_on) == "2026-12-15"
    assert made.rate_id is not None


def test_the_host_records_the_same_and_sees_no_payments(panel: Panel) -> None:
    host = panel.signed_in("hana")
    page = host.send(host.get(panel.host_sheet), panel.answer(activity_hours="3", activity_minutes="30"))
    assert "Saved. 1 person took part." in page.text
    assert "/host/opportunities/" in page.links()["People and places"]
    host.get(page.links()["People and places"])
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


def test_a_place_given_up_before_it_began_is_not_on_the_sheet(scene: Scene, browser: Browser) -> None:
    opportunity = scene.opportunity(in_days=3)
    place = scene.place(opportunity, scene.advisor("Bola Ade"))
    scene.end(place, PlaceState.WITHDRAWN)
    scene.a_month_later()
    sheet = f"/team/sessions/{scene.sessions(opportunity)[0]}/attendance"
    browser.sign_in("tess@post.example")
    assert "Nobody has a place" in browser.get(sheet).text
    browser.post(sheet, {f"p{place}-took": "yes", f"p{place}-activity-hours": "2"})
    assert scene.contributions() == []
    assert scene.state(place) is PlaceState.WITHDRAWN


def test_a_place_taken_back_after_it_began_can_still_be_recorded(panel: Panel) -> None:
    team = panel.signed_in("tess")
    form = team.get(panel.sheet)
    panel.scene.end(panel.place, PlaceState.RELEASED)
    assert "1 person took part" in team.send(form, panel.answer()).text
    assert panel.scene.state(panel.place) is PlaceState.RELEASED
    panel.record(team, "no")
    assert team.get(panel.sheet).form()[f"p{panel.place}-took"] == "no"


@pytest.mark.parametrize("people", [1, 3])
def test_the_sheet_asks_the_database_the_same_however_many_people(panel: Panel, people: int) -> None:
    for number in range(people - 1):
        panel.scene.place(panel.opportunity, panel.scene.advisor(f"Person {number}"))
    team = panel.signed_in("tess")
    panel.record(team)
    with statements(panel.scene.application) as asked:
        team.get(panel.sheet)
    assert len(asked) == 7


PAID = ({**HOURLY, "part": PayPart.TRAINING}, {"model": PayModel.FIXED, "pence": 500, "part": PayPart.TRAVEL})


def test_other_parts_are_asked_for_where_they_are_paid_and_only_there(scene: Scene, browser: Browser) -> None:
    scene.rate()
    opportunity = scene.opportunity(HOURLY, *PAID, {"model": PayModel.UNPAID, "part": PayPart.MEETINGS})
    person = scene.advisor("Bola Ade", "bola@post.example")
    place = scene.place(opportunity, person)
    scene.a_month_later()
    browser.sign_in("tess@post.example")
    sheet = f"/team/sessions/{scene.sessions(opportunity)[0]}/attendance"

    page = browser.get(sheet)
    assert "How long was the training of Bola Ade?" in page.text
    assert "How long did Bola Ade travel?" in page.text
    assert not any("meetings" in name for name in page.form())
    start, spent = f"p{place}", {"training-hours": "1", "training-minutes": "30", "travel-minutes": "40"}
    page = browser.send(page, {f"{start}-took": "yes", f"{start}-training-hours": "101"})
    assert page.errors == ["Enter a length of time from 0 minutes to 100 hours."]
    page = browser.send(page, {f"{start}-{name}": value for name, value in spent.items()})

    assert "3 hours 30 minutes with training at £12 = £42. One sum for travel = £5. Together £47" in page.text
    assert page.form()[f"{start}-training-minutes"] == "30"
    assert "Saved." in browser.send(page).text
    assert [row.pence for row in scene.contributions()] == [4700]  # the same again changes nothing
    browser.send(page, {f"{start}-travel-minutes": ""})
    assert [row.pence for row in scene.contributions() if row.current] == [4200]
    advisor = browser.another()
    advisor.sign_in("bola@post.example")
    assert "3 hours 30 minutes" in advisor.get("/my-involvement").text  # the way there is no time given


def test_what_a_training_takes_besides_is_recorded_and_paid_apart(scene: Scene, browser: Browser) -> None:
    """Filled in as promised, with the first session alone; what is not paid is recorded too."""
    scene.rate()
    kind = scene.make.kind("our-training", name="Training", shape=Shape.TRAINING)
    opportunity = scene.opportunity(
        HOURLY, {**HOURLY, "part": PayPart.DESIGN}, kind=kind, sessions=2, prep_minutes=30,
        details={"design_minutes": 120, "rehearsal_minutes": 60},
    )  # fmt: skip
    place = scene.place(opportunity, scene.advisor("Bola Ade", "bola@post.example"))
    scene.a_month_later()
    browser.sign_in("hana@post.example")
    first, second = (f"/host/sessions/{ref}/attendance" for ref in scene.sessions(opportunity))
    page, start = browser.get(first), f"p{place}"
    assert "How long did Bola Ade help to plan it?" in page.text and "How long did Bola Ade rehearse?" in page.text
    there = page.form()
    assert [there[f"{start}-{part}-hours"] for part in ("design", "rehearsal")] == ["2", "1"]
    browser.send(page, {f"{start}-took": "yes"})
    (made,) = scene.contributions()
    assert made.other_minutes == {"design": 120, "rehearsal": 60} and made.pence == 4 * 1200
    assert made.reckoning == (
        "4 hours with planning it together at £12 = £48. Not paid: 30 minutes of preparation and 1 hour of rehearsal"
    )
    later = browser.get(second).form()
    assert later[f"{start}-design-hours"] == "" and f"{start}-rehearsal-hours" not in later


def test_what_comes_with_every_session_is_filled_in_every_time(scene: Scene, browser: Browser) -> None:
    kind = scene.make.kind("our-calls", name="Calls", shape=Shape.CALLS)
    opportunity = scene.opportunity(HOURLY, kind=kind, sessions=2, details={"debrief_minutes": 30})
    place = scene.place(opportunity, scene.advisor("Bola Ade"))
    scene.a_month_later()
    browser.sign_in("hana@post.example")
    for ref in scene.sessions(opportunity):
        assert browser.get(f"/host/sessions/{ref}/attendance").form()[f"p{place}-briefing-minutes"] == "30"


def test_nothing_more_is_asked_where_nothing_more_is_paid(panel: Panel) -> None:
    names = panel.signed_in("tess").get(panel.sheet).form()
    assert not any(part in name for name in names for part in ("training", "meetings", "travel", "briefing"))
    elsewhere = panel.scene.opportunity(HOURLY, *PAID, payer=Payer.ELSEWHERE, in_days=-5)
    panel.scene.place(elsewhere, panel.advisor)
    sheet = f"/team/sessions/{panel.scene.sessions(elsewhere)[0]}/attendance"
    assert not any("training" in name for name in panel.signed_in("tess").get(sheet).form())
