"""Nobody is skipped, and nobody is asked out of turn."""

from __future__ import annotations

import hashlib
from typing import Any

from app.opportunities.states import ORDERED, Attendance, Method, SeatRole, SessionState
from app.opportunities.states import OpportunityState as S
from app.signups.cover.rules import LATELY
from app.signups.cover.states import CoverAnswer
from app.signups.rules import OFFER_STANDS
from app.signups.states import TAKES_A_SEAT, PlaceState
from tests.signups.machine.seen import Seen, Step

PLANNED = SessionState.PLANNED


def nobody_overtakes(step: Step) -> None:
    """Of those who waited before and wait after it, nobody is passed by someone who came later and was given a place.

    Beside this: whom the team picks by hand, rings, or lets in on the day, and whoever steps in.
    """
    stepped_in = {a.person_id for a in step.now.asks.values() if a.answer is CoverAnswer.YES}
    for move in step.fresh("moves"):
        place = step.now.places[move.place_id]
        given = (move.before, move.after) == ("reserve", "offered") or (move.before, move.after) == (None, "confirmed")
        by_hand = place.id in step.picked | step.now.walked_in.keys() or (
            not move.before and place.person_id in stepped_in
        )
        if given and not by_hand:
            earlier = [other for other in _line(step, place) if _turn(other) < _turn(place)]
            passed = [other.id for other in earlier if not _was_kept_for(step.when(move), place, other)]
            assert not passed, f"{place.id} was given a place before {passed}"


def _line(step: Step, place: Any) -> list[Any]:
    """Who waited for the same before this step, waits still, and could have had it as well."""
    return [
        other
        for other in step.now.places.values()
        if (other.seat_id, other.session_id) == (place.seat_id, place.session_id)
        and step.state_before(other) is PlaceState.RESERVE
        and _could_be_asked(step.before, step.before.places[other.id])
        and _could_be_asked(step.now, other)
        and (other.opportunity_id != step.mixed or _counts_as_much(step.now, other, place))
    ]


def _was_kept_for(then: Seen, place: Any, other: Any) -> bool:
    """All that was free then waited for somebody new to the kind, as this one is and the other one is not.

    What counts is the moment at which it was given: whoever gave it back in this step may have been the one it was
    kept for, and in this step the time may have come from which it is open to all.
    """
    return then.is_new(place) and then.kept_from(other)


def _could_be_asked(seen: Seen, place: Any) -> bool:
    return place.state is PlaceState.RESERVE and seen.active(place) and place.pair_id is None


def _counts_as_much(seen: Seen, other: Any, place: Any) -> bool:
    """In the mixed one a carer may be asked before somebody who is none."""
    return seen.advisors[other.person_id].carer or not seen.advisors[place.person_id].carer


def _turn(place: Any) -> tuple[bool, int, int, int]:
    return place.rank is None, place.rank or 0, place.position, place.id


def whoever_let_an_offer_pass_is_asked_again_only_if_they_say_so(step: Step) -> None:
    """Or if the team picks them by hand."""
    for move in step.fresh("moves"):
        if (move.before, move.after) == ("lapsed", "offered"):
            assert move.place_id in step.picked, f"{move.place_id} is offered a place twice"


def nobody_waits_while_a_place_is_free(step: Step) -> None:
    """Unless so many could be asked that a person looks first, or there is no time left for an offer."""
    for seat_id, session_id in step.now.units():
        here = step.now.opportunities[step.now.seats[seat_id].opportunity_id]
        free = step.now.seats[seat_id].number - step.now.given((seat_id, session_id))
        line = [
            place
            for place in step.now.places.values()
            if (place.seat_id, place.session_id) == (seat_id, session_id)
            and _could_be_asked(step.now, place)
            and not step.now.kept_from(place)
            and (here.id != step.mixed or step.now.advisors[place.person_id].carer)
        ]
        if line and not here.asks_held_at and _time_for_an_offer(step.now, line[0]):
            assert free <= 0, f"{line[0].id} waits while {free} are free"


def _time_for_an_offer(seen: Seen, place: Any) -> bool:
    starts = [session.starts_at for session in seen.ahead(place)]
    return bool(starts) and min(starts) - seen.at > 2 * OFFER_STANDS


def full_is_what_has_no_place_left(step: Step) -> None:
    """Who sits in to learn and who brings a supporter changes nothing about it. Asked until the first day."""
    for here in step.now.opportunities.values():
        sessions = [s for s in step.now.sessions.values() if s.opportunity_id == here.id]
        if here.state in {S.OPEN, S.FILLED} and all(each.starts_at > step.now.at for each in sessions):
            assert (here.state is S.FILLED) == (_free(step.now, here.id) == 0)


