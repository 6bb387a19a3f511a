"""What each button does: the verb of the signed-in page, as the act of the person the mail went to."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from app.core import db
from app.core.actor import SYSTEM
from app.opportunities.actions.sessions import move_to
from app.opportunities.models import Opportunity, Session
from app.people.models import Person, Role
from app.signups import actions
from app.signups.models import Attending
from app.signups.states import Coming, PlaceState
from tests.calendar.answering.conftest import acts, calls, link_in, press, state_of
from tests.calendar.told import change, outbox

P = PlaceState


@pytest.mark.parametrize(
    ("said", "after", "heading"),
    [
        ("yes", P.CONFIRMED, "You have a place"),
        ("no", P.DECLINED, "Thank you for telling us"),
        ("maybe", P.OFFERED, "Thank you for telling us"),
        ("ring-me", P.OFFERED, "We will ring you"),
    ],
)
def test_an_offer_is_answered_by_a_button_as_the_persons_own_act(
    application, browser, ada, offered, said, after, heading
):
    path = link_in(application, "place_offered")

    page = press(browser, path, said)

    assert page.h1 == heading
    assert state_of(application, offered) is after
    assert acts(application) == [("AnsweredByLink", ada, said)]
    assert calls(application) == {"maybe": ["not_sure"], "ring-me": ["ring_wanted"]}.get(said, [])


def test_a_confirmed_place_can_be_given_back_and_maybe_keeps_it(application, make, browser, held):
    place_id = held(make.opportunity())
    path = link_in(application, "place_confirmed")

    press(browser, path, "maybe")
    press(browser, path, "maybe")
    assert state_of(application, place_id) is P.CONFIRMED
    assert calls(application) == ["not_sure"]

    page = press(browser, path, "no")
    assert page.h1 == "You said that you cannot come"
    assert state_of(application, place_id) is P.CONFIRMED
    application.extensions["clock"].advance(timedelta(minutes=15))
    with application.app_context():
        assert actions.free_leaving(application.extensions["clock"].now()) == 1
    assert state_of(application, place_id) is P.WITHDRAWN
    with application.app_context():
        assert outbox()[-1].name == "place_cancelled"
        assert outbox()[-1].method == "CANCEL"


def test_ring_me_stands_on_todays_page_and_needs_a_number(application, make, browser, ada, held):
    held(make.opportunity())
    press(browser, link_in(application, "place_confirmed"), "ring-me")
    make.person("Tom Team", Role.TEAM, email="tom@staff.example")
    team = browser.another()
    team.sign_in("tom@staff.example")

    assert "Ring Ada Example: Please ring me: Involvement session" in team.get("/team").text

    with application.app_context():
        change(Person, ada, phone=None)
    assert "Please ring me" not in browser.get(link_in(application, "place_confirmed")).text


def test_of_several_days_a_no_to_one_keeps_the_others(application, make, browser, ada, held):
    place_id = held(make.opportunity(sessions=2))
    path = link_in(application, "session_invitation")

    page = press(browser, path, "no")

    assert "You keep your place for the other days." in page.text
    assert state_of(application, place_id) is P.CONFIRMED
    with application.app_context():
        assert db.session().scalars(select(Attending.answer)).all() == [Coming.NOT_THAT_DAY]
    assert press(browser, path, "yes").h1 == "Thank you. We look forward to seeing you"
    with application.app_context():
        assert db.session().scalars(select(Attending.answer)).all() == [Coming.YES]


def test_a_new_time_is_answered_as_it_was_read(application, make, browser, held, sessions):
    """The page was open while the time changed: the answer was not to that."""
    ref = make.opportunity()
    place_id = held(ref)
    (session_id,) = sessions(ref)
    _move(application, ref, session_id, 1)
    path = link_in(application, "place_changed")
    page = browser.get(path)
    assert page.h1 == "Can you still come?"
    values = {"answer": "yes", "shown": page.soup.select_one("[name=shown]")["value"]}
    application.extensions["clock"].advance(timedelta(minutes=1))
    _move(application, ref, session_id, 2)

    stale = browser.post(path, values)

    assert "The dates have changed while you were reading." in stale.text
    assert acts(application) == []
    assert press(browser, path, "yes").h1 == "Thank you. We look forward to seeing you"
    with application.app_context():
        assert db.session().scalars(select(Attending.answer)).all() == [Coming.YES]
    assert "You have told us that you can come." in browser.get(path).text
    assert state_of(application, place_id) is P.CONFIRMED


def _move(application, ref, session_id, hours):
    with application.app_context(), db.transaction() as session:
        opportunity = session.scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
        found = session.get_one(Session, session_id)
        later = timedelta(hours=hours)
        move_to(opportunity, session_id, found.starts_at + later, found.ends_at + later, "", by=SYSTEM)


def test_what_clashes_is_said_before_a_yes_without_saying_what(application, make, browser, held, offered):
    held(make.opportunity(title="Somewhere secret"))
    path = link_in(application, "place_offered")

    page = press(browser, path, "yes")

    assert "Check before you say yes" in page.text
    assert "secret" not in page.source
    assert state_of(application, offered) is P.OFFERED
    values = {field["name"]: field["value"] for field in page.soup.select("main form input")}
    assert browser.post(path, values).h1 == "You have a place"
    assert state_of(application, offered) is P.CONFIRMED


def test_pressed_twice_at_once_it_is_one_answer(application, browser, offered):
    path = link_in(application, "place_offered")
    shown = browser.get(path).soup.select_one("[name=shown]")["value"]
    together, answers = Barrier(2), []

    def one() -> None:
        client = application.test_client(use_cookies=False)
        together.wait()
        answers.append(client.post(path, data={"answer": "yes", "shown": shown}).status_code)

    threads = [Thread(target=one) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [200, 200]
    assert state_of(application, offered) is P.CONFIRMED
    with application.app_context():
        assert [row.name for row in outbox()].count("place_confirmed") == 1


def test_a_reminder_has_a_link_to_say_yes(application, make, browser, held):
    held(make.opportunity())
    application.extensions["clock"].advance(timedelta(days=7, hours=2))
    with application.app_context():
        actions.send_reminders(application.extensions["clock"].now())

    assert press(browser, link_in(application, "reminder"), "yes").h1 == "Thank you. We look forward to seeing you"
