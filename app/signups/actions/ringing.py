"""Which calls there are to make, kept in step by `settle` under the opportunity's row."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.core import clock, db
from app.core.actor import Actor
from app.core.events import emit
from app.core.states import move
from app.signups import events, queries
from app.signups.models import Call, Place
from app.signups.rules import Unit
from app.signups.states import CallState, PlaceState

AT_ONCE = 3


def ring(unit: Unit, line: Sequence[Sequence[Place]], *, by: Actor) -> None:
    """The next three of those who wait become calls, unless there are calls of this unit that nobody has made yet.

    Two who come together count as one, and have one turn.
    """
    already, by = queries.calls_of_unit(unit), Actor(by.person_id)
    if any(call.state is CallState.TO_CALL and call.place.state is PlaceState.RESERVE for call in already):
        return
    asked = {call.place_id for call in already}
    turn = max((call.turn for call in already), default=0)
    waiting = [party for party in line if any(place.id not in asked for place in party)]
    for number, party in enumerate(waiting[:AT_ONCE], start=turn + 1):
        for place in party:
            if place.id not in asked:
                _stop_other(place, by=by)
                _add(place, unit, number, by=by)


def _stop_other(place: Place, *, by: Actor) -> None:
    """Nobody is rung about two things: half a pair was to be asked whether they come alone, and now is not alone."""
    for call in queries.open_calls([place.id]):
        move(call, CallState.CLOSED, by=by, now=clock.now())
    db.session().flush()


def _add(place: Place, unit: Unit, turn: int, *, by: Actor) -> None:
    call = Call(place_id=place.id, seat_id=unit[0], session_id=unit[1], turn=turn, made_at=clock.now())
    move(call, CallState.TO_CALL, by=by, now=clock.now())
    db.session().add(call)
    db.session().flush()
    emit(events.CallNeeded(place.id, call.id), by=by)


def stop_ringing(units: Collection[Unit], *, by: Actor) -> None:
    """These places have gone: nobody else is rung about them."""
    for unit in queries.rung({seat_id for seat_id, _session_id in units}).intersection(units) if units else ():
        for call in queries.calls_of_unit(unit):
            move(call, CallState.CLOSED, by=Actor(by.person_id), now=clock.now())
