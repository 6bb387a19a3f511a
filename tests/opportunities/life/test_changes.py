"""What is still changed after publishing: sessions moved, cancelled and added, another place, whom to ask."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.audit import AuditEntry
from app.opportunities.states import SessionState
from tests.opportunities.adverts.shape import at, on
from tests.opportunities.life.conftest import events, live
from tests.opportunities.posting import stored
from tests.support.make import Make
from tests.support.page import Browser


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
