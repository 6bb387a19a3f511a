"""What must be so after every step of the machine of places (`test_machine.py`)."""

from __future__ import annotations

from itertools import pairwise

from hypothesis.stateful import invariant
from sqlalchemy import func, select

from app.core import db
from app.messages.models import OutboxMessage
from app.opportunities.models import Seat
from app.signups.models import Place, PlaceMove
from app.signups.states import LIVE, PLACE_MOVES, TAKES_A_SEAT, PlaceState


class Promises:
    ids: list[int]
    people: list[int]
    team: int
    refusals: list[str]

    def _places(self, *states: PlaceState) -> list[Place]:
        db.session().rollback()
        wanted = select(Place).where(Place.state.in_(states or tuple(PlaceState))).order_by(Place.id)
        return list(db.session().scalars(wanted))

    @invariant()
    def never_more_than_there_are(self) -> None:
        db.session().rollback()
        for number in self.ids:
            seats = db.session().scalar(select(Seat.number).where(Seat.opportunity_id == number)) or 0
            held = select(func.count()).where(Place.opportunity_id == number, Place.state.in_(TAKES_A_SEAT))
            assert (db.session().scalar(held) or 0) <= seats

    @invariant()
    def the_last_place_is_a_carers(self) -> None:
        held = [p.person_id for p in self._places(*TAKES_A_SEAT) if p.opportunity_id == self.ids[2]]
        assert len(set(held) - set(self.people[1:3])) <= 1

    @invariant()
    def two_who_come_together_have_both_or_neither(self) -> None:
        live = [place for place in self._places(*LIVE) if place.pair and not place.pair.broken_at]
        for number in {place.pair_id for place in live}:
            both = [place.state in TAKES_A_SEAT for place in live if place.pair_id == number]
            assert both in ([False], [False, False], [True, True])

    @invariant()
    def every_refusal_is_a_sentence(self) -> None:
        assert all(said.endswith(".") for said in self.refusals), self.refusals

    @invariant()
    def one_live_place_a_person(self) -> None:
        live = [(p.person_id, p.opportunity_id) for p in self._places(*LIVE)]
        assert len(live) == len(set(live))

    @invariant()
    def nobody_overtakes(self) -> None:
        """Of those on the first-come reserve list nobody is passed by someone whose name came later and was offered
        while they waited."""
        moves = db.session().execute(
            select(PlaceMove.actor_id, PlaceMove.place_id, PlaceMove.before, PlaceMove.after, Place.position)
            .join(Place, Place.id == PlaceMove.place_id)
            .where(Place.opportunity_id == self.ids[0])
            .order_by(PlaceMove.id)
        )
        waiting: dict[int, int] = {}
        for actor, place_id, before, after, position in moves:
            if after == "offered" and before == "reserve" and actor != self.team:
                first = min(waiting.values(), default=position)
                assert position <= first, f"{position} was asked before {first}"
            waiting.pop(place_id, None)
            if after == "reserve":
                waiting[place_id] = position

    @invariant()
    def history_explains_every_state(self) -> None:
        for place in self._places():
            states = [None, *(PlaceState(move.after) for move in place.moves)]
            assert states[-1] is place.state
            for before, after in pairwise(states):
                assert after in PLACE_MOVES[before]
            assert [move.before for move in place.moves[1:]] == [move.after for move in place.moves[:-1]]

    @invariant()
    def every_confirmed_place_was_told_once(self) -> None:
        for place in self._places(PlaceState.CONFIRMED):
            told = select(func.count()).where(
                OutboxMessage.about == f"place:{place.id}", OutboxMessage.name == "place_confirmed"
            )
            assert db.session().scalar(told) == 1
