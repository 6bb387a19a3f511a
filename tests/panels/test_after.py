"""On the day and after it: stopping without a reason, one tap for the hours, and what is never kept."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from sqlalchemy import inspect, select

from app.core import db
from app.core.actor import Actor
from app.messages.models import OutboxMessage
from app.panels.states import PanelState
from app.panels.way.models import PanelTask
from app.panels.way.states import Step
from app.recognition.actions import Answer, record_attendance
from app.recognition.models import Contribution, Presence
from app.signups.models import Place
from app.signups.states import PlaceState
from tests.support.page import Browser
from tests.support.panels import Panels

SignIn = Callable[[str], Browser]
ON_THE_DAY = "2026-12-31T11:00+00:00"
SAME_EVENING = "2026-12-31T18:00+00:00"
NEXT_DAY = "2027-01-01T13:00+00:00"


def at(panel: Panels, moment: str) -> None:
    panel.application.extensions["clock"].freeze(datetime.fromisoformat(moment))


def kept(panel: Panels, model: type) -> list:
    with panel.application.app_context():
        return list(db.session().scalars(select(model)))


def told(panel: Panels, name: str) -> list[str]:
    with panel.application.app_context():
        wanted = select(OutboxMessage).where(OutboxMessage.name == name).order_by(OutboxMessage.id)
        return [row.person.full_name for row in db.session().scalars(wanted)]


def test_before_the_day_there_is_somebody_to_ask(panel: Panels, signed_in: SignIn) -> None:
    with panel.application.app_context(), db.transaction():
        found = panel.found()
        found.contact_name, found.contact_phone = "Parveen Sethi", "+442079460013"
        found.day_contact = "Reception, 020 7946 0020"
    page = signed_in("ann").get(f"/panels/{panel.ref}")
    assert "Parveen Sethi" in page.text
    assert "pause or leave at any time" in page.text
    assert "I need to stop" not in page.text, "on the day only"


def test_one_tap_stops_and_nobody_asks_why(panel: Panels, signed_in: SignIn) -> None:
    at(panel, ON_THE_DAY)
    own = signed_in("ann")
    page = own.send(own.get(f"/panels/{panel.ref}"), action="/stop")
    assert "That is fine, and thank you. You can go now." in page.soup.text
    own.post(f"/panels/{panel.ref}/stop")
    assert told(panel, "panel_stopped") == ["Holly Host", "Chris Chair"], "once each, however often it is pressed"
    (presence,) = kept(panel, Presence)
    assert presence.left_early
    with panel.application.app_context():
        session = panel.found().sessions[0].ref
    assert "Left early, with thanks" in signed_in("host").get(f"/host/sessions/{session}/today").text
    with panel.application.app_context():
        place = db.session().scalars(select(Place).where(Place.ref == panel.ann_place)).one()
        assert place.state is PlaceState.CONFIRMED, "the place is kept as it was"


def test_it_works_also_where_the_hours_are_saved_already(panel: Panels, signed_in: SignIn) -> None:
    at(panel, SAME_EVENING)
    signed_in("host").post(f"/host/panels/{panel.ref}/after/all-took-part")
    page = signed_in("ann").post(f"/panels/{panel.ref}/stop")
    assert "That is fine, and thank you." in page.soup.text


@pytest.mark.both
def test_stopping_while_the_host_saves_all_hours(panel: Panels, signed_in: SignIn) -> None:
    """Whichever comes first: nobody is refused, and everybody is recognised once."""
    at(panel, SAME_EVENING)
    own, host = signed_in("ann"), signed_in("host")
    own.token(), host.token()
    with ThreadPoolExecutor(2) as pool:
        stops = pool.submit(own.post, f"/panels/{panel.ref}/stop")
        saves = pool.submit(host.post, f"/host/panels/{panel.ref}/after/all-took-part")
    assert "That is fine, and thank you." in stops.result().soup.text
    assert "Saved: all of them took part" in saves.result().soup.text
    assert len(kept(panel, Contribution)) == 2


@pytest.mark.parametrize("moment", ["2026-12-30T11:00+00:00", "2027-01-01T11:00+00:00"])
def test_on_another_day_it_says_what_to_do(panel: Panels, signed_in: SignIn, moment: str) -> None:
    at(panel, moment)
    page = signed_in("ann").post(f"/panels/{panel.ref}/stop")
    assert "Until then you can give your place back." in page.soup.text
    assert told(panel, "panel_stopped") == []


def test_only_an_advisor_of_this_panel_stops(panel: Panels, signed_in: SignIn) -> None:
    at(panel, ON_THE_DAY)
    signed_in("zoe").post(f"/panels/{panel.ref}/stop", status=404)
    assert "Only whoever has a place" in signed_in("scribe").post(f"/panels/{panel.ref}/stop").soup.text
    assert "I need to stop" not in signed_in("scribe").get(f"/panels/{panel.ref}").text


def test_all_hours_in_one_tap(panel: Panels, signed_in: SignIn) -> None:
    host, address = signed_in("host"), f"/host/panels/{panel.ref}/after"
    page = host.get(host.get(f"/host/panels/{panel.ref}").links()["After the panel"])
    assert "Come back here once the interviews are over." in page.text
    assert "The interviews are not over yet." in host.post(f"{address}/all-took-part").soup.text
    at(panel, ON_THE_DAY)
    signed_in("ann").post(f"/panels/{panel.ref}/stop")
    at(panel, SAME_EVENING)
    host = signed_in("host")
    page = host.get(address)
    assert "Ann Lee, Bob Ray. Planned for each: 2 hours of interviews." in page.text
    host.send(page, action="all-took-part")
    made = kept(panel, Contribution)
    assert sorted(each.activity_minutes for each in made) == [120, 120], "whoever left early is recognised as promised"
    again = host.get(address)
    assert "all-took-part" not in str(again.soup), "what is done is no green button any more"
    assert "Done Ann Lee, Bob Ray." in again.text and "See or correct the hours" in again.links()
    host.post(f"{address}/all-took-part")
    assert len(kept(panel, Contribution)) == 2
    with panel.application.app_context():
        assert panel.panel().state is PanelState.HELD
    assert "Interviews" in host.get(f"/host/panels/{panel.ref}/way").text


def test_the_planning_meeting_and_the_briefing_are_recorded_with_it(panel: Panels, signed_in: SignIn) -> None:
    with panel.application.app_context(), db.transaction():
        found = panel.found()
        found.prep_minutes, found.details = 60, {"planning_minutes": 45, "briefing_minutes": 30}
    at(panel, SAME_EVENING)
    host = signed_in("host")
    page = host.get(f"/host/panels/{panel.ref}/after")
    planned = "1 hour to prepare, 45 minutes for the planning meeting and 30 minutes of briefing and talk afterwards"
    assert f"2 hours of interviews, {planned}." in page.text
    host.send(page, action="all-took-part")
    made = kept(panel, Contribution)
    assert [(each.prep_minutes, each.other_minutes) for each in made] == [(60, {"meetings": 45, "briefing": 30})] * 2


def test_what_is_recorded_of_one_already_stays(panel: Panels, signed_in: SignIn) -> None:
    at(panel, SAME_EVENING)
    with panel.application.test_request_context(), db.transaction():
        session = panel.found().sessions[0].id
        record_attendance(panel.found().id, session, [Answer(panel.bob_place, False)], by=Actor(panel.host))
    signed_in("host").post(f"/host/panels/{panel.ref}/after/all-took-part")
    (made,) = kept(panel, Contribution)
    assert made.person_id == panel.ann


@pytest.mark.parametrize("came", [True, False])
def test_hours_that_are_written_down_on_the_sheet_say_that_it_took_place(
    panel: Panels, signed_in: SignIn, came: bool
) -> None:
    signed_in("host").post(f"/host/panels/{panel.ref}/way/make")
    at(panel, SAME_EVENING)
    with panel.application.test_request_context(), db.transaction():
        answer = Answer(panel.ann_place, came, activity_minutes=120 if came else 0)
        record_attendance(panel.found().id, panel.found().sessions[0].id, [answer], by=Actor(panel.host))
    host = signed_in("host")
    assert ("The interviews took place" in host.get(f"/host/panels/{panel.ref}").text) is came
    steps = {task.step: task.done_at is not None for task in kept(panel, PanelTask)}
    assert steps[Step.INTERVIEWS] is steps[Step.BRIEFING] is came and not steps[Step.DEBRIEF]
    host.post(f"/host/panels/{panel.ref}/after/all-took-part")
    assert "The interviews took place" in host.get(f"/host/panels/{panel.ref}").text


def test_a_number_and_never_who(panel: Panels, signed_in: SignIn) -> None:
    address = f"/host/panels/{panel.ref}/after/outcome"
    host = signed_in("host")
    assert host.send(host.get(address), {"appointed": "1"}).errors == [
        "The interviews are not over yet. Please come back then."
    ]
    at(panel, SAME_EVENING)
    host = signed_in("host")
    assert host.send(host.get(address), {"appointed": "Jo Smith"}).errors == ["Enter a whole number, like 3."]
    assert "1 person was appointed." in host.send(host.get(address), {"appointed": "1"}).text
    assert "1 person was appointed." in signed_in("ann").get(f"/panels/{panel.ref}").text
    assert "Nobody was appointed this time." in host.send(host.get(address), {"appointed": "0"}).text


def test_after_six_months(panel: Panels, signed_in: SignIn) -> None:
    address = f"/host/panels/{panel.ref}/after/chose-well"
    host = signed_in("host")
    assert "It is too early to say." in host.send(host.get(address), {"said": "yes"}).errors[0]
    at(panel, "2027-07-01T09:00+00:00")
    host = signed_in("host")
    line = "Say whether the panel chose well"
    assert line in host.get("/").text
    host.send(host.get(address), {"said": "too-early"})
    assert line in host.get("/").text
    page = host.send(host.get(address), {"said": "yes"})
    assert "Did the panel choose well? Yes" in page.text
    assert line not in host.get("/").text


def test_each_advisor_is_rung_one_to_three_days_later(panel: Panels, signed_in: SignIn) -> None:
    at(panel, SAME_EVENING)
    assert "Ring Ann Lee" not in signed_in("team").get("/team").text
    at(panel, NEXT_DAY)
    team = signed_in("team")
    links = team.get("/team").links()
    line = "Ring Ann Lee by Sun 3 Jan, and ask how the panel was: Staff nurse"
    assert line in links
    page = team.get(links[line].partition("#")[0])
    team.send(page, action=panel.ann_place)
    links = team.get("/team").links()
    assert line not in links
    assert "Ring Bob Ray by Sun 3 Jan, and ask how the panel was: Staff nurse" in links
    team.post(f"/team/panels/{panel.ref}/calls/{panel.bob_place}")
    assert {task.step.value for task in kept(panel, PanelTask) if task.done_at} >= {"debrief"}
    assert "This call is not to be made." in team.post(f"/team/panels/{panel.ref}/calls/nonsense").soup.text
    for name in ("host", "ann"):
        signed_in(name).post(f"/team/panels/{panel.ref}/calls/{panel.bob_place}", status=403)
    assert "I have rung them" not in signed_in("host").get(f"/host/panels/{panel.ref}/after").text


def test_of_a_concern_is_kept_to_whom_and_when_and_there_is_no_room_for_more(panel: Panels, signed_in: SignIn) -> None:
    host, address = signed_in("host"), f"/host/panels/{panel.ref}/after"
    page = host.get(f"{address}/concern")
    assert set(page.form()) == {"csrf_token", "raised_on-day", "raised_on-month", "raised_on-year"}
    assert page.soup.select("textarea, main input[type=text]:not([name^=raised_on])") == []
    page = host.send(page, {"raised_to": "safeguarding", "story": "He said"})
    assert "raised to" not in page.text, "who hosts it does not read what others raised"
    assert "Tuesday 1 December 2026: raised to The safeguarding lead" in signed_in("team").get(address).text
    seen = inspect(panel.application.extensions["engine"])
    columns = {column["name"] for column in seen.get_columns("panel_concern")}
    assert columns == {"id", "panel_id", "raised_on", "raised_to", "noted_at", "noted_by_id"}
    page = host.send(host.get(f"{address}/concern"), {"raised_to": "hr", "raised_on-year": "2027"})
    assert page.errors == ["Choose today or a day that is over."]
    signed_in("ann").get(address, status=403)
