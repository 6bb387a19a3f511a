"""What is edited several times in a few minutes is told once; what is put back is not told at all."""

from __future__ import annotations

from app.calendar import actions
from app.messages.states import MessageState
from app.messages.worker import run
from app.messages.write import Why
from app.opportunities.models import Session
from app.people.models import Channel, Person
from tests.calendar.told import change, do, event, hold_over, hours, invitations, opportunity, outbox
from tests.support.make import Make


def moved(session_id: int, by: float, **fields: object) -> None:
    start = invitations()[0].session.starts_at + hours(by)
    change(Session, session_id, starts_at=start, ends_at=start + hours(2), **fields)
    do(actions.update_for_session, session_id, time_changed=True)


def told(ada: int, ref: str, context) -> None:
    assert run(context, once=True)


def test_three_edits_are_one_message_that_names_what_the_person_knew(context, ada, make, place, sessions):
    ref = opportunity(make)
    do(actions.invite, place(ada, ref))
    assert run(context, once=True)
    (session_id,) = sessions(ref)
    for by in (1, 1, 1):
        moved(session_id, by)
    change(Session, session_id, venue="Room 9")
    do(actions.update_for_session, session_id)
    assert run(context, once=True)
    assert [row.state for row in outbox()] == [MessageState.SENT, MessageState.WAITING]

    hold_over(context)
    assert run(context, once=True)

    _first, update = outbox()
    assert update.state is MessageState.SENT
    assert update.subject == "Updated: Involvement session, now Tue 15 Dec, 1pm (was Tue 15 Dec, 10am)"
    assert "Where now: Room 9" in update.text
    assert (update.sequence, event(update).sequence) == (1, 1)
    assert (invitations()[0].sequence, invitations()[0].time_sequence) == (1, 1)


def test_a_change_that_is_put_back_sends_nothing_and_uses_no_number(context, ada, make, place, sessions):
    ref = opportunity(make)
    do(actions.invite, place(ada, ref))
    assert run(context, once=True)
    (session_id,) = sessions(ref)
    moved(session_id, 3)
    moved(session_id, -3)

    hold_over(context)
    assert run(context, once=True)

    assert [row.name for row in outbox()] == ["place_confirmed"]
    assert (invitations()[0].sequence, invitations()[0].time_sequence) == (0, 0)


def test_what_was_sent_is_known_and_the_next_change_starts_from_it(context, ada, make, place, sessions):
    ref = opportunity(make)
    do(actions.invite, place(ada, ref))
    (session_id,) = sessions(ref)
    moved(session_id, 1)
    hold_over(context)
    assert run(context, once=True)
    moved(session_id, -1)
    hold_over(context)
    assert run(context, once=True)

    assert [(row.sequence, row.state.value) for row in outbox()] == [(0, "sent"), (1, "sent"), (2, "sent")]
    assert outbox()[-1].subject == "Updated: Involvement session, now Tue 15 Dec, 10am (was Tue 15 Dec, 11am)"


def test_called_off_before_the_change_was_told_speaks_of_the_time_they_know(context, ada, make, place, sessions):
    ref = opportunity(make)
    given = place(ada, ref)
    do(actions.invite, given)
    assert run(context, once=True)
    (session_id,) = sessions(ref)
    moved(session_id, 5)

    do(actions.cancel, given, why=Why.CALLED_OFF, held=True)
    assert run(context, once=True)

    assert [(row.method, row.sequence, row.state.value) for row in outbox()] == [
        ("REQUEST", 0, "sent"), ("CANCEL", 1, "sent"),
    ]  # fmt: skip
    assert "10am" in outbox()[-1].subject


def test_another_address_before_the_change_was_told_gets_the_change_with_the_entry(context, ada, make, place, sessions):
    ref = opportunity(make)
    do(actions.invite, place(ada, ref))
    assert run(context, once=True)
    (session_id,) = sessions(ref)
    moved(session_id, 1)
    change(Person, ada, email="ada@new.example")

    do(actions.readdress, ada)
    hold_over(context)
    assert run(context, once=True)

    rest = [(row.name, row.address, row.method, row.sequence) for row in outbox()[1:]]
    assert rest == [
        ("invitation_moved", "ada@home.example", "CANCEL", 1), ("place_changed", "ada@new.example", "REQUEST", 0),
    ]  # fmt: skip
    assert "was Tue 15 Dec, 10am" in outbox()[-1].subject


def test_by_letter_two_changed_dates_are_one_letter_also_when_one_is_edited_again(context, make: Make, place, sessions):
    ben = make.advisor("Ben", account=False, contact_by=Channel.LETTER, address="1 Low Street")
    ref = opportunity(make, sessions=2)
    do(actions.invite, place(ben, ref))
    first, second = sessions(ref)
    change(Session, first, venue="Room 9")
    change(Session, second, venue="Room 9")
    do(actions.update_for_sessions, [first, second])
    change(Session, second, venue="Room 10")

    do(actions.update_for_sessions, [second])

    letters = [row for row in outbox() if row.name == "place_changed"]
    assert len(letters) == 1
    assert "Room 9" in letters[0].text
    assert "Room 10" in letters[0].text


def test_soon_before_it_begins_nothing_is_held(context, ada, make, place, sessions):
    ref = opportunity(make)
    do(actions.invite, place(ada, ref))
    (session_id,) = sessions(ref)
    context.extensions["clock"].advance(invitations()[0].starts_at - context.extensions["clock"].now() - hours(1))
    change(Session, session_id, venue="Room 9")

    do(actions.update_for_session, session_id)
    assert run(context, once=True)

    assert outbox()[-1].state is MessageState.SENT
