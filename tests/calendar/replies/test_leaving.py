"""A no from the calendar: a quarter of an hour to change one's mind, then the place goes on to the next."""

from __future__ import annotations

import pytest
from icalendar import Calendar
from sqlalchemy import select

from app.calendar.models import Invitation
from app.calendar.replies.states import Reason
from app.calendar.states import Answer
from app.core import db
from app.opportunities.states import Attendance
from app.people.models import Role
from app.signups.models import Call, Place
from app.signups.states import CallState, Coming, PlaceState
from tests.calendar.replies.answers import no, perhaps, yes
from tests.support.page import Browser


@pytest.fixture
def team(make, browser) -> Browser:
    make.person("Tia Team", Role.TEAM, email="team@post.example")
    own = browser.another()
    own.sign_in("team@post.example")
    return own


def calls(application) -> list[tuple[int, CallState]]:
    with application.app_context():
        found = db.session().execute(select(Call.place_id, Call.state).order_by(Call.turn))
        return [(place_id, state) for place_id, state in found]


def test_it_counts_as_taken_for_a_quarter_of_an_hour_and_then_goes_on(scene):
    found = scene()
    to = found.to()
    assert found.comes(no(to)) is Reason.SAID_NO

    found.work(14)
    assert (found.place().state, found.place(found.bea).state) == (PlaceState.CONFIRMED, PlaceState.RESERVE)
    found.work(1)

    assert (found.place().state, found.place(found.bea).state) == (PlaceState.WITHDRAWN, PlaceState.OFFERED)
    invitation = found.invitation()
    assert (invitation.sequence, invitation.cancelled_at is not None) == (to.sequence, True)
    (told,) = found.mails()
    assert (told.name, told.calendar, told.address) == ("decline_noted", None, "ada@home.example")
    assert "9:15am" in told.text
    found.work(60)
    assert len(found.mails()) == 1


@pytest.mark.parametrize("answer", [yes, perhaps])
def test_a_yes_or_a_perhaps_in_that_time_brings_it_back(scene, answer):
    found = scene()
    found.comes(no(found.to()))
    found.application.extensions["clock"].advance(found.place().leaving_at - found.place().asked_at)  # the last second

    assert found.comes(answer(found.to())) in {Reason.SAID_YES, Reason.PERHAPS}
    found.work(60)

    assert (found.place().state, found.place().leaving_at) == (PlaceState.CONFIRMED, None)
    assert found.place(found.bea).state is PlaceState.RESERVE
    assert [row.name for row in found.mails()] == ["decline_noted"]


def test_everybody_who_looks_reads_that_it_is_leaving_and_one_press_brings_it_back(scene, browser, team, make):
    host = make.person("Hal Host", Role.HOST, email="hal@post.example")
    found = scene(host=host, team=make.team("A team", host))
    found.comes(no(found.to()))
    said = "Leaving (said that they cannot come)"

    assert said in team.get(f"/team/opportunities/{found.opportunity}/places").text
    own = browser.another()
    own.sign_in("hal@post.example")
    assert said in own.get(f"/host/opportunities/{found.opportunity}/places").text
    browser.sign_in("ada@home.example")
    page = browser.get(f"/places/{found.place().ref}")
    assert page.h1 == "You said that you cannot come"
    assert "until Tuesday 1 December 2026, 9:15am UK time" in page.text
    page = browser.send(page, action="/coming")

    assert page.h1 == "You have a place"
    found.work(60)
    assert found.place().state is PlaceState.CONFIRMED
    noted, again = found.mails()  # their calendar has lost the entry, so it comes anew
    event = Calendar.from_ical(again.calendar).events[0]
    assert (noted.name, again.name, again.method) == ("decline_noted", "session_invitation", "REQUEST")
    assert (event.uid, event.sequence, event.attendees[0].params["PARTSTAT"]) == (found.to().uid, 1, "ACCEPTED")


def test_within_two_days_the_next_in_line_are_calls_to_make(scene, application, team, make, browser):
    found = scene(in_days=1)
    make.advisor("Cy Example", email="cy@home.example")
    cy = browser.another()
    cy.sign_in("cy@home.example")
    cy.post(f"/opportunities/{found.opportunity}/sign-up")
    found.comes(no(found.to()))
    found.work(15)

    assert found.place().state is PlaceState.WITHDRAWN
    assert found.place(found.bea).state is PlaceState.RESERVE
    assert [state for _place, state in calls(application)] == [CallState.TO_CALL] * 2
    page = team.get("/team/calls")
    assert "Bea Example" in page.text
    assert "Cy Example" in page.text
    assert not [row for row in found.mails() if row.name == "place_offered"]


def test_further_ahead_the_next_in_line_has_an_offer(scene, application):
    found = scene(in_days=3)
    found.comes(no(found.to()))
    found.work(15)

    assert found.place(found.bea).state is PlaceState.OFFERED
    assert calls(application) == []


def test_once_it_has_begun_nobody_is_sent_anything(scene, application):
    found = scene(in_days=1)
    application.extensions["clock"].freeze(found.invitation().starts_at)
    assert found.comes(no(found.to())) is Reason.OVER
    assert found.comes(yes(found.to(), sequence="0")) is Reason.OVER
    assert found.mails() == []


