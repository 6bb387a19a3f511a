"""How dates get into one's calendar: chosen under My account, with what is in the calendar already moved along."""

from __future__ import annotations

import pytest
from icalendar import Calendar
from sqlalchemy import select

from app.core import db
from app.people.models import Person
from app.people.states import DatesBy
from tests.calendar.feeds.conftest import events, make_feed
from tests.calendar.told import invitations, outbox

CHOOSE = "/account/calendar/choose"


def choose(browser, way, titles="neutral"):
    page = browser.get(CHOOSE)
    return browser.send(page, {"dates_by": way, "titles": titles})


def sent(application):
    with application.app_context():
        return [(each.name, each.method, each.uid, each.sequence) for each in outbox()]


def way_of(application, person_id):
    with application.app_context():
        return db.session().scalars(select(Person.dates_by).where(Person.id == person_id)).one()


def test_a_feed_instead_takes_the_invitations_back_and_keeps_the_place(
    application, make, browser, fetch, ada, invite, read
):
    invite(ada, make.opportunity(sessions=2))
    before = sent(application)

    page = choose(browser, "feed")

    assert "Your choice is saved" in page.text
    assert "You have no address yet" in page.text
    new = sent(application)[len(before) :]
    uids = [uid for name, method, uid, _number in before if method == "REQUEST"]
    assert new == [("invitation_moved", "CANCEL", uid, 1) for uid in uids]
    with application.app_context():
        (word, *_more) = [each for each in outbox() if each.name == "invitation_moved"]
    assert "Your place is kept." in word.text
    assert word.subject.startswith("Out of your calendar: Involvement session")
    assert read(word.calendar)["events"][0]["status"] == "CANCELLED"
    (first, second) = events(fetch(make_feed(browser)))
    assert {str(first["STATUS"]), str(second["STATUS"])} == {"CONFIRMED"}
    assert not {first.uid, second.uid} & set(uids)
    assert way_of(application, ada) is DatesBy.FEED


def test_back_to_invitations_sends_each_anew_and_ends_the_address(application, make, browser, fetch, ada, invite):
    choose(browser, "feed")
    invite(ada, make.opportunity(sessions=2))
    assert [method for _name, method, _uid, _number in sent(application)] == [None]
    path = make_feed(browser)

    choose(browser, "invitations")

    new = sent(application)[1:]
    assert [(name, method, number) for name, method, _uid, number in new] == [("session_invitation", "REQUEST", 0)] * 2
    assert fetch(path).status_code == 404
    with application.app_context():
        live = {each.uid for each in invitations() if each.cancelled_at is None}
    assert {uid for _name, _method, uid, _number in new} == live


def test_both_is_said_to_make_two_and_has_one_uid(application, make, browser, fetch, ada, invite):
    invite(ada, make.opportunity())
    path = make_feed(browser)  # made while invitations come: so both

    page = browser.get("/account/calendar")

    assert "each date stands in your calendar twice" in page.text
    assert way_of(application, ada) is DatesBy.BOTH
    (event,) = events(fetch(path))
    ((_name, method, uid, number),) = sent(application)
    assert (method, event.uid, event.sequence) == ("REQUEST", uid, number)

    browser.post("/account/calendar/feed/end", kind="own")
    assert way_of(application, ada) is DatesBy.INVITATIONS
    assert len(sent(application)) == 1


def test_not_at_all_is_plain_mails(application, make, browser, ada, invite):
    choose(browser, "none")
    invite(ada, make.opportunity())

    with application.app_context():
        (mail,) = outbox()
    assert (mail.name, mail.calendar, mail.address) == ("place_confirmed", None, "ada@home.example")
    assert "calendar invitation" not in mail.text
    assert "10am" in mail.text


def test_the_same_choice_again_sends_nothing(application, make, browser, ada, invite):
    invite(ada, make.opportunity())
    before = sent(application)

    choose(browser, "invitations")
    choose(browser, "both")
    choose(browser, "invitations")

    assert sent(application) == before


@pytest.mark.parametrize("values", [{"dates_by": "pigeon"}, {"dates_by": ""}, {"titles": "shouted"}])
def test_an_answer_that_is_none_changes_nothing(application, make, browser, ada, values):
    page = browser.send(browser.get(CHOOSE), values)

    assert page.errors
    assert way_of(application, ada) is DatesBy.INVITATIONS


def test_who_has_no_places_is_not_asked(make, browser):
    from app.people.models import Role

    make.person("Hattie Host", Role.HOST, email="hattie@staff.example")
    browser.sign_in("hattie@staff.example")
    browser.get(CHOOSE, status=403)
    browser.get("/account/calendar/preview", status=403)
    page = browser.get("/account/calendar")
    assert "By a plain name" not in page.text
    assert "My team's sessions" in page.text


@pytest.mark.parametrize("program", ["outlook", "google", "apple", "android"])
def test_the_steps_can_be_read_by_everybody(browser, program):
    page = browser.get("/calendar-help")
    assert f"/calendar-help/{program}" in page.links().values()

    steps = browser.get(f"/calendar-help/{program}")

    assert len(steps.soup.select("ol li")) >= 6
    browser.get("/calendar-help/abacus", status=404)


def test_a_full_title_is_in_the_feed_at_once_and_in_the_next_mail(application, make, browser, fetch, ada, invite):
    invite(ada, make.opportunity(title="Nurse panel, Psychiatric Liaison"))
    path = make_feed(browser)
    assert [str(event["SUMMARY"]) for event in events(fetch(path))] == ["Involvement session"]
    before = len(sent(application))

    choose(browser, "both", "full")

    assert len(sent(application)) == before
    (event,) = events(fetch(path))
    assert str(event["SUMMARY"]) == "Nurse panel, Psychiatric Liaison"
    assert str(event["CLASS"]) == "PRIVATE"
    invite(ada, make.opportunity(title="Ward round review"))
    with application.app_context():
        mail = outbox()[-1]
    assert mail.subject.startswith("Confirmed: Ward round review, ")
    assert [str(one["SUMMARY"]) for one in Calendar.from_ical(mail.calendar).events] == ["Ward round review"]
