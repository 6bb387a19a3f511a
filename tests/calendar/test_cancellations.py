"""What goes is cancelled for whoever had it, under the UID they know, and never comes back under it."""

from __future__ import annotations

import pytest

from app.calendar import actions
from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.states import move
from app.messages.write import Why
from app.opportunities.models import Session
from app.opportunities.states import SessionState
from app.signups.states import PlaceState
from tests.calendar.told import do, event, invitations, opportunity, outbox


@pytest.mark.parametrize("why", list(Why))
def test_a_place_that_goes_cancels_its_own_invitation_only(ada, make, place, why):
    ref = opportunity(make, seats=2)
    bea = make.advisor("Bea Example", email="bea@home.example", account=False)
    mine, hers = place(ada, ref), place(bea, ref)
    do(actions.invite, mine)
    do(actions.invite, hers)

    assert do(actions.cancel, mine, why=why, held=True, reason="Because.") == 1

    first, _second, last = outbox()
    assert (last.name, last.method, last.uid, last.sequence) == ("place_cancelled", "CANCEL", first.uid, 1)
    assert (last.address, str(event(last)["STATUS"])) == ("ada@home.example", "CANCELLED")
    assert [one.cancelled_at is None for one in invitations()] == [False, True]


def test_every_date_of_a_series_is_taken_out_of_the_calendar(ada, make, place):
    place_id = place(ada, opportunity(make, sessions=3))
    do(actions.invite, place_id)

    assert do(actions.cancel, place_id, why=Why.WITHDRAWN, held=True) == 3

    assert {message.uid for message in outbox() if message.method == "CANCEL"} == {one.uid for one in invitations()}


def test_a_name_on_a_list_is_taken_off_in_words(ada, make, place):
    place_id = place(ada, opportunity(make), state=PlaceState.RESERVE)

    assert do(actions.cancel, place_id, why=Why.CALLED_OFF, held=False) == 1

    (message,) = outbox()
    assert (message.name, message.calendar, message.uid) == ("place_cancelled", None, None)
    assert "You had given us your name" in message.text


def test_one_session_of_a_series_goes_and_the_others_stay(ada, make, place, sessions):
    ref = opportunity(make, sessions=3)
    do(actions.invite, place(ada, ref))
    gone = sessions(ref)[1]
    with db.transaction() as session:
        move(session.get_one(Session, gone), SessionState.CANCELLED, by=SYSTEM, now=clock.now())

    assert do(actions.cancel_session, gone, reason="The room is flooded.") == 1

    last = outbox()[-1]
    assert (last.method, "The room is flooded." in last.text) == ("CANCEL", True)
    assert [one.session_id for one in invitations() if one.cancelled_at is None] == [sessions(ref)[0], sessions(ref)[2]]


def test_a_place_for_one_session_alone_is_left_to_its_own_cancellation(ada, make, place, sessions):
    ref = opportunity(make, sessions=2)
    place_id = place(ada, ref, session=1)
    do(actions.invite, place_id)

    assert do(actions.cancel_session, sessions(ref)[1]) == 0
    assert do(actions.cancel, place_id, why=Why.CALLED_OFF, held=True) == 1

    assert [message.method for message in outbox()] == ["REQUEST", "CANCEL"]
