"""Changes of time, place and address: the same UID, a higher SEQUENCE, and only what is worth a mail."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app.calendar import actions
from app.core import db
from app.opportunities.models import Opportunity, Session
from app.opportunities.states import Format, VenueShown
from app.people.models import Channel, Person
from app.signups.states import PlaceState
from tests.calendar.told import change, do, event, hours, invitations, opportunity, outbox
from tests.support.make import planned_session


def test_another_time_is_a_new_version_that_names_old_and_new(ada, make, place, sessions):
    ref = opportunity(make)
    do(actions.invite, place(ada, ref))
    (session_id,) = sessions(ref)
    before = invitations()[0]
    old_start, uid = before.starts_at, before.uid
    change(Session, session_id, starts_at=old_start + hours(26), ends_at=old_start + hours(28))

    assert do(actions.update_for_session, session_id, time_changed=True) == 1

    _first, update = outbox()
    assert (update.name, update.method, update.uid, update.sequence) == ("place_changed", "REQUEST", uid, 1)
    assert update.subject == "Updated: Involvement session, now Wed 16 Dec, midday (was Tue 15 Dec, 10am)"
    assert event(update).start == old_start + hours(26)
    assert b"PARTSTAT=NEEDS-ACTION" in update.calendar.replace(b"\r\n ", b"")
    assert (invitations()[0].sequence, invitations()[0].time_sequence) == (1, 1)


def test_another_room_raises_the_sequence_but_not_that_of_the_time(ada, make, place, sessions):
    ref = opportunity(make)
    do(actions.invite, place(ada, ref))
    (session_id,) = sessions(ref)
    change(Session, session_id, venue="Room 9\nElsewhere")

    do(actions.update_for_session, session_id)

    update = outbox()[-1]
    assert "Where before: Room 2, Riverbank House, 1 High Street\nWhere now: Room 9, Elsewhere" in update.text
    assert str(event(update)["LOCATION"]) == "Room 9, Elsewhere"
    assert (invitations()[0].sequence, invitations()[0].time_sequence) == (1, 0)


def test_a_change_that_was_undone_or_is_only_of_words_is_not_mailed(ada, make, place, sessions):
    ref = opportunity(make)
    do(actions.invite, place(ada, ref))
    (session_id,) = sessions(ref)
    before = invitations()[0].content_hash

    assert do(actions.update_for_session, session_id) == 0
    assert invitations()[0].content_hash == before
    with db.transaction() as session:
        session.scalars(select(Opportunity)).one().day_contact = "Kim Other"
    assert do(actions.update_for_session, session_id) == 0

    assert len(outbox()) == 1
    assert invitations()[0].sequence == 0
    assert invitations()[0].content_hash != before


def test_those_who_wait_are_told_a_new_time_and_nothing_they_may_not_know(ada, make, place, sessions):
    ref = opportunity(
        make,
        format=Format.MIXED,
        venue_shown=VenueShown.WITH_PLACE,
        venue_area="Leeds",
        join_link="https://meet.example/abc",
    )
    place(ada, ref, state=PlaceState.RESERVE)
    (session_id,) = sessions(ref)

    assert do(actions.update_for_session, session_id) == 0
    assert do(actions.update_for_session, session_id, time_changed=True) == 1

    (message,) = outbox()
    assert (message.name, message.calendar) == ("waiting_changed", None)
    assert "Where: Leeds, or Online\n" in message.text
    assert "meet.example" not in message.text
    assert invitations() == []


def test_who_has_a_place_learns_where_and_the_link(ada, make, place):
    ref = opportunity(
        make, format=Format.ONLINE, venue_shown=VenueShown.WITH_PLACE, join_link="https://meet.example/abc"
    )

    do(actions.invite, place(ada, ref))

    assert str(event(outbox()[0])["LOCATION"]) == "Online: https://meet.example/abc"


def test_a_session_that_is_added_invites_who_has_a_place_for_the_whole(ada, make, place, sessions):
    ref = opportunity(make)
    do(actions.invite, place(ada, ref))
    start = invitations()[0].starts_at + timedelta(days=7)
    with db.transaction() as session:
        added = planned_session(start)
        opportunity_row = session.scalars(select(Opportunity)).one()
        opportunity_row.sessions.append(added)

    assert do(actions.add_session, sessions(ref)[1]) == 1

    last = outbox()[-1]
    assert (last.name, last.method, event(last).start) == ("session_invitation", "REQUEST", start)
    assert len(outbox()) == 2


def test_another_address_gets_a_new_invitation_and_the_old_one_loses_it(ada, make, place):
    do(actions.invite, place(ada, opportunity(make)))
    change(Person, ada, email="ada@new.example")

    assert do(actions.readdress, ada) == 1
    assert do(actions.readdress, ada) == 0

    first, farewell, again = outbox()
    assert (farewell.method, farewell.uid, farewell.address) == ("CANCEL", first.uid, "ada@home.example")
    assert "Ada" not in farewell.text
    assert (again.method, again.sequence, again.address) == ("REQUEST", 0, "ada@new.example")
    assert again.uid != first.uid


def test_who_wants_letters_from_now_on_loses_the_entry_and_keeps_the_place(ada, make, place):
    do(actions.invite, place(ada, opportunity(make)))
    change(Person, ada, contact_by=Channel.LETTER, address="1 Low Street")

    do(actions.readdress, ada)

    assert [message.method for message in outbox()] == ["REQUEST", "CANCEL"]
    assert [one.address for one in invitations() if one.cancelled_at is None] == [""]