def test_where_it_begins_in_ten_minutes_it_is_freed_before(scene, application):
    found = scene(in_days=1)
    starts_at = found.invitation().starts_at
    application.extensions["clock"].freeze(starts_at.replace(minute=50, hour=starts_at.hour - 1))
    assert found.comes(no(found.to())) is Reason.SAID_NO
    found.work(9)
    assert found.place().state is PlaceState.WITHDRAWN


def test_a_worker_that_stood_still_past_the_beginning_changes_nothing(scene, application):
    found = scene(in_days=1)
    application.extensions["clock"].freeze(found.invitation().starts_at.replace(minute=50, hour=9))
    found.comes(no(found.to()))
    found.work(30)
    assert (found.place().state, found.place().leaving_at) == (PlaceState.CONFIRMED, None)


def test_a_yes_after_it_has_gone_makes_no_place(scene, application):
    found = scene()
    to = found.to()
    found.comes(no(to))
    found.work(15)
    found.sent()

    assert found.comes(yes(to)) is Reason.GONE
    assert found.comes(yes(to)) is Reason.GONE

    noted, gone = found.mails()
    event = Calendar.from_ical(gone.calendar).events[0]
    assert (noted.name, gone.name, gone.method) == ("decline_noted", "place_gone", "CANCEL")
    assert (event.uid, event.sequence) == (to.uid, to.sequence + 1)
    assert f"/opportunities/{found.opportunity}" in gone.text
    assert "Room 2" not in gone.text
    assert (found.place().state, found.place(found.bea).state) == (PlaceState.WITHDRAWN, PlaceState.OFFERED)
    with application.app_context():
        assert len(db.session().scalars(select(Place)).all()) == 2


def test_who_withdraws_on_the_page_meanwhile_has_withdrawn_once(scene, browser):
    found = scene()
    found.comes(no(found.to()))
    browser.sign_in("ada@home.example")
    browser.post(f"/places/{found.place().ref}/withdraw")
    found.work(60)

    assert found.place().state is PlaceState.WITHDRAWN
    assert found.place(found.bea).state is PlaceState.OFFERED
    assert [row.name for row in found.mails()] == ["decline_noted"]
    assert found.comes(no(found.to())) is Reason.NOTHING_HELD


def test_a_withdrawal_after_a_yes_still_takes_the_entry_out(scene, browser):
    found = scene()
    found.comes(no(found.to()))
    found.comes(yes(found.to()))
    browser.sign_in("ada@home.example")
    browser.post(f"/places/{found.place().ref}/withdraw")

    assert [(row.name, row.method) for row in found.mails()] == [("decline_noted", None), ("place_cancelled", "CANCEL")]


def test_a_place_that_the_team_takes_back_meanwhile_is_cancelled_as_usual(scene, team):
    found = scene()
    found.comes(no(found.to()))
    page = team.get(f"/team/places/{found.place().ref}/release")
    page = team.send(page, {"reason": "We booked one person too many."})
    team.send(page)

    assert found.place().state is PlaceState.RELEASED
    assert found.mails()[-1].method == "CANCEL"
    found.work(60)
    assert found.place().state is PlaceState.RELEASED


def series(found) -> list[Invitation]:
    with found.application.app_context():
        mine = select(Invitation).where(Invitation.person_id == found.ada).order_by(Invitation.starts_at)
        return list(db.session().scalars(mine))


def test_of_a_series_a_no_means_that_day_until_every_day_is_said_no_to(scene):
    found = scene(sessions=3, attendance=Attendance.ALL)
    days = [found.to().__class__(each.uid, each.address, each.sequence, "") for each in series(found)]

    assert [found.comes(no(day)) for day in days] == [Reason.NOT_THAT_DAY, Reason.NOT_THAT_DAY, Reason.SAID_NO]
    assert [row.text.count("other days") for row in found.mails() if row.name == "decline_noted"] == [1, 1, 0]
    assert found.comes(yes(days[1])) is Reason.SAID_YES
    found.work(60)
    assert found.place().state is PlaceState.CONFIRMED
    assert [each.answer for each in series(found)] == [Answer.DECLINED, Answer.ACCEPTED, Answer.DECLINED]

    assert found.comes(no(days[1])) is Reason.SAID_NO
    found.work(60)
    assert found.place().state is PlaceState.WITHDRAWN
    assert all(each.cancelled_at for each in series(found))
    assert "CANCEL" not in {row.method for row in found.mails()}


def test_perhaps_keeps_the_place_and_the_team_and_the_person_read_it(scene, browser, team):
    found = scene()
    assert found.comes(perhaps(found.to())) is Reason.PERHAPS

    assert "Perhaps, they say. The place is kept" in team.get(f"/team/opportunities/{found.opportunity}/places").text
    browser.sign_in("ada@home.example")
    page = browser.get(f"/places/{found.place().ref}")
    assert "You have told us that you do not know yet." in page.text
    assert found.comes(yes(found.to())) is Reason.SAID_YES
    assert found.coming().answer is Coming.YES
    assert found.mails() == []
