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

WHY = {"reason": "The room is needed."}


def test_a_session_is_moved(application: Flask, make: Make, host: Browser, people: dict[str, int]) -> None:
    ref = live(make, people)
    session = stored(application, ref).sessions[0]
    path = f"/host/opportunities/{ref}/sessions/{session.ref}/move"
    page = host.get(path)
    assert page.form()["start-hour"] == "10"
    assert host.send(page, {**at(9, name="end"), **WHY}).errors == ["The end must be later than the start."]
    assert host.send(page, {**on(30, 2, 2027), **WHY}).errors == ["Enter a real date, like 4 12 2026."]
    assert stored(application, ref).sessions[0].starts_at == session.starts_at
    page = host.send(page, {**on(16, 12, 2026), **at(14), **at(15, 30, "end"), **WHY})
    assert "Tuesday 15 December 2026, 10am to midday" in page.text
    assert "Nobody has to be told" in page.text
    assert "The session was changed." in host.send(page).text
    thing = stored(application, ref)
    assert str(thing.sessions[0].starts_at) == "2026-12-16 14:00:00+00:00"
    assert thing.first_starts_at == thing.sessions[0].starts_at
    with application.app_context():
        moved = select(AuditEntry.data).where(AuditEntry.event == "SessionMoved")
        (data,) = db.session().scalars(moved)
        assert (data["session_id"], data["time_changed"]) == (session.id, True)


def test_another_place_for_all_sessions_but_those_with_their_own(
    application: Flask, make: Make, host: Browser, people: dict[str, int]
) -> None:
    ref = live(make, people, sessions=3, venue="Old place")
    first = stored(application, ref).sessions[0]
    path = f"/host/opportunities/{ref}/sessions/{first.ref}/move"
    for where, values in (
        (path, {"venue": "Its own place"}),
        (f"/host/opportunities/{ref}/place", {"venue": "New place"}),
        (f"/host/opportunities/{ref}/place", {"venue_access": "Step-free"}),
    ):
        host.send(host.send(host.get(where), {**values, **WHY}))
    assert stored(application, ref).venue == "New place"
    with application.app_context():
        moved = select(AuditEntry.event, AuditEntry.data).where(AuditEntry.event.in_(["SessionMoved", "PlaceMoved"]))
        told = [
            (name, len(data.get("session_ids", [1])))
            for name, data in db.session().execute(moved.order_by(AuditEntry.id))
        ]
    assert told == [("SessionMoved", 1), ("PlaceMoved", 2)], "one of its own, then the two others; not for access"


def test_one_session_of_several_is_cancelled_but_never_the_last(
    application: Flask, make: Make, host: Browser, people: dict[str, int]
) -> None:
    ref = live(make, people, sessions=2)
    first, second = stored(application, ref).sessions
    paths = [f"/host/opportunities/{ref}/sessions/{session.ref}/cancel" for session in (first, second)]
    page = host.get(paths[0])
    assert host.send(page).errors == ["Say why in one sentence, so that people know."]
    assert "The session is cancelled." in host.send(host.send(page, WHY)).text
    assert "This is the only session left." in host.send(host.get(paths[1]), WHY).text
    assert "That session was cancelled or removed." in host.send(page, WHY).text
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
    answer = host.send(page, {**on(20, 12, 2026), **WHY})
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
    page = host.send(host.send(page, {"contact_name": "Ana", "contact_phone": "020 7946 0013", **WHY}))
    assert page.path == f"/host/opportunities/{ref}"
    assert stored(application, ref).contact_name == "Ana"
