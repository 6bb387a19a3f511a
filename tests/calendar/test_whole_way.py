"""From a sign-up to a withdrawal through the real table of reactions, as it lands in a mailbox."""

from __future__ import annotations

import mailbox
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.messages.worker import run
from app.opportunities.actions import sessions
from app.opportunities.models import Opportunity
from app.signups import actions as signups
from tests.calendar.told import hold_over


@pytest.fixture
def ada(context, make) -> int:
    return make.advisor("Ada Example", email="ada@home.example")


@pytest.fixture
def shared(context, make) -> Opportunity:
    """Two places, first come first served."""
    ref = make.opportunity(seats=2, venue="Room 2")
    return db.session().scalars(select(Opportunity).where(Opportunity.ref == ref)).one()


def arrived(mail: Path) -> list[EmailMessage]:
    """What lies in the mailbox, in the order of the versions of each invitation."""
    found: list[Any] = [
        message_from_bytes(one.as_bytes(), policy=default) for one in mailbox.Maildir(mail, create=False)
    ]
    return sorted(found, key=lambda one: (one["To"], version(one)))


def part(mail: EmailMessage) -> EmailMessage:
    (found,) = [one for one in mail.walk() if one.get_content_type() == "text/calendar"]
    return found  # type: ignore[return-value]


def method(mail: EmailMessage) -> str:
    return str(part(mail)["Content-Type"].params["method"])


def event(mail: EmailMessage) -> Any:
    (found,) = Calendar.from_ical(part(mail).get_payload(decode=True)).events
    return found


def version(mail: EmailMessage) -> int:
    return int(event(mail).sequence)


def test_confirmed_moved_and_given_up_are_three_versions_of_one_entry(application, ada, shared, mail):
    host = Actor(shared.host_id)
    with db.transaction():
        (place,) = signups.sign_up(shared.id, ada, by=Actor(ada))
    assert run(application, once=True)
    later = shared.sessions[0].starts_at + timedelta(hours=3)
    with db.transaction():
        sessions.move_to(shared, shared.sessions[0].id, later, later + timedelta(hours=1), "Room 5", by=host)
    hold_over(application)
    assert run(application, once=True)
    with db.transaction():
        signups.withdraw(place.id, by=Actor(ada))
    assert run(application, once=True)
    assert run(application, once=True)

    mails = arrived(mail)
    events = [event(one) for one in mails]
    assert [method(one) for one in mails] == ["REQUEST", "REQUEST", "CANCEL"]
    assert len({one.uid for one in events}) == 1
    assert [one.sequence for one in events] == [0, 1, 2]
    assert [one.start == later for one in events] == [False, True, True]
    assert str(events[-1]["STATUS"]) == "CANCELLED"
    for one, found in zip(mails, events, strict=True):
        assert one["From"].addresses[0].addr_spec == str(found["ORGANIZER"]).removeprefix("mailto:")
        assert one["To"] == str(found.attendees[0]).removeprefix("mailto:") == "ada@home.example"
        assert one["From"].addresses[0].display_name == found["ORGANIZER"].params["CN"]


def test_one_who_leaves_takes_nothing_from_the_other(application, ada, shared, make, mail):
    bea = make.advisor("Bea Example", email="bea@home.example")
    with db.transaction():
        (place,) = signups.sign_up(shared.id, ada, by=Actor(ada))
    with db.transaction():
        signups.sign_up(shared.id, bea, by=Actor(bea))
    assert run(application, once=True)
    with db.transaction():
        signups.withdraw(place.id, by=Actor(ada))
    assert run(application, once=True)

    found = [(str(one["To"]), method(one)) for one in arrived(mail)]
    assert found == [("ada@home.example", "REQUEST"), ("ada@home.example", "CANCEL"), ("bea@home.example", "REQUEST")]
    assert len({event(one).uid for one in arrived(mail)}) == 2
    for one in arrived(mail):
        # an address, not a name: the hex of a UID spells short names now and then
        others = {"ada@home.example": b"bea@", "bea@home.example": b"ada@"}[str(one["To"])]
        assert others not in one.as_bytes().lower()
        assert others not in part(one).get_payload(decode=True).lower()


def test_given_up_before_anything_was_sent_is_told_in_words_alone(application, ada, shared, mail):
    with db.transaction():
        (place,) = signups.sign_up(shared.id, ada, by=Actor(ada))
    with db.transaction():
        signups.withdraw(place.id, by=Actor(ada))
    assert run(application, once=True)

    (only,) = mailbox.Maildir(mail, create=False)
    assert str(only["Subject"]).startswith("Cancelled: ")
    assert "text/calendar" not in {one.get_content_type() for one in only.walk()}
