"""The way to the day: counted back from the interviews, moved with them, and reminded of once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.working_days import is_working_day
from app.messages import worker
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.opportunities.actions import life, sessions
from app.panels import actions as panels
from app.panels.queries import members_of
from app.panels.way import actions, queries, rules
from app.panels.way.due import remind_owners
from app.panels.way.states import ON_THE_DAY, Owner, Step
from app.people.models import Role
from tests.support.make import Make
from tests.support.page import Browser
from tests.support.panels import Panels

SignIn = Callable[[str], Browser]
DAYS = {  # first and only interviews on Thursday 31 December 2026; Christmas and New Year are between
    Step.SHORTLISTING: date(2026, 12, 8),
    Step.PLANNING: date(2026, 12, 18),
    Step.QUESTIONS: date(2026, 12, 22),
    Step.PACK: date(2026, 12, 23),
    Step.BRIEFING: date(2026, 12, 31),
    Step.NOTES: date(2027, 1, 5),
    Step.OUTCOME: date(2027, 1, 8),
    Step.DEBRIEF: date(2027, 1, 8),
    Step.FOLLOW_UP: date(2027, 6, 30),
}
many_days = st.dates(date(2020, 1, 1), date(2034, 12, 31))


def due(panel: Panels, step: Step) -> date:
    with panel.application.app_context():
        task = queries.task_of(panel.id, step)
        assert task is not None
        return task.due_on


def at(panel: Panels, moment: str) -> None:
    panel.application.extensions["clock"].freeze(datetime.fromisoformat(moment))


def told(panel: Panels, name: str) -> list[tuple[str, MessageState]]:
    with panel.application.app_context():
        wanted = select(OutboxMessage).where(OutboxMessage.name == name).order_by(OutboxMessage.id)
        return [(row.person.full_name, row.state) for row in db.session().scalars(wanted)]


def remind(panel: Panels) -> int:
    with panel.application.test_request_context():
        return remind_owners(clock.now())


@pytest.mark.parametrize(("step", "expected"), DAYS.items())
def test_working_days_back_from_the_interviews(step: Step, expected: date) -> None:
    day = date(2026, 12, 31)
    assert rules.planned_for(step, day, day) == expected


@given(first=many_days, length=st.integers(0, 10))
def test_every_step_lies_in_order_and_on_a_working_day(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    found = [rules.planned_for(step, first, last) for step in rules.PLANNED]
    assert found == sorted(found)
    off = [step for step, day in zip(rules.PLANNED, found, strict=True) if not is_working_day(day)]
    assert set(off) <= ON_THE_DAY, "only the days of the interviews themselves are as they are"


@given(first=many_days, today=many_days)
def test_nothing_falls_due_before_it_is_asked_for(first: date, today: date) -> None:
    for step in rules.PLANNED:
        assert rules.due_on(step, first, first, today) >= today
    assert today <= rules.find_a_chair_by(today, max(first, today)) <= max(first, today)


def test_the_list_comes_with_the_panel(panel: Panels, signed_in: SignIn) -> None:
    host = signed_in("host")
    page = host.get(host.get(f"/host/panels/{panel.ref}").links()["The way to the day: who does what by when"])
    for said in ("Ask for the panel", "Shortlist", "Next: Shortlist", "Tuesday 8 December 2026", "The chair"):
        assert said in page.text
    own = signed_in("ann")
    page = own.get(own.get(f"/panels/{panel.ref}").links()["What happens when"])
    assert "Send everybody their pack" in page.text
    assert "Overdue" not in page.text
    assert "Holly Host" not in page.text
    signed_in("zoe").get(f"/panels/{panel.ref}/way", status=404)
    own.get(f"/host/panels/{panel.ref}/way", status=403)


def test_done_not_needed_and_to_be_done_after_all(panel: Panels, signed_in: SignIn) -> None:
    host, address = signed_in("host"), f"/host/panels/{panel.ref}/way"
    page = host.post(f"{address}/shortlisting/done")
    assert "Next: Hold the planning meeting" in page.text
    assert "Holly Host, Tuesday 1 December 2026" in page.text
    page = host.post(f"{address}/planning/not-needed")
    assert "Not needed" in page.text
    page = host.post(f"{address}/shortlisting/open-again")
    assert "Next: Shortlist" in page.text
    host.post(f"{address}/nonsense/done", status=404)
    host.post(f"{address}/chair/done", status=404)
    signed_in("scribe").post(f"{address}/shortlisting/done", status=403)


def test_another_day_and_another_owner(panel: Panels, make: Make, signed_in: SignIn) -> None:
    host, address = signed_in("host"), f"/host/panels/{panel.ref}/way/pack"
    day = {"day-day": "21", "day-month": "12", "day-year": "2026", "whose": f"person:{panel.chair}"}
    page = host.post(address, day)
    assert "Monday 21 December 2026. Chris Chair" in page.text
    page = host.post(address, {**day, "day-month": "11"})
    assert page.errors == ["Choose today or a day to come."]
    stranger = make.person("Olga Other", Role.HOST)
    assert host.post(address, {**day, "whose": f"person:{stranger}"}).errors == ["Choose one of the answers."]
    host.post(address, {"day-day": "", "day-month": "", "day-year": "", "whose": "host"})
    assert due(panel, Step.PACK) == date(2026, 12, 23)


def test_what_is_open_moves_with_the_interviews(panel: Panels, context: Flask) -> None:
    by = Actor(panel.host)
    with db.transaction():
        actions.done(panel.id, Step.SHORTLISTING, by=by)
        actions.set_task(panel.id, Step.QUESTIONS, due_on=date(2026, 12, 14), owner=Owner.HOST, by=by)
    with db.transaction():
        first = panel.found().sessions[0]
        start = first.starts_at + timedelta(days=14)
        sessions.move_to(panel.found(), first.id, start, start + timedelta(hours=2), "", by=by)
    assert due(panel, Step.SHORTLISTING) == date(2026, 12, 8), "what is done stays"
    assert due(panel, Step.QUESTIONS) == date(2026, 12, 14), "a day that somebody chose stays"
    assert due(panel, Step.PACK) == date(2027, 1, 8)


def test_the_owner_is_reminded_once_by_day_and_never_an_advisor(panel: Panels) -> None:
    at(panel, "2026-12-08T06:30+00:00")
    assert remind(panel) == 0, "not before people are awake"
    at(panel, "2026-12-08T09:00+00:00")
    assert remind(panel) == 1
    assert told(panel, "panel_task_due") == [("Holly Host", MessageState.WAITING)]
    assert remind(panel) == 0
    at(panel, "2026-12-18T09:00+00:00")
    assert remind(panel) == 1
    assert told(panel, "panel_task_due")[-1][0] == "Chris Chair", "the chair, who is of the staff"
    with panel.application.app_context(), db.transaction():
        actions.set_task(panel.id, Step.PLANNING, due_on=date(2026, 12, 19), owner=Owner.CHAIR, by=Actor(panel.host))
    at(panel, "2026-12-19T09:00+00:00")
    assert remind(panel) == 1, "another day is another reminder"


def test_where_an_advisor_chairs_the_host_is_reminded(panel: Panels) -> None:
    leave(panel, "Chris Chair")
    panel.chairs(panel.zoe)
    at(panel, "2026-12-18T09:00+00:00")
    remind(panel)
    assert {name for name, _state in told(panel, "panel_task_due")} == {"Holly Host"}


def leave(panel: Panels, name: str) -> None:
    with panel.application.test_request_context(), db.transaction():
        member = next(row.id for row in members_of(panel.panel()).values() if row.name == name)
        panels.leave(panel.id, member, by=Actor(panel.chair))


def test_a_reminder_that_is_overtaken_is_not_sent(panel: Panels) -> None:
    at(panel, "2026-12-08T09:00+00:00")
    remind(panel)
    with panel.application.test_request_context(), db.transaction():
        actions.done(panel.id, Step.SHORTLISTING, by=Actor(panel.host))
    assert worker.run(panel.application, once=True)
    assert told(panel, "panel_task_due") == [("Holly Host", MessageState.DROPPED)]


def test_a_reminder_goes_out_by_the_worker_alone(panel: Panels, mail: object) -> None:
    at(panel, "2026-12-08T09:00+00:00")
    assert worker.run(panel.application, once=True)
    assert told(panel, "panel_task_due") == [("Holly Host", MessageState.SENT)]


def test_a_panel_that_is_called_off_reminds_nobody(panel: Panels, signed_in: SignIn) -> None:
    with panel.application.test_request_context(), db.transaction():
        life.cancel(panel.found(), "The post is not filled.", by=Actor(panel.host))
    at(panel, "2026-12-08T09:00+00:00")
    assert remind(panel) == 0
    assert "Due for your panels" not in signed_in("host").get("/").text


def test_what_is_overdue_stands_on_the_pages_of_the_host_and_the_team(panel: Panels, signed_in: SignIn) -> None:
    assert "Panel “Staff nurse”" not in signed_in("team").get("/team").text
    at(panel, "2026-12-09T09:00+00:00")
    line = "Shortlist: Staff nurse, by Tue 8 Dec"
    assert line in signed_in("host").get("/").text
    assert line in signed_in("chair").get("/").text
    page = signed_in("team").get("/team")
    link = page.links()["Panel “Staff nurse”: Shortlist"]
    assert link == f"/host/panels/{panel.ref}/way/shortlisting"
    signed_in("team").post(f"{link}/done")
    assert line not in signed_in("host").get("/").text
    assert "Panel “Staff nurse”" not in signed_in("team").get("/team").text
    at(panel, "2027-01-08T09:00+00:00")
    assert "Ring each advisor, and talk it over" in signed_in("team").get("/team").text
    assert "Ring each advisor" not in signed_in("host").get("/").text
    assert signed_in("ann").get("/").text.count("Staff nurse") == 0


def test_a_chair_who_withdraws(panel: Panels, signed_in: SignIn) -> None:
    own = signed_in("chair")
    own.send(own.get(f"/panels/{panel.ref}"), action="step-down")
    assert told(panel, "panel_chair_wanted") == [("Holly Host", MessageState.WAITING)]
    host = signed_in("host")
    page = host.get(f"/host/panels/{panel.ref}")
    assert "Nobody chairs the panel. Say who does, or find somebody." in page.text
    page = host.get(f"/host/panels/{panel.ref}/way")
    assert "Next: Find somebody to chair By Thursday 3 December 2026. The host." in page.text
    host.send(host.get(f"/host/panels/{panel.ref}/members/add"), {"name": "Dr Next", "role": "chair"})
    assert "Nobody chairs the panel" not in host.get(f"/host/panels/{panel.ref}").text
    assert "Next: Shortlist" in host.get(f"/host/panels/{panel.ref}/way").text
    assert worker.run(panel.application, once=True)
    assert told(panel, "panel_chair_wanted") == [("Holly Host", MessageState.DROPPED)], "somebody was found meanwhile"


def test_an_advisor_who_was_to_chair_withdraws(panel: Panels, signed_in: SignIn) -> None:
    leave(panel, "Chris Chair")
    place = panel.chairs(panel.zoe)
    before = len(told(panel, "panel_chair_wanted"))
    panel.application.extensions["clock"].advance(timedelta(minutes=5))
    signed_in("zoe").post(f"/places/{place}/withdraw")
    assert len(told(panel, "panel_chair_wanted")) == before + 1
    assert "Find somebody to chair" in signed_in("host").get(f"/host/panels/{panel.ref}/way").text
