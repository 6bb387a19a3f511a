"""From a draft to the end: sent, sent back, published, moved, closed, handed over, cancelled, done, copied."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.core.audit import AuditEntry
from app.core.errors import RuleBroken
from app.opportunities import queries
from app.opportunities.actions import life
from app.opportunities.models import Opportunity
from app.opportunities.states import OpportunityState, SessionState
from app.people.models import Role
from tests.opportunities.adverts import INTERVIEW_PANEL
from tests.opportunities.adverts.shape import at, on
from tests.opportunities.posting import begin, post, start, statements, stored
from tests.support.make import Make
from tests.support.page import Browser

S = OpportunityState


@pytest.fixture
def people(application: Flask, make: Make) -> dict[str, int]:
    start(application)
    host = make.person("Priya Shah", Role.HOST, email="host@post.example")
    deputy = make.person("Martin Osei", Role.HOST, email="deputy@post.example")
    team = make.person("Parveen Sethi", Role.TEAM, email="team@post.example")
    return {"host": host, "deputy": deputy, "team": team, "unit": make.team("Liaison team", host, deputy)}


@pytest.fixture
def host(browser: Browser, people: dict[str, int]) -> Browser:
    browser.sign_in("host@post.example")
    return browser


@pytest.fixture
def team(browser: Browser, people: dict[str, int]) -> Browser:
    other = browser.another()
    other.sign_in("team@post.example")
    return other


def live(make: Make, people: dict[str, int], **fields: Any) -> str:
    return make.opportunity(host=people["host"], team=people["unit"], **fields)


def events(application: Flask) -> list[str]:
    with application.app_context():
        return list(db.session().scalars(select(AuditEntry.event).order_by(AuditEntry.id)))


def test_sent_back_with_a_reason_changed_and_published(application: Flask, host: Browser, team: Browser) -> None:
    ref = post(host, INTERVIEW_PANEL)
    assert host.send(host.get(f"/host/opportunities/{ref}/check")).h1 == "It is sent"
    assert "Waiting for approval" in host.get(f"/host/opportunities/{ref}").text
    assert "no longer be changed" in host.get(f"/host/opportunities/{ref}/edit/doing").text

    inbox = team.get("/team/opportunities")
    assert inbox.text.index("Member of a staff interview panel") < len(inbox.text)
    page = team.get(f"/team/opportunities/{ref}/return")
    assert team.send(page, {"reason": ""}).errors == ["Say what the host should change."]
    page = team.send(page, {"reason": "Please say where the lift is."})
    assert "It was sent back." in page.text

    page = host.get(f"/host/opportunities/{ref}")
    assert "Sent back to you" in page.text
    assert "Please say where the lift is." in page.text
    host.send(host.get(f"/host/opportunities/{ref}/edit/where"), {"venue_access": "The lift is on the left."})
    assert host.send(host.get(f"/host/opportunities/{ref}/check")).h1 == "It is sent"

    page = team.get(f"/team/opportunities/{ref}")
    assert "The lift is on the left." in page.text
    assert team.send(page, action="/approve").h1 == "It is published"
    thing = stored(application, ref)
    assert (thing.state, thing.published_at is not None) == (S.OPEN, True)
    assert [move.after for move in thing.moves] == ["draft", "submitted", "returned", "submitted", "open"]
    happened = [event for event in events(application) if event.startswith("Opportunity") and "Edited" not in event]
    assert happened == [
        "OpportunityDrafted",
        "OpportunitySubmitted",
        "OpportunityReturned",
        "OpportunitySubmitted",
        "OpportunityPublished",
    ]


def test_nobody_approves_what_they_have_not_seen(application: Flask, host: Browser, team: Browser) -> None:
    ref = post(host, INTERVIEW_PANEL)
    host.send(host.get(f"/host/opportunities/{ref}/check"))
    page = team.get(f"/team/opportunities/{ref}")
    colleague = host.another()
    colleague.sign_in("team@post.example")
    colleague.send(colleague.get(f"/team/opportunities/{ref}/edit/doing"), {"activity": "Something else"})
    answer = team.send(page, action="/approve")
    assert "It was changed after you opened this page." in answer.text
    assert stored(application, ref).state is S.SUBMITTED


def test_the_team_publishes_its_own_at_once(application: Flask, team: Browser) -> None:
    ref = post(team, INTERVIEW_PANEL, area="team")
    page = team.send(team.get(f"/team/opportunities/{ref}/check"))
    assert page.h1 == "It is published"
    assert stored(application, ref).state is S.OPEN


def test_what_is_not_finished_is_not_sent(application: Flask, host: Browser, people: dict[str, int]) -> None:
    ref = begin(host, "Half done", "workshop")
    page = host.get(f"/host/opportunities/{ref}/check")
    for sentence in ("Add at least one session.", "Say how many places there are.", "Enter who people can ask."):
        assert sentence in page.text
    assert not page.soup.select("main form"), "nothing to press yet"
    answer = host.post(page.path, edition=str(stored(application, ref).edition))
    assert "This is not finished yet: Say what people will do." in answer.text
    assert stored(application, ref).state is S.DRAFT


def test_a_draft_whose_days_have_passed_is_not_published(application: Flask, host: Browser, team: Browser) -> None:
    ref = post(host, INTERVIEW_PANEL)
    host.send(host.get(f"/host/opportunities/{ref}/check"))
    application.extensions["clock"].advance(timedelta(days=60))
    team.sign_in("team@post.example")
    page = team.get(f"/team/opportunities/{ref}")
    answer = team.send(page, action="/approve")
    assert "The session must be in the future." in answer.text
    assert stored(application, ref).state is S.SUBMITTED


def test_a_button_pressed_twice_does_nothing_the_second_time(
    application: Flask, make: Make, host: Browser, people: dict[str, int]
) -> None:
    ref = live(make, people)
    page = host.get(f"/host/opportunities/{ref}")
    assert "It is closed." in host.send(page, action="/close").text
    answer = host.send(page, action="/close")
    assert "This was changed in the meantime, so nothing more was done." in answer.text
    assert len(stored(application, ref).moves) == 3


def test_closed_and_opened_again(application: Flask, make: Make, host: Browser, people: dict[str, int]) -> None:
    ref = live(make, people, closes_at=None)
    host.send(host.get(f"/host/opportunities/{ref}"), action="/close")
    page = host.get(f"/host/opportunities/{ref}/reopen")
    assert host.send(page, on(30, 11, 2026, "closes_on")).errors == ["The closing date must be in the future."]
    page = host.send(page, {**on(5, 12, 2026, "closes_on"), **at(12, name="closes_time")})
    assert "It is open again" in page.text
    thing = stored(application, ref)
    assert thing.state is S.OPEN
    assert str(thing.closes_at) == "2026-12-05 12:00:00+00:00"


def test_what_is_past_its_closing_date_is_closed_by_the_worker(
    application: Flask, make: Make, people: dict[str, int]
) -> None:
    clock = application.extensions["clock"]
    soon = live(make, people, closes_at=clock.now() + timedelta(hours=1))
    later = live(make, people, closes_at=clock.now() + timedelta(hours=3))
    clock.advance(timedelta(hours=1))
    for expected in (1, 0):
        with application.app_context(), db.transaction():
            assert life.close_due() == expected
    assert (stored(application, soon).state, stored(application, later).state) == (S.CLOSED, S.OPEN)


def test_a_session_is_moved(application: Flask, make: Make, host: Browser, people: dict[str, int]) -> None:
    ref = live(make, people)
    session = stored(application, ref).sessions[0]
    path = f"/host/opportunities/{ref}/sessions/{session.ref}/move"
    page = host.get(path)
    assert page.form()["start-hour"] == "10"
    assert host.send(page, at(9, name="end")).errors == ["The end must be later than the start."]
    assert host.send(page, on(30, 2, 2027)).errors == ["Enter a real date, like 4 12 2026."]
    assert stored(application, ref).sessions[0].starts_at == session.starts_at
    assert "The session was changed." in host.send(page, {**on(16, 12, 2026), **at(14), **at(15, 30, "end")}).text
    thing = stored(application, ref)
    assert str(thing.sessions[0].starts_at) == "2026-12-16 14:00:00+00:00"
    assert thing.first_starts_at == thing.sessions[0].starts_at
    with application.app_context():
        moved = select(AuditEntry.data).where(AuditEntry.event == "SessionMoved")
        assert db.session().scalars(moved).all() == [{"session_id": session.id, "time_changed": True}]


def test_another_place_for_all_sessions_but_those_with_their_own(
    application: Flask, make: Make, host: Browser, people: dict[str, int]
) -> None:
    ref = live(make, people, sessions=3, venue="Old place")
    first = stored(application, ref).sessions[0]
    path = f"/host/opportunities/{ref}/sessions/{first.ref}/move"
    host.send(host.get(path), {"venue": "Its own place"})
    host.send(host.get(f"/host/opportunities/{ref}/place"), {"venue": "New place"})
    host.send(host.get(f"/host/opportunities/{ref}/place"), {"venue_access": "Step-free"})
    assert stored(application, ref).venue == "New place"
    with application.app_context():
        moved = db.session().scalars(select(AuditEntry.data).where(AuditEntry.event == "SessionMoved")).all()
    assert [each["time_changed"] for each in moved] == [False] * 3, (
        "one of its own, then the two others; not for access"
    )


def test_one_session_of_several_is_cancelled_but_never_the_last(
    application: Flask, make: Make, host: Browser, people: dict[str, int]
) -> None:
    ref = live(make, people, sessions=2)
    first, second = stored(application, ref).sessions
    page = host.get(f"/host/opportunities/{ref}")
    last = {"path": f"/host/opportunities/{ref}/sessions/{second.ref}/cancel"}
    assert "The session is cancelled." in host.send(page, action=f"{first.ref}/cancel").text
    answer = host.post(last["path"])
    assert "This is the only session left." in answer.text
    answer = host.post(f"/host/opportunities/{ref}/sessions/{first.ref}/cancel")
    assert "That session was cancelled or removed." in answer.text
    thing = stored(application, ref)
    assert [session.state for session in thing.sessions] == [SessionState.CANCELLED, SessionState.PLANNED]
    assert thing.first_starts_at == second.starts_at
    host.get(f"/host/opportunities/{ref}/sessions/nosuch/move", status=404)


def test_a_session_that_is_over_stays_as_it_was(
    application: Flask, make: Make, host: Browser, people: dict[str, int]
) -> None:
    ref = live(make, people, in_days=-3)
    session = stored(application, ref).sessions[0]
    page = host.get(f"/host/opportunities/{ref}/sessions/{session.ref}/move")
    answer = host.send(page, on(20, 12, 2026))
    assert "That session has begun or is over" in answer.text


def test_a_session_is_added_after_publishing(
    application: Flask, make: Make, host: Browser, people: dict[str, int]
) -> None:
    ref = live(make, people)
    page = host.get(f"/host/opportunities/{ref}/edit/sessions")
    host.send(page, {**on(5, 1, 2027), **at(10), **at(11, name="end")})
    assert len(stored(application, ref).sessions) == 2
    assert "SessionAdded" in events(application)
    host.post(f"/host/opportunities/{ref}/edit/sessions/{stored(application, ref).sessions[0].id}/remove", edition="2")
    assert len(stored(application, ref).sessions) == 2, "a published session is cancelled, never removed"


def test_only_contact_and_support_are_still_changed_after_publishing(
    application: Flask, make: Make, host: Browser, people: dict[str, int]
) -> None:
    ref = live(make, people)
    for step in ("what", "doing", "who", "choosing", "seats", "conditions", "payment/fixed", "conditions/age"):
        assert "can no longer be changed here" in host.get(f"/host/opportunities/{ref}/edit/{step}").text
    page = host.get(f"/host/opportunities/{ref}/edit/contact")
    page = host.send(page, {"contact_name": "Ana", "contact_phone": "020 7946 0013"})
    assert page.path == f"/host/opportunities/{ref}"
    assert stored(application, ref).contact_name == "Ana"


def test_cancelled_with_a_reason(application: Flask, make: Make, host: Browser, people: dict[str, int]) -> None:
    ref = live(make, people, sessions=2, in_days=0)  # the first has not begun at nine o'clock
    application.extensions["clock"].advance(timedelta(hours=2))
    page = host.get(f"/host/opportunities/{ref}/cancel")
    assert host.send(page, {"reason": "  "}).errors == ["Say why, so that people know."]
    assert "It is cancelled." in host.send(page, {"reason": "The ward is closed."}).text
    thing = stored(application, ref)
    assert thing.state is S.CANCELLED
    assert [session.state for session in thing.sessions] == [SessionState.PLANNED, SessionState.CANCELLED]
    assert thing.moves[-1].reason == "The ward is closed."
    assert "This was changed in the meantime" in host.send(page, {"reason": "Again"}).text
    assert events(application).count("OpportunityCancelled") == 1


def test_done_only_when_it_is_over(application: Flask, make: Make, host: Browser, people: dict[str, int]) -> None:
    ref = live(make, people, in_days=1)
    assert "It is not over yet." in host.post(f"/host/opportunities/{ref}/done").text
    application.extensions["clock"].advance(timedelta(days=2))
    host.sign_in("host@post.example")
    assert "It is done." in host.send(host.get(f"/host/opportunities/{ref}"), action="/done").text
    assert stored(application, ref).state is S.DONE


def test_full_and_open_again_is_for_those_who_count_places(
    application: Flask, make: Make, people: dict[str, int]
) -> None:
    ref = live(make, people)
    number, by = stored(application, ref).id, Actor(people["team"])
    with application.app_context(), db.transaction() as session:
        found = session.get_one(Opportunity, number)
        life.mark_filled(found, by=by)
        life.reopen(found, by=by)
    assert [move.after for move in stored(application, ref).moves] == ["draft", "open", "filled", "open"]


def test_handed_over_to_somebody_of_the_team(
    application: Flask, make: Make, team: Browser, people: dict[str, int]
) -> None:
    ref = live(make, people)
    outsider = make.person("Somebody Else", Role.HOST)
    page = team.get(f"/team/opportunities/{ref}/hand-over")
    assert team.send(page).errors == ["Choose somebody."]
    assert team.send(page, {"to": str(outsider)}).errors == ["Choose one of the answers."]
    team.send(page, {"to": str(people["deputy"])})
    assert stored(application, ref).host_id == people["deputy"]


def test_everything_of_a_leaving_host_goes_to_a_deputy(application: Flask, make: Make, people: dict[str, int]) -> None:
    open_one, draft = live(make, people), live(make, people, state=S.DRAFT)
    over = live(make, people, state=S.DONE, in_days=-5)
    alone = make.opportunity(host=people["host"], team=make.team("Alone", people["host"]))
    with application.app_context(), db.transaction():
        stuck = life.hand_over_all(people["host"], by=Actor(people["team"]))
        assert [thing.ref for thing in stuck] == [alone]
    owners = [stored(application, ref).host_id for ref in (open_one, draft, over, alone)]
    assert owners == [people["deputy"], people["deputy"], people["host"], people["host"]]


def test_a_verb_refuses_an_heir_from_outside(application: Flask, make: Make, people: dict[str, int]) -> None:
    ref = live(make, people)
    outsider, number = make.person("Somebody Else", Role.HOST), stored(application, ref).id
    outside = pytest.raises(RuleBroken, match="belongs to that team")
    with application.app_context(), outside, db.transaction() as session:
        life.hand_over(session.get_one(Opportunity, number), outsider, by=Actor(people["team"]))
    assert stored(application, ref).host_id == people["host"]


def test_a_copy_has_the_answers_and_no_dates(application: Flask, host: Browser, people: dict[str, int]) -> None:
    ref = post(host, INTERVIEW_PANEL)
    host.send(host.get(f"/host/opportunities/{ref}/edit/conditions/age"), {"youngest": "18", "whose": "own",
              "only": f"session:{stored(application, ref).sessions[0].id}"})  # fmt: skip
    host.send(host.get(f"/host/opportunities/{ref}/edit/choosing"), on(5, 1, 2027, "closes_on"))
    page = host.send(host.get(f"/host/opportunities/{ref}"), action="/copy")
    assert "This is a copy." in page.text
    copy = stored(application, page.path.rsplit("/", 1)[1])
    assert copy.ref != ref
    assert copy.state is S.DRAFT
    assert (copy.sessions, copy.closes_at, copy.first_starts_at, copy.outcome_due_on) == ([], None, None, None)
    assert copy.summary == stored(application, ref).summary
    assert [seat.number for seat in copy.seats] == [2]
    assert [term.pence for term in copy.pay_terms] == [1131]
    assert [c.facet.value for c in copy.conditions] == ["training", "role", "experience"], "not the one for a session"
    assert "Sessions To do" in page.text


def test_a_deputy_sees_the_teams_opportunities_and_an_outsider_none(
    application: Flask, make: Make, browser: Browser, people: dict[str, int]
) -> None:
    ref = live(make, people, title="Ours")
    browser.sign_in("deputy@post.example")
    assert "Ours" in browser.get("/host/opportunities").text
    assert browser.get(f"/host/opportunities/{ref}").h1.endswith("Ours")
    outsider = browser.another()
    make.person("Somebody Else", Role.HOST, email="else@post.example")
    outsider.sign_in("else@post.example")
    assert "0 opportunities" in outsider.get("/host/opportunities").text
    outsider.get(f"/host/opportunities/{ref}", status=404)


def test_the_teams_list_is_filtered_by_the_address(make: Make, team: Browser, people: dict[str, int]) -> None:
    live(make, people, title="Open one")
    live(make, people, title="Draft one", state=S.DRAFT)
    assert "2 opportunities" in team.get("/team/opportunities").text
    page = team.get("/team/opportunities", state="draft")
    assert "Draft one" in page.text
    assert "Open one" not in page.text
    assert "2 opportunities" in team.get("/team/opportunities", state="nonsense").text


@pytest.mark.parametrize("number", [1, 3])
def test_lists_cost_the_same_however_long(
    application: Flask, make: Make, team: Browser, host: Browser, people: dict[str, int], number: int
) -> None:
    for _each in range(number):
        live(make, people, sessions=2)
    for browser, path, cost in ((host, "/host/opportunities", 3), (team, "/team/opportunities", 3)):
        with application.app_context(), statements() as seen:
            page = browser.get(path)
        assert len(page.soup.select("article")) == number
        assert len(seen) == cost, seen


def test_queries_of_a_host(context: Flask, make: Make, people: dict[str, int]) -> None:
    live(make, people, title="returned one")
    assert [thing.title for thing in queries.of_host(people["host"])] == ["returned one"]
    assert [person.full_name for person in queries.members_of(people["unit"])] == ["Priya Shah", "Martin Osei"]
    assert queries.is_team(people["team"])
    assert not queries.is_team(people["host"])
    assert not queries.is_team(None)
