"""Whoever gives a place up and has it again before anybody was told: their calendar never hears of it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.calendar.models import Invitation
from app.calendar.replies.states import Reason
from app.calendar.states import Answer
from app.core import clock, db
from app.messages import outbox
from app.messages.models import OutboxMessage
from app.opportunities.states import Attendance
from app.people.models import Channel, Person, Role
from app.signups.states import PlaceState
from tests.calendar.replies.answers import no, stamp, yes
from tests.calendar.replies.scene import Scene
from tests.calendar.replies.test_order import moved
from tests.calendar.replies.test_races import at_once
from tests.calendar.told import event
from tests.support.page import Browser


def gives_up(found: Scene, make, way: str) -> None:
    """Ada withdraws on her page, or the team takes the place back."""
    own = Browser(found.application)
    ref = found.place().ref
    if way == "withdraws":
        own.sign_in("ada@home.example")
        own.post(f"/places/{ref}/withdraw")
    else:
        make.person("Tia Team", Role.TEAM, email="team@post.example")
        own.sign_in("team@post.example")
        own.send(own.send(own.get(f"/team/places/{ref}/release"), {"reason": "We booked one too many."}))
    assert found.place().state in {PlaceState.WITHDRAWN, PlaceState.RELEASED}


def comes_back(found: Scene) -> None:
    own = Browser(found.application)
    own.sign_in("ada@home.example")
    assert own.post(f"/opportunities/{found.opportunity}/sign-up").h1 == "You have a place"


def entries(found: Scene) -> list[Invitation]:
    with found.application.app_context():
        mine = select(Invitation).where(Invitation.person_id == found.ada).order_by(Invitation.id)
        return list(db.session().scalars(mine))


def mails(found: Scene) -> list[tuple[str, str | None, str, int]]:
    """(name, METHOD, UID, SEQUENCE) of all that was written to Ada and may still be read, but her first invitation."""
    with found.application.app_context():
        rows = db.session().scalars(select(OutboxMessage).where(OutboxMessage.person_id == found.ada)).all()
        return [(row.name, row.method, row.uid, row.sequence) for row in sorted(rows, key=lambda row: row.id)][1:]


@pytest.mark.parametrize("way", ["withdraws", "is released"])
def test_before_the_cancel_was_sent_the_entry_is_the_one_of_before(scene, make, way):
    found = scene(reserve=False)
    first = found.invitation()
    found.comes(yes(found.to(), stamp=stamp(found)))
    gives_up(found, make, way)
    assert mails(found) == [("place_cancelled", "CANCEL", first.uid, 1)]

    comes_back(found)

    assert mails(found) == [("place_confirmed", "REQUEST", first.uid, 0)]
    (again,) = entries(found)
    assert (again.uid, again.sequence, again.cancelled_at) == (first.uid, 0, None)
    assert (again.place_id, again.answered) == (found.place().id, Answer.NEEDS_ACTION)
    assert found.comes(no(found.to(), stamp=stamp(found))) is Reason.SAID_NO
    assert found.place().leaving_at is not None


def test_the_words_that_bring_it_again_are_complete(scene, make):
    found = scene(reserve=False)
    gives_up(found, make, "withdraws")
    comes_back(found)

    with found.application.app_context():
        row = db.session().scalars(select(OutboxMessage).order_by(OutboxMessage.id.desc()).limit(1)).one()
        assert (str(event(row)["STATUS"]), event(row).attendees[0].params["PARTSTAT"]) == ("CONFIRMED", "NEEDS-ACTION")
        assert "Room 2, Riverbank House" in row.text


@pytest.mark.parametrize("way", ["withdraws", "is released"])
def test_once_the_cancel_was_sent_the_entry_is_a_new_one(scene, make, way):
    found = scene(reserve=False)
    first = found.invitation()
    gives_up(found, make, way)
    found.sent()

    comes_back(found)

    second = found.invitation()
    assert second.uid != first.uid
    assert mails(found) == [("place_cancelled", "CANCEL", first.uid, 1), ("place_confirmed", "REQUEST", second.uid, 0)]
    assert [each.cancelled_at is None for each in entries(found)] == [False, True]


def test_a_room_that_changed_meanwhile_is_no_entry_of_before(scene, make):
    found = scene(reserve=False)
    first = found.invitation()
    gives_up(found, make, "withdraws")
    moved(found, venue="Room 9")

    comes_back(found)

    second = found.invitation()
    assert second.uid != first.uid
    assert [row[:3] for row in mails(found)] == [
        ("place_cancelled", "CANCEL", first.uid), ("place_confirmed", "REQUEST", second.uid),
    ]  # fmt: skip


def test_a_no_from_the_calendar_that_freed_the_place_is_no_entry_to_revive(scene):
    found = scene(reserve=False)
    first = found.invitation()
    found.comes(no(found.to(), stamp=stamp(found)))
    found.work(15)

    comes_back(found)

    assert found.invitation().uid != first.uid


def test_of_several_dates_each_is_revived(scene, make):
    found = scene(reserve=False, sessions=3, attendance=Attendance.ALL)
    uids = [each.uid for each in entries(found)]
    gives_up(found, make, "withdraws")
    comes_back(found)

    assert [each.uid for each in entries(found)] == uids
    assert "CANCEL" not in {method for _name, method, _uid, _sequence in mails(found)}


def test_whoever_is_told_by_text_reads_no_sorry_after_you_are_in(scene, make):
    found = scene(reserve=False)
    with found.application.app_context(), db.transaction() as session:
        person = session.get_one(Person, found.ada)
        person.phone, person.contact_by = "+441134960000", Channel.TEXT
        session.scalars(select(Invitation)).one().address = ""
    gives_up(found, make, "withdraws")
    assert [row[0] for row in mails(found)] == ["place_cancelled"]

    comes_back(found)

    assert [row[0] for row in mails(found)] == ["place_confirmed"]


def test_a_worker_that_takes_the_cancel_at_that_moment_decides_it(scene, make):
    found = scene(reserve=False)
    first = found.invitation()
    gives_up(found, make, "withdraws")

    def worker() -> list[str]:
        with found.application.app_context(), db.transaction():
            return [row.method for row in outbox.lease(outbox.take(clock.now()), clock.now())]

    taken, _back = at_once(worker, lambda: comes_back(found))

    uids = [each.uid for each in entries(found) if each.cancelled_at is None]
    if "CANCEL" in taken:
        assert uids != [first.uid]
    else:
        assert uids == [first.uid]
        assert not [row for row in mails(found) if row[1] == "CANCEL"]