def _free(seen: Seen, opportunity_id: int) -> int:
    dates = [s.id for s in seen.sessions.values() if s.opportunity_id == opportunity_id and s.state is PLANNED]
    chosen = seen.opportunities[opportunity_id].attendance is not Attendance.ALL  # else a day of its own is cover
    seats = [s for s in seen.seats.values() if s.opportunity_id == opportunity_id and s.role is not SeatRole.SHADOW]
    return sum(max(0, seat.number - seen.given((seat.id, each))) for seat in seats
               for each in (dates if chosen else [None]))  # fmt: skip


def what_is_said_to_be_free_is_free(step: Step) -> None:
    """Seats − confirmed, those who are leaving with them − live offers. Of one day of a series: no more than that."""
    for unit, number in step.now.said_free.items():
        assert 0 < number <= step.now.left(unit), f"{number} of {unit} are said to be free"


def nobody_has_a_place_before_the_order(step: Step) -> None:
    """Where names are put in order nobody has a place by another way before, but who came on the day."""
    for here in step.now.opportunities.values():
        if here.method in ORDERED and here.ordered_at is None:
            held = [p.id for p in step.now.places.values() if p.opportunity_id == here.id and p.state in TAKES_A_SEAT]
            assert set(held) <= step.now.walked_in.keys()


def the_order_can_be_repeated(step: Step) -> None:
    """From the seed on the page and the numbers alone; and it stays as it was."""
    for here in step.now.opportunities.values():
        if here.ordered_at is None:
            continue
        ranked = [p for p in step.now.places.values() if p.opportunity_id == here.id and p.rank is not None]
        before = step.before.opportunities[here.id].ordered_at
        if before is not None:
            assert all(step.before.places[place.id].rank == place.rank for place in ranked)
            continue
        ranked.sort(key=lambda place: place.rank)
        assert [place.rank for place in ranked] == list(range(1, len(ranked) + 1))
        lot = _drawn(here.seed, [place.number for place in ranked])
        if here.method is Method.DRAW:
            assert [place.number for place in ranked] == lot
        else:
            _by_turns(ranked, lot, _there_were(step.now, here.id), here.kept_for_new)


def _drawn(seed: str, numbers: list[int]) -> list[int]:
    whole = ",".join(map(str, sorted(numbers)))
    return sorted(numbers, key=lambda each: hashlib.sha256(f"{seed}:{whole}:{each}".encode()).hexdigest())


def _there_were(seen: Seen, opportunity_id: int) -> int:
    """How many places there were to give: who came on the day has theirs already, and half a pair is passed over."""
    seats = [each for each in seen.seats.values() if each.opportunity_id == opportunity_id]
    held = [place for seat in seats for place in seen.held((seat.id, None)) if place.state is not PlaceState.OFFERED]
    return max(0, sum(seat.number for seat in seats) - len(held))


def _by_turns(ranked: list[Any], lot: list[int], places: int, kept: int) -> None:
    """Fewest turns first, equals by lot; but one of the first for whom there are places is new to it, if anybody is."""
    fair = [(place.turns, lot.index(place.number)) for place in ranked]
    new = sum(place.new_to_kind for place in ranked)
    assert sum(place.new_to_kind for place in ranked[:places]) >= min(kept, places, new)
    for part in (fair[:places], fair[places:]):
        assert part == sorted(part)


def nobody_is_asked_to_step_in_twice(step: Step) -> None:
    """Not within a week, not about what they said no to, and not while they have a place in it."""
    for ask in step.fresh("asks"):
        others = [each for each in step.before.asks.values() if each.person_id == ask.person_id]
        assert all(each.asked_at <= ask.asked_at - LATELY for each in others)
        assert CoverAnswer.NO not in [each.answer for each in others if each.opportunity_id == ask.opportunity_id]


def nobody_is_asked_to_step_in_where_nothing_is_free(step: Step) -> None:
    """A place that somebody is leaving is still theirs."""
    for ask in step.fresh("asks"):
        unit, day = (ask.seat_id, ask.session_id), ask.session_id
        given = step.before.on_the_day(ask.seat_id, day) if day else step.before.given(unit)
        assert given < step.before.seats[ask.seat_id].number, f"{ask.id} is about a place that is not free"
