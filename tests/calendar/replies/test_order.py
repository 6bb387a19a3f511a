"""Which answer is the later one, what a change of time or room does to it, and what a reply is never believed about."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from icalendar import Calendar
from sqlalchemy import select

from app.calendar.models import Invitation
from app.calendar.replies.states import Reason
from app.calendar.states import Answer
from app.core import db
from app.core.actor import Actor
from app.opportunities.actions import sessions
from app.opportunities.models import Opportunity
from app.people.actions import persons
from app.signups.states import Coming, PlaceState
from tests.calendar.replies import shapes
from tests.calendar.replies.answers import no, perhaps, says, stamp, yes
from tests.calendar.replies.scene import Scene
from tests.calendar.replies.shapes import people


def moved(found: Scene, *, hours: int = 0, venue: str = "") -> None:
    """The host changes time or room of the session."""
    with found.application.app_context(), db.transaction():
        opportunity = db.session().scalars(select(Opportunity).where(Opportunity.ref == found.opportunity)).one()
        session = opportunity.sessions[0]
        starts_at = session.starts_at + timedelta(hours=hours)
        ends_at, by = starts_at + timedelta(hours=2), Actor(opportunity.host_id)
        sessions.move_to(opportunity, session.id, starts_at, ends_at, venue or opportunity.venue, by=by)


def request(found: Scene) -> tuple[str, int]:
    """PARTSTAT and SEQUENCE of the newest invitation that went out."""
    row = [each for each in found.mails() if each.method == "REQUEST"][-1]
    event = Calendar.from_ical(row.calendar).events[0]
    return event.attendees[0].params["PARTSTAT"], event.sequence


def test_another_room_keeps_the_answer_and_another_time_asks_anew(scene):
    found = scene()
    found.comes(yes(found.to()))

    moved(found, venue="Room 9")
    found.sent()
    assert request(found) == ("ACCEPTED", 1)
    moved(found, hours=1)

    assert request(found) == ("NEEDS-ACTION", 2)
    assert (found.invitation().answered, found.coming().answer) == (Answer.NEEDS_ACTION, None)
    assert found.comes(yes(found.to())) is Reason.SAID_YES
    assert (found.invitation().answered, found.coming().answer) == (Answer.ACCEPTED, Coming.YES)


def test_an_answer_to_the_old_time_changes_nothing_and_brings_the_new_one_once(scene):
    found = scene()
    old = found.to()
    moved(found, hours=1)
    found.sent()

    assert [found.comes(no(old)), found.comes(yes(old))] == [Reason.OLD_TIME] * 2

    again = [row for row in found.mails() if row.name == "answer_again"]
    event = Calendar.from_ical(again[0].calendar).events[0]
    assert (len(again), again[0].method, event.uid, event.sequence) == (1, "REQUEST", old.uid, 1)
    assert (found.place().state, found.place().leaving_at) == (PlaceState.CONFIRMED, None)
    assert found.comes(no(found.to())) is Reason.SAID_NO


def test_while_the_news_of_a_change_waits_an_answer_to_the_old_time_brings_no_second_mail(scene):
    found = scene()
    old = found.to()
    found.comes(yes(old))
    moved(found, hours=1)

    assert found.comes(no(old)) is Reason.OLD_TIME
    assert [row.name for row in found.mails()] == ["place_changed"]
    moved(found, hours=-1)  # put back: nobody was told, and the answer to that time stands

    assert (found.mails(), found.invitation().answered) == ([], Answer.ACCEPTED)
    assert found.comes(no(old)) is Reason.SAID_NO


def test_a_new_time_takes_a_no_to_the_old_one_back(scene):
    found = scene()
    found.comes(no(found.to()))
    moved(found, hours=1)
    found.work(60)

    assert (found.place().state, found.place().leaving_at) == (PlaceState.CONFIRMED, None)
    assert found.invitation().answered is Answer.NEEDS_ACTION


@pytest.mark.parametrize("first", [yes, no, perhaps])
def test_an_answer_that_comes_late_does_not_undo_a_later_one(scene, first):
    found = scene()
    early = first(found.to())  # written first, and held up on the way
    found.comes(says(found.to(), "TENTATIVE" if first is not perhaps else "ACCEPTED"))
    before = found.invitation().answer

    assert found.comes(early) is Reason.OLDER
    assert found.invitation().answer is before


def test_a_calendar_that_answers_under_an_old_number_is_believed_by_its_time(scene):
    found = scene()
    first = found.to()
    moved(found, venue="Room 9")
    found.comes(yes(found.to()))

    assert found.comes(no(first)) is Reason.SAID_NO


def test_a_clock_that_runs_ahead_does_not_hold_back_what_comes_later(scene):
    found = scene()
    found.comes(says(found.to(), "ACCEPTED", stamp="20991231T235959Z"))
    found.application.extensions["clock"].advance(timedelta(hours=1))

    assert found.comes(says(found.to(), "DECLINED", stamp="20261201T095900Z")) is Reason.SAID_NO


def test_the_same_answer_again_is_no_change_and_a_page_in_between_counts(scene, browser):
    found = scene()
    found.comes(yes(found.to()))
    assert found.comes(yes(found.to())) is Reason.NO_CHANGE
    browser.sign_in("ada@home.example")
    path = f"/places/{found.place().ref}"
    assert "You have told us that you can come" in browser.get(path).text
    found.comes(perhaps(found.to()))
    page = browser.get(path)
    answer = next(form for form in page.soup.select("form[action$='/coming']") if form.select_one("[value=yes]"))
    browser.post(f"{path}/coming", answer="yes", session=answer.select_one("[name=session]")["value"])

    assert found.comes(yes(found.to(), stamp=stamp(found))) is Reason.NO_CHANGE
    assert found.comes(perhaps(found.to(), stamp=stamp(found))) is Reason.PERHAPS
    assert found.mails() == []


@pytest.mark.parametrize(("minutes", "taken"), [(10, False), (1, True)])
def test_what_was_said_here_is_later_than_a_reply_from_before_it_that_was_held_up(scene, minutes, taken):
    """But a calendar whose clock is a little slow is not held up: a yes may not be lost by it."""
    found = scene()
    found.presses("no")

    came = found.comes(yes(found.to(), stamp=stamp(found, minutes=-minutes)))

    assert came is (Reason.SAID_YES if taken else Reason.OLDER)
    assert (found.place().leaving_at is None) is taken


def test_nothing_but_the_answer_is_taken_from_a_reply(scene):
    found = scene()
    before = found.invitation()
    raw = says(found.to(), "ACCEPTED", more="LOCATION:Elsewhere\nX-URL:https://bad.example\n")
    found.comes(raw.replace(b"20261215T100000Z", b"20300101T000000Z").replace(b"Involvement session", b"Free money"))

    after = found.invitation()
    kept = ("starts_at", "ends_at", "location", "sequence", "address", "content_hash", "dtstamp")
    assert [getattr(before, name) for name in kept] == [getattr(after, name) for name in kept]


def test_of_an_address_that_changed_only_the_new_invitation_is_answered(application: Flask, scene):
    found = scene()
    old = found.to()
    with application.app_context(), db.transaction():
        persons.change(found.ada, {"email": "ada@new.example"}, by=Actor(found.ada))
    found.sent()

    assert found.comes(no(old)) is Reason.NEWER_INVITATION
    assert found.comes(no(shapes.To(found.to().uid, old.address, 0, ""))) is Reason.OTHER_ADDRESS
    assert found.comes(no(found.to())) is Reason.SAID_NO


def test_somebody_who_is_told_by_letter_has_no_invitation_to_answer(application: Flask, scene):
    found = scene()
    with application.app_context(), db.transaction() as session:
        session.get_one(Invitation, found.invitation().id).address = ""

    assert found.comes(no(shapes.To(found.to().uid, "", 0, ""))) is Reason.OTHER_ADDRESS
    assert found.comes(no(shapes.To(found.to().uid, "ada@home.example", 0, ""))) is Reason.OTHER_ADDRESS


def test_a_bounce_is_remembered_until_a_mail_is_answered_or_the_address_changes(application: Flask, scene):
    found = scene()
    bounce = people.bounce_standard(found.to())
    assert found.comes(bounce) is Reason.BOUNCED
    assert found.person().email_failing_since is not None

    found.comes(yes(found.to()))
    assert found.person().email_failing_since is None
    found.comes(bounce.replace(b"reply-1@", b"another@"))
    with application.app_context(), db.transaction():
        persons.change(found.ada, {"email": "ada@new.example"}, by=Actor(found.ada))
    assert found.person().email_failing_since is None

    assert found.comes(bounce.replace(b"reply-1@", b"a-third@")) is Reason.UNKNOWN_REPORT  # of the old address
    assert found.person().email_failing_since is None
