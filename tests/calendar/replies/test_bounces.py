"""A mail that came back: the team reads who it is and what to do, and it ends when somebody has done it."""

from __future__ import annotations

import pytest

from app.calendar.replies.states import Reason
from app.core import db
from app.people.models import Channel, Person, Role
from app.people.states import MailFault
from tests.calendar.replies.scene import Scene
from tests.calendar.replies.shapes import people
from tests.support.page import Browser, Page

TODAY = "Mail to Ada Example comes back: ring them, put the address right, or send letters"


@pytest.fixture
def team(make, browser: Browser) -> Browser:
    make.person("Tia Team", Role.TEAM, email="team@post.example")
    browser.sign_in("team@post.example")
    return browser


def came_back(found: Scene, status: str = "5.1.1") -> None:
    raw = people.bounce_standard(found.to()).replace(b"5.1.1", status.encode())
    assert found.comes(raw.replace(b"reply-1@", f"{status}@".encode())) is Reason.BOUNCED


def has(found: Scene, **fields: object) -> None:
    with found.application.app_context(), db.transaction() as session:
        for name, value in fields.items():
            setattr(session.get_one(Person, found.ada), name, value)


def her_page(found: Scene, team: Browser) -> Page:
    return team.get(f"/team/people/{found.person().ref}")


@pytest.mark.parametrize(
    ("status", "fault", "words"),
    [
        ("5.1.1", MailFault.NO_SUCH_ADDRESS, "There is no such address"),
        ("5.2.2", MailFault.FULL, "Their mailbox is full"),
        ("5.7.1", MailFault.NOT_LET_IN, "did not let our mail in"),
        ("5.0.0", MailFault.OTHER, "did not say why"),
    ],
)
def test_today_says_what_to_do_and_her_page_since_when_and_why(scene, team, status, fault, words):
    found = scene()
    has(found, phone="+441134960000")
    came_back(found, status)
    assert found.person().email_fault is fault

    today = team.get("/team")
    assert TODAY in today.text
    page = team.get(today.links()[TODAY])

    assert "Mail to ada@home.example has come back since Tuesday 1 December 2026." in page.text
    assert words in page.text
    assert "Ring them and ask: 0113 496 0000." in page.text
    assert "A mail to them came back" in page.text


def test_what_came_back_in_a_mail_servers_own_words_has_no_reason(scene, team):
    found = scene()
    assert found.comes(people.bounce_of_qmail(found.to())) is Reason.BOUNCED
    assert "did not say why" in her_page(found, team).text


def test_it_works_again_ends_it_and_the_next_that_comes_back_begins_it_anew(scene, team):
    found = scene()
    came_back(found)
    done = team.send(her_page(found, team), action="/email-works")

    assert "mail goes to ada@home.example as before" in done.text
    assert "Their email does not arrive" not in done.text
    assert TODAY not in team.get("/team").text
    assert (found.person().email_failing_since, found.person().email_fault) == (None, None)
    came_back(found, "5.2.2")
    assert TODAY in team.get("/team").text


def test_a_new_address_ends_it(scene, team):
    found = scene()
    came_back(found)
    page = team.get(her_page(found, team).links()["Change the address"])
    done = team.send(page, {"email": "ada@new.example", "asked": "phone"})

    assert "Their email does not arrive" not in done.text
    assert TODAY not in team.get("/team").text
    assert (found.person().email, found.person().email_fault) == ("ada@new.example", None)


def test_letters_instead_need_somewhere_to_send_them(scene, team):
    found = scene()
    came_back(found)
    page = her_page(found, team)
    assert "To send letters instead, write down their postal address first." in page.text
    refused = team.post(f"/team/people/{found.person().ref}/send-letters")
    assert found.person().contact_by is Channel.EMAIL
    assert "address" in refused.text

    has(found, address="1 Elm Row\nTown", reminders_by=Channel.TEXT, phone="+441134960000")
    done = team.send(her_page(found, team), action="/send-letters")

    person = found.person()
    assert (person.contact_by, person.reminders_by) == (Channel.LETTER, Channel.TEXT)
    assert "Nothing goes to them by email now." in done.text
    assert TODAY not in team.get("/team").text
    assert person.email_failing_since is not None, "it is still so, and her page says it"


def test_of_whoever_has_left_or_died_nobody_is_told_to_ring(scene, team):
    found = scene()
    came_back(found)
    has(found, silent_since=found.person().email_failing_since)
    assert TODAY not in team.get("/team").text


@pytest.mark.parametrize("role", [Role.ADVISOR, Role.HOST, Role.BUDGET, Role.FINANCE, Role.ADMIN])
@pytest.mark.parametrize("verb", ["email-works", "send-letters"])
def test_others_may_do_none_of_it(scene, make, browser, role, verb):
    found = scene()
    came_back(found)
    has(found, address="1 Elm Row\nTown")
    make.person("Somebody Else", role, email="else@staff.example")
    browser.sign_in("else@staff.example")

    browser.get(f"/team/people/{found.person().ref}", status=403)
    browser.post(f"/team/people/{found.person().ref}/{verb}", status=403)

    assert found.person().email_failing_since is not None
    assert found.person().contact_by is Channel.EMAIL
