"""Reminders: asked at the right moment, once, by day, only of those with a place, and never late in a row."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core import clock, db
from app.core.clock import LONDON
from app.messages import outbox
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.opportunities.models import Session
from app.opportunities.states import Attendance
from app.people.models import Channel, Role
from app.signups.actions import free_leaving, send_reminders
from app.signups.rules import Reminder, moment_of, reminder_due
from tests.support.make import Make
from tests.support.page import Browser

EVER = datetime(2026, 1, 1, tzinfo=UTC)


def london(*when: int) -> datetime:
    return datetime(*when, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("starts_at", "moments"),
    [
        (london(2026, 12, 15, 10), [(8, 10), (13, 10), (15, 8)]),
        (london(2026, 12, 15, 9, 30), [(8, 9), (13, 9), (14, 8)]),  # two hours would not be left on the day
        (london(2026, 12, 15, 21), [(9, 8), (14, 8), (15, 8)]),  # never in the night
        (london(2027, 3, 30, 12), [(23, 12), (28, 12), (30, 8)]),  # the clocks go forward on the 28th
    ],
)
def test_the_three_moments_on_london_clocks(starts_at, moments):
    found = [moment_of(kind, starts_at).astimezone(LONDON) for kind in Reminder]
    assert [(each.day, each.hour) for each in found] == moments


def test_of_what_was_missed_only_the_nearest_and_nothing_from_before_the_yes():
    starts_at = london(2026, 12, 15, 14)

    def due(now: datetime, since: datetime = EVER, **sent: object) -> Reminder | None:
        return reminder_due(starts_at, now, since=since, **{"reminded": None, "reminded_for": None, **sent})

    assert due(london(2026, 12, 8, 13, 59)) is None
    assert due(london(2026, 12, 8, 14)) is Reminder.WEEK
    assert due(london(2026, 12, 14, 9)) is Reminder.TWO_DAYS  # the worker stood still: not both
    assert due(london(2026, 12, 14, 9), since=london(2026, 12, 13, 15)) is None  # told a day ago
    assert due(london(2026, 12, 8, 20, 30)) is None
    assert due(london(2026, 12, 15, 14)) is None
    sent = {"reminded": Reminder.TWO_DAYS, "reminded_for": starts_at.date()}
    assert due(london(2026, 12, 14, 9), **sent) is None
    assert due(london(2026, 12, 15, 9), **sent) is Reminder.MORNING
    assert due(london(2026, 12, 14, 9), **{**sent, "reminded_for": london(2026, 12, 8).date()}) is Reminder.TWO_DAYS


def run(application: Flask, at: datetime) -> list[OutboxMessage]:
    """The reminders written by then, oldest first, after the worker has looked twice."""
    application.extensions["clock"].freeze(at)
    with application.app_context():
        send_reminders(clock.now())
        send_reminders(clock.now())
        return reminders()


def reminders() -> list[OutboxMessage]:
    wanted = select(OutboxMessage).where(OutboxMessage.name == "reminder").order_by(OutboxMessage.id)
    return list(db.session().scalars(wanted.options(joinedload(OutboxMessage.person))))


@pytest.fixture
def places(browser: Browser, make: Make) -> dict[str, tuple[Browser, str]]:
    """Ann by e-mail, Bo by phone alone and Cy by letter have a place on Tuesday 15 December at 10; Di waits."""
    ref = make.opportunity(seats=3, title="A panel")
    ways = {
        "ann": {}, "bo": {"contact_by": Channel.PHONE, "phone": "+447700900001"},
        "cy": {"contact_by": Channel.LETTER, "phone": "+447700900002", "address": "1 Low Street"}, "di": {},
    }  # fmt: skip
    found = {}
    for name, fields in ways.items():
        make.advisor(name.title(), email=f"{name}@post.example", **fields)
        own = browser.another()
        own.sign_in(f"{name}@post.example")
        found[name] = (own, own.post(f"/opportunities/{ref}/sign-up").path)
    return found


def test_each_in_their_own_way_once_and_only_who_has_a_place(application: Flask, places) -> None:
    week = run(application, london(2026, 12, 8, 10))
    assert [(row.person.full_name, row.channel, row.state) for row in week] == [
        ("Ann", Channel.EMAIL, MessageState.WAITING),
        ("Bo", Channel.PHONE, MessageState.TO_CALL),
        ("Cy", Channel.LETTER, MessageState.WAITING),
    ]
    two_days = run(application, london(2026, 12, 13, 10))[3:]
    assert [row.channel for row in two_days] == [Channel.EMAIL, Channel.PHONE, Channel.PHONE]  # a letter is too slow
    assert len(run(application, london(2026, 12, 15, 8))) == 9
    assert len(run(application, london(2026, 12, 15, 10))) == 9


def test_yes_is_noted_and_after_a_no_the_place_is_leaving(
    application: Flask, make: Make, browser: Browser, places
) -> None:
    run(application, london(2026, 12, 8, 10))
    ann, bo, di = (places[name] for name in ("ann", "bo", "di"))
    for name in ("ann", "bo", "di"):
        places[name][0].sign_in(f"{name}@post.example")
    page = ann[0].get(ann[1])
    assert "Can you still come?" in page.text
    yes = next(f for f in page.soup.select("form[action$='/coming']") if f.select_one("[value=yes]"))
    session = yes.select_one("[name=session]")["value"]
    assert "Please choose yes or no" in ann[0].post(f"{ann[1]}/coming", session=session, answer="perhaps").text
    answered = ann[0].post(f"{ann[1]}/coming", session=session, answer="yes")
    assert "You have told us that you can come" in answered.text
    assert "Can you still come?" not in answered.text

    assert bo[0].post(f"{bo[1]}/coming", session=session, answer="no").h1 == "You said that you cannot come"
    application.extensions["clock"].advance(timedelta(minutes=15))
    with application.app_context():
        assert free_leaving(clock.now()) == 1
    assert bo[0].get(bo[1]).h1 == "You have withdrawn"
    assert di[0].get(di[1]).h1 == "You have an offer of a place"
    assert di[0].post(f"{di[1]}/coming", session=session, answer="yes").h1 == "You have an offer of a place"
    assert ann[0].post(f"{bo[1]}/coming", session=session, answer="yes", status=404)

    (again,) = [row for row in run(application, london(2026, 12, 13, 10)) if row.person.full_name == "Ann"][1:]
    assert "You have told us that you can come." in again.text


def test_what_is_overtaken_is_not_sent(application: Flask, places) -> None:
    run(application, london(2026, 12, 8, 10))
    still_true = application.extensions["still_true"]["reminder"]
    places["ann"][0].sign_in("ann@post.example")
    places["ann"][0].post(f"{places['ann'][1]}/withdraw")
    with application.app_context():
        ann, bo, cy = reminders()
        assert [still_true(row, clock.now()) for row in (ann, bo, cy)] == [False, True, True]
    with application.app_context():
        with db.transaction() as session:
            moved = session.scalars(select(Session)).one()
            moved.starts_at, moved.ends_at = moved.starts_at + timedelta(1), moved.ends_at + timedelta(1)
        assert not still_true(bo, clock.now())


def test_a_message_that_waits_in_the_evening_waits_for_the_morning(application: Flask, places) -> None:
    run(application, london(2026, 12, 8, 10))
    with application.app_context():
        with db.transaction() as session:
            for row in session.scalars(select(OutboxMessage).where(OutboxMessage.name != "reminder")):
                session.delete(row)
        assert db.session().scalars(outbox.due(london(2026, 12, 8, 20))).first() is None
        assert db.session().scalars(outbox.due(london(2026, 12, 9, 8))).first() is not None


def test_of_a_series_one_day_can_be_left_out_and_the_place_is_kept(
    application: Flask, browser: Browser, make: Make
) -> None:
    ref = make.opportunity(sessions=3, attendance=Attendance.ALL)
    make.advisor("Ann", email="ann@post.example")
    make.person("Tia", Role.TEAM, email="tia@post.example")
    browser.sign_in("ann@post.example")
    path = browser.post(f"/opportunities/{ref}/sign-up").path
    assert len(run(application, london(2026, 12, 9, 10))) == 2  # one for each of two days; the third is later

    browser.sign_in("ann@post.example")
    page = browser.get(path)
    first = page.soup.select("form[action$='/coming'] [name=session]")[0]["value"]
    page = browser.post(f"{path}/coming", session=first, answer="no")
    assert page.h1 == "You have a place"
    assert "You keep your place for the other days" in page.text
    assert len(run(application, london(2026, 12, 14, 10))) == 4  # the 16th and the 17th, and not again the 15th

    team = browser.another()
    team.sign_in("tia@post.example")
    card = team.get(f"/team/opportunities/{ref}/places").text
    assert "Not on that day" in card
    assert "no answer yet" in card
