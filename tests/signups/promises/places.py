"""Numbers, the mix, pairs, and what each state means."""

from __future__ import annotations

from itertools import pairwise

from app.opportunities.states import OpportunityState, SessionState
from app.people.states import AdvisorState
from app.signups.cover.states import CoverAnswer
from app.signups.rules import KEPT_FOR
from app.signups.states import HELD, LIVE, PLACE_MOVES, TAKES_A_SEAT, PlaceState
from tests.signups.machine.seen import Seen, Step


def never_more_than_there_are(step: Step) -> None:
    """More than there are only where somebody who came on the day was let in on purpose; nobody follows them."""
    for seat_id, session_id in step.now.units():
        there, before = len(step.now.held((seat_id, session_id))), len(step.before.held((seat_id, session_id)))
        assert there <= max(step.now.seats[seat_id].number, before + _let_in(step, seat_id))


def no_day_of_a_series_has_more_than_there_are(step: Step) -> None:
    """Whoever stands in for a day, or comes to it alone, counts beside those who have the whole and are there."""
    whole = {place.opportunity_id for place in step.now.places.values() if place.session_id is None}
    for seat in step.now.seats.values():
        for day in step.now.days_to_come(seat.opportunity_id) if seat.opportunity_id in whole else ():
            before = step.before.on_the_day(seat.id, day) + _let_in(step, seat.id)
            assert step.now.on_the_day(seat.id, day) <= max(seat.number, before)


def _let_in(step: Step, seat_id: int) -> int:
    """How many came in this step and were added past the number of places, on purpose."""
    fresh = {place: past for place, past in step.now.walked_in.items() if place not in step.before.walked_in}
    return sum(past for place, past in fresh.items() if step.now.places[place].seat_id == seat_id)


def the_last_place_is_a_carers(step: Step) -> None:
    if step.mixed is None:
        return
    total = sum(seat.number for seat in step.now.seats.values() if seat.opportunity_id == step.mixed)
    walked = sum(step.now.places[p].opportunity_id == step.mixed
                 for p in step.now.walked_in if p not in step.before.walked_in)  # fmt: skip
    assert _others(step.now, step.mixed) <= max(total - 1, _others(step.before, step.mixed) + walked)


def _others(seen: Seen, opportunity_id: int) -> int:
    """Who has a place and is no carer."""
    held = [p for p in seen.places.values() if p.opportunity_id == opportunity_id and p.state in TAKES_A_SEAT]
    return sum(not seen.advisors[place.person_id].carer for place in held)


def what_is_kept_goes_to_somebody_new(step: Step) -> None:
    """As long as it is kept, whoever is given a place and is not new to the kind leaves enough for those who are."""
    for place in {move.place_id: step.now.places[move.place_id] for move in step.fresh("moves")}.values():
        here = step.now.opportunities[place.opportunity_id]
        given = place.state in TAKES_A_SEAT and step.state_before(place) not in TAKES_A_SEAT
        if given and place.id not in step.now.walked_in and step.now.awaited(here.id) and not step.now.is_new(place):
            total = sum(seat.number for seat in step.now.seats.values() if seat.opportunity_id == here.id)
            assert len(_not_new(step, here.id)) <= total - here.kept_for_new, f"{place.id} has what is kept for others"


def _not_new(step: Step, opportunity_id: int) -> list[int]:
    """Who has a place, and was not new to the kind before this step and is not after it."""
    return [
        place.id
        for place in step.now.places.values()
        if place.opportunity_id == opportunity_id and place.state in TAKES_A_SEAT
        and not step.now.is_new(place) and not (place.id in step.before.places and step.before.is_new(place))
    ]  # fmt: skip


def two_who_come_together_have_both_or_neither(step: Step) -> None:
    live = [p for p in step.now.places.values() if p.pair_id and not p.broken_at and p.state in LIVE]
    for number in {place.pair_id for place in live}:
        both = [place.state in TAKES_A_SEAT for place in live if place.pair_id == number]
        assert both in ([False], [False, False], [True, True])


def one_live_place_a_person(step: Step) -> None:
    live = [(p.person_id, p.opportunity_id, p.session_id) for p in step.now.places.values() if p.state in LIVE]
    assert len(live) == len(set(live))


def history_explains_every_state(step: Step) -> None:
    moves: dict[int, list[tuple[str | None, str]]] = {place: [] for place in step.now.places}
    for move in step.now.moves.values():
        moves[move.place_id].append((move.before, move.after))
    for place_id, rows in moves.items():
        states = [None, *(PlaceState(after) for _before, after in rows)]
        assert states[-1] is step.now.places[place_id].state
        assert [before for before, _after in rows] == [state.value if state else None for state in states[:-1]]
        for before, after in pairwise(states):
            assert after in PLACE_MOVES[before]


def what_was_called_off_has_nobody_left(step: Step) -> None:
    gone = {each.id for each in step.now.opportunities.values() if each.state is OpportunityState.CANCELLED}
    sessions = {each.id for each in step.now.sessions.values() if each.state is SessionState.CANCELLED}
    for place in step.now.places.values():
        if place.opportunity_id in gone or place.session_id in sessions:
            assert place.state not in LIVE


def who_left_holds_and_waits_for_nothing(step: Step) -> None:
    """Of what lies ahead. What had begun when they left stays written down."""
    for place in step.now.places.values():
        if step.now.advisors[place.person_id].state is AdvisorState.ENDED and step.now.ahead(place):
            assert place.state not in LIVE


def whoever_steps_in_has_the_place(step: Step) -> None:
    """The first yes. The others hear that it is filled, or that they have no place in it."""
    for ask in step.now.asks.values():
        before = step.before.asks[ask.id].answer if ask.id in step.before.asks else None
        if ask.answer is CoverAnswer.YES and before is None:
            theirs = [p for p in step.now.places.values() if p.person_id == ask.person_id]
            assert any(p.opportunity_id == ask.opportunity_id and p.state in HELD for p in theirs)


def only_who_has_a_place_is_leaving(step: Step) -> None:
    """And not for longer than they were told."""
    for place in step.now.places.values():
        if place.leaving_at is not None:
            assert place.state is PlaceState.CONFIRMED
            assert place.leaving_at - step.now.at <= KEPT_FOR
