"""A confirmed place: one person, one session, one UID, and nothing said that a family may not see."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from app.calendar import actions
from app.core import clock
from app.messages.write import Why
from app.people.models import Channel
from tests.calendar.told import do, event, invitations, opportunity, outbox


def test_a_confirmed_place_is_one_mail_with_its_invitation(ada, make, place):
    do(actions.invite, place(ada, opportunity(make)))

    (message,), (invitation,) = outbox(), invitations()
    assert (message.name, message.method, message.sequence) == ("place_confirmed", "REQUEST", 0)
    assert re.fullmatch(r"[0-9a-f]{32}@alongside\.example", message.uid)
    assert (invitation.uid, invitation.address, invitation.sequence) == (message.uid, "ada@home.example", 0)
    found = event(message)
    assert (found.uid, found.sequence, found.start) == (message.uid, 0, invitation.starts_at)
    assert str(found["ORGANIZER"]) == "mailto:invites@alongside.example"
    assert [str(one) for one in found.attendees] == ["mailto:ada@home.example"]
    assert str(found["LOCATION"]) == "Room 2, Riverbank House, 1 High Street"
    assert "Sam Host, 020 7946 0001" in str(found["DESCRIPTION"])


def test_nothing_a_family_could_see_tells_who_the_person_is(ada, make, place):
    do(actions.invite, place(ada, opportunity(make)))
    do(actions.cancel, invitations()[0].place_id, why=Why.CALLED_OFF, held=True)

    for message in outbox():
        seen = f"{message.subject} {event(message)['SUMMARY']} {message.text}"
        for word in ("Nurse", "Psychiatric", "service user", "£", "Team", "Riverbank NHS"):
            assert word not in seen
        assert b"CLASS:PRIVATE" in message.calendar


def test_inviting_twice_invites_once(ada, make, place):
    place_id = place(ada, opportunity(make))

    assert len(do(actions.invite, place_id)) == 1
    assert do(actions.invite, place_id) == []

    assert len(outbox()) == len(invitations()) == 1


def test_several_sessions_are_one_summary_and_one_invitation_each(ada, make, place):
    do(actions.invite, place(ada, opportunity(make, sessions=3)))

    summary, *dates = outbox()
    assert (summary.name, summary.calendar) == ("place_confirmed", None)
    assert summary.text.count("When: ") == 3
    assert [message.name for message in dates] == ["session_invitation"] * 3
    assert len({message.uid for message in dates}) == 3
    assert [event(message).start for message in dates] == [one.starts_at for one in invitations()]


@pytest.mark.parametrize("sessions", [1, 2])
def test_somebody_without_mail_gets_one_letter_with_every_date(context, make, place, sessions):
    bea = make.advisor("Bea Example", account=False, contact_by=Channel.LETTER, address="1 Low Street\nLeeds")

    do(actions.invite, place(bea, opportunity(make, sessions=sessions)))

    (letter,) = outbox()
    assert (letter.channel, letter.calendar, letter.uid) == (Channel.LETTER, None, None)
    assert letter.text.count("When: ") == sessions
    assert "calendar" not in letter.text
    assert [one.address for one in invitations()] == [""] * sessions


def test_work_without_a_session_is_confirmed_in_words(ada, make, place):
    day = (clock.now() + timedelta(days=20)).date()

    do(actions.invite, place(ada, opportunity(make, sessions=0, work_due_on=day)))

    (message,) = outbox()
    assert message.calendar is None
    assert "Please send your work by: Monday 21 December 2026" in message.text


def test_what_has_begun_is_not_mailed_about(context, ada, make, place, sessions):
    ref = opportunity(make, in_days=1)
    place_id = place(ada, ref)
    context.extensions["clock"].advance(timedelta(days=2))

    do(actions.invite, place_id)
    do(actions.update_for_session, sessions(ref)[0], time_changed=True)
    do(actions.cancel, place_id, why=Why.CALLED_OFF, held=True)

    assert outbox() == invitations() == []
