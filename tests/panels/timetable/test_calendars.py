"""Calendars follow the timetable, once a change, and only where a day begins or ends at another time."""

from __future__ import annotations

from app.calendar import actions as calendar
from app.core import db
from app.messages.models import OutboxMessage
from app.messages.worker import run
from app.signups.models import Place
from tests.panels.timetable.at import Desk
from tests.panels.timetable.test_changing import withdrawal


def invited(desk: Desk) -> None:
    """Ann and Bob have the day in their calendars, and everything that waited is sent."""
    application = desk.panel.application
    with application.app_context():
        with db.transaction() as session:
            for place in session.query(Place).all():
                calendar.invite(place.id)
        run(application, once=True)


def messages(desk: Desk) -> list[tuple[str, str]]:
    with desk.panel.application.app_context():
        rows = db.session().query(OutboxMessage).order_by(OutboxMessage.id)
        return [(row.name, row.subject) for row in rows]


def test_making_it_tells_everybody_the_new_finish_once(desk: Desk) -> None:
    invited(desk)
    before = len(messages(desk))
    desk.browser.post(f"{desk.at}/take-days")
    shown, _page = desk.does(f"{desk.at}/lengths", {"candidates": 5, "reason": "The times are found."})
    assert "2 e-mails" in shown.text
    assert len(messages(desk)) == before + 2
    with desk.panel.application.app_context():
        (session,) = desk.panel.found().sessions
        assert session.ends_at.hour == 16


def test_slots_inside_the_day_tell_nobody(desk: Desk) -> None:
    invited(desk)
    desk.makes(5)
    before = messages(desk)
    shown, _page = desk.does(desk.change("Candidate 2"), {"start-hour": "13", "start-minute": "30"})
    assert "no message will be sent" in shown.text
    shown, _page = desk.does(withdrawal(desk, "Candidate 3"))
    assert "Stay as they are" in shown.text
    assert messages(desk) == before


def test_the_host_may_leave_people_the_time_they_have(desk: Desk) -> None:
    invited(desk)
    before = messages(desk)
    desk.browser.post(f"{desk.at}/take-days")
    shown, page = desk.does(f"{desk.at}/lengths", {"candidates": 5, "tell": "no"})
    assert "Stay as they are" in shown.text
    assert "People have Thursday 31 December 2026, 9am to 5pm UK time in their calendars." in page.text
    assert messages(desk) == before


def test_a_day_that_grows_past_what_people_have_is_always_told(desk: Desk) -> None:
    invited(desk)
    desk.makes(5)
    page = desk.looks(f"{desk.at}/candidates/add", {"tell": "no"})
    assert "would end" in page.text  # past the latest finish
    change = next(href for words, href in desk.page().links().items() if words.startswith("Change the hours"))
    desk.does(change, {"ends-hour": "18"})
    asked = desk.looks(f"{desk.at}/candidates/add", {"tell": "no"})
    assert asked.errors == ["Say why in one sentence: the times in people's calendars change, and they read it."]
    before = len(messages(desk))
    shown, _page = desk.does(f"{desk.at}/candidates/add", {"tell": "no", "reason": "One candidate more."})
    assert "Calendars Thursday 31 December 2026, 9am to" in shown.text
    assert "2 e-mails" in shown.text
    assert len(messages(desk)) <= before + 2


def test_several_changes_in_a_few_minutes_are_one_message(desk: Desk) -> None:
    """The calendar holds what is not sent yet: a second change of the finish replaces the first one's message."""
    invited(desk)
    desk.makes(5)
    once = len(messages(desk))
    desk.does(withdrawal(desk, "Candidate 2"), {"prefer": "earliest", "reason": "One candidate fewer."})
    desk.does(withdrawal(desk, "Candidate 3"), {"prefer": "earliest", "reason": "Two candidates fewer."})
    assert len(messages(desk)) == once
