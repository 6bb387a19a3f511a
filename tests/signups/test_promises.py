"""What the machine of places looks at does refuse what may not be: a bad state of each kind, made by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest

from app.opportunities.states import Attendance, Method, OpportunityState, SeatRole, SessionState
from app.people.states import AdvisorState
from app.signups.states import PlaceState as P
from tests.signups.machine.seen import Seen, Step
from tests.signups.promises import PROMISES, order, places, told

pytestmark = pytest.mark.both

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
Promise = Callable[[Step], None]


def rows(*given: dict[str, Any]) -> dict[int, Any]:
    return {each["id"]: SimpleNamespace(**each) for each in given}


def place(number: int, state: P, person: int | None = None, **more: Any) -> dict[str, Any]:
    known = {"session_id": None, "seat_id": 1, "position": number, "rank": None, "number": None, "turns": None,
             "new_to_kind": None, "pair_id": None, "broken_at": None, "leaving_at": None}  # fmt: skip
    return {"id": number, "ref": f"p{number}", "state": state, "person_id": person or number, "opportunity_id": 1,
            **known, **more}  # fmt: skip


def went(number: int, *states: P) -> list[dict[str, Any]]:
    """The history of a place, from nothing."""
    values = [None, *(state.value for state in states)]
    return [{"id": number * 10 + turn, "place_id": number, "before": before, "after": after, "at": NOW}
            for turn, (before, after) in enumerate(pairwise(values))]  # fmt: skip


def seen(*there: dict[str, Any], history: list[dict[str, Any]] | None = None, **more: Any) -> Seen:
    """One opportunity with one place and one session in a fortnight, for five people; the second is a carer."""
    here = {"id": 1, "state": OpportunityState.OPEN, "method": Method.FIRST_COME, "asks_held_at": None,
            "ordered_at": None, "seed": None, "kept_for_new": None, "kept_until": None,
            "attendance": Attendance.ALL}  # fmt: skip
    session = {"id": 1, "opportunity_id": 1, "state": SessionState.PLANNED, "starts_at": NOW + timedelta(days=14)}
    people = [{"id": each, "state": AdvisorState.ACTIVE, "carer": each == 2, "silent_since": None}
              for each in range(1, 6)]  # fmt: skip
    empty: dict[str, Any] = {name: {} for name in ("messages", "invitations", "away", "asks", "walked_in", "said_free")}
    base = Seen(
        at=NOW, opportunities=rows(here), sessions=rows(session), places=rows(*there),
        seats=rows({"id": 1, "opportunity_id": 1, "role": SeatRole.MEMBER, "number": 1}),
        moves=rows(*(history or [])), advisors=rows(*people), **empty,
    )  # fmt: skip
    return replace(base, **more)


def with_state(found: Seen, what: str, number: int, /, **fields: Any) -> Seen:
    table = dict(getattr(found, what))
    table[number] = SimpleNamespace(**{**vars(table[number]), **fields})
    return replace(found, **{what: table})


TWO = (place(1, P.CONFIRMED), place(2, P.CONFIRMED))
PAIR = (place(1, P.CONFIRMED, pair_id=1), place(2, P.RESERVE, pair_id=1))
LINE = (place(1, P.RESERVE), place(2, P.RESERVE))
JUMPED = (place(1, P.RESERVE), place(2, P.OFFERED))
HAD = [*went(1, P.RESERVE, P.OFFERED, P.LAPSED)]
AGAIN = [*HAD, {"id": 13, "place_id": 1, "before": "lapsed", "after": "offered", "at": NOW}]
FIRST = seen(place(1, P.CONFIRMED), history=went(1, P.CONFIRMED))


def gave_back(who: int, *, until: datetime = NOW + timedelta(days=1), had: tuple[int, ...] = (1, 2)) -> Step:
    """Two places, one of them kept for somebody new. The first and the third know the kind; of those who wait, the
    fourth comes after the third. One of the first two gives their place back, and the fourth is asked.
    """
    known = [place(each - 10, P.TOOK_PART, each, opportunity_id=2, seat_id=2) for each in (1, 3)]
    held, waits = dict.fromkeys(had, P.CONFIRMED), {3: P.RESERVE, 4: P.RESERVE}
    history = [move for each, state in {**held, **waits}.items() for move in went(each, state)]
    steps = [{"id": 98, "place_id": who, "before": "confirmed", "after": "withdrawn", "at": NOW},
             {"id": 99, "place_id": 4, "before": "reserve", "after": "offered", "at": NOW}]  # fmt: skip

    def there(states: dict[int, P], moves: list[dict[str, Any]]) -> Seen:
        base = seen(*known, *(place(each, state) for each, state in states.items()), history=moves)
        base = with_state(base, "opportunities", 1, kept_for_new=1, kept_until=until)
        return with_state(base, "seats", 1, number=2)

    before = there({**held, **waits}, history)
    before = replace(before, at=NOW - timedelta(hours=1))
    return Step(before, there({**held, who: P.WITHDRAWN, 3: P.RESERVE, 4: P.OFFERED}, [*history, *steps]))


BAD: dict[str, tuple[Promise, Step]] = {
    "two in one place": (places.never_more_than_there_are, Step(seen(), seen(*TWO))),
    "one too many on one day": (
        places.no_day_of_a_series_has_more_than_there_are,
        Step(seen(), seen(place(1, P.CONFIRMED), place(2, P.CONFIRMED, session_id=1))),
    ),
    "no carer in the last place": (places.the_last_place_is_a_carers, Step(seen(), FIRST, mixed=1)),
    "half a pair": (places.two_who_come_together_have_both_or_neither, Step(seen(), seen(*PAIR))),
    "two live places of one": (
        places.one_live_place_a_person,
        Step(seen(), seen(place(1, P.RESERVE), place(2, P.RESERVE, 1))),
    ),
    "a state without a history": (places.history_explains_every_state, Step(seen(), seen(place(1, P.CONFIRMED)))),
    "a history that goes elsewhere": (
        places.history_explains_every_state,
        Step(seen(), seen(place(1, P.CONFIRMED), history=went(1, P.RESERVE))),
    ),
    "a move that may not be": (
        places.history_explains_every_state,
        Step(seen(), seen(place(1, P.CONFIRMED), history=went(1, P.CONFIRMED, P.DECLINED, P.CONFIRMED))),
    ),
    "a place in what was called off": (
        places.what_was_called_off_has_nobody_left,
        Step(seen(), with_state(FIRST, "opportunities", 1, state=OpportunityState.CANCELLED)),
    ),
    "a place of whoever left": (
        places.who_left_holds_and_waits_for_nothing,
        Step(seen(), with_state(FIRST, "advisors", 1, state=AdvisorState.ENDED)),
    ),
    "the second before the first": (
        order.nobody_overtakes,
        Step(seen(*LINE), seen(*JUMPED, history=went(2, P.RESERVE, P.OFFERED))),
    ),
    "somebody new before the first, where another who is new has what is kept": (order.nobody_overtakes, gave_back(1)),
    "somebody new before the first, once it is open to all": (
        order.nobody_overtakes,
        gave_back(1, until=NOW, had=(1,)),
    ),
    "said to be free, and is not": (
        order.what_is_said_to_be_free_is_free,
        Step(seen(), replace(FIRST, said_free={(1, None): 1})),
    ),
    "somebody waits beside a free place": (order.nobody_waits_while_a_place_is_free, Step(seen(), seen(*LINE))),
    "full, with a place free": (
        order.full_is_what_has_no_place_left,
        Step(seen(), with_state(seen(), "opportunities", 1, state=OpportunityState.FILLED)),
    ),
    "offered twice, unasked": (
        order.whoever_let_an_offer_pass_is_asked_again_only_if_they_say_so,
        Step(seen(place(1, P.LAPSED), history=HAD), seen(place(1, P.OFFERED), history=AGAIN)),
    ),
    "an offer nobody was told": (
        told.every_offer_is_told_once,
        Step(seen(), seen(place(1, P.OFFERED), history=went(1, P.RESERVE, P.OFFERED))),
    ),
    "a place nobody was told": (told.every_place_is_told_once, Step(seen(), FIRST)),
}


@pytest.mark.parametrize("what", BAD)
def test_what_may_not_be_is_refused(what: str) -> None:
    promise, step = BAD[what]
    assert promise in PROMISES
    with pytest.raises(AssertionError):
        promise(step)


def test_what_somebody_new_gives_back_is_kept_again() -> None:
    order.nobody_overtakes(gave_back(2))


@pytest.mark.parametrize("promise", PROMISES)
def test_what_may_be_is_let_through(promise: Promise) -> None:
    """Somebody waits, and then has the place that another one gave back; who was away has somebody in their place."""
    message = {"id": 1, "name": "place_offered", "about": "place:2", "person_id": 2, "state": None, "method": None,
               "uid": None}  # fmt: skip
    gave = {"id": 2, "name": "place_cancelled", "about": "place:1", "person_id": 1, "state": None, "method": None,
            "uid": None}  # fmt: skip
    had = {"id": 3, "name": "place_confirmed", "about": "place:1", "person_id": 1, "state": None, "method": None,
           "uid": None}  # fmt: skip
    full = OpportunityState.FILLED
    history = [*went(1, P.CONFIRMED), *went(2, P.RESERVE)]
    entry = {"id": 1, "uid": "u", "place_id": 1, "session_id": 1, "address": None, "cancelled_at": None,
             "taken_out": False, "answer": None}  # fmt: skip
    before = seen(place(1, P.CONFIRMED), place(2, P.RESERVE), history=history, messages=rows(had),
                  invitations=rows(entry))  # fmt: skip
    now = seen(
        place(1, P.WITHDRAWN), place(2, P.OFFERED), messages=rows(had, message, gave),
        history=[*went(1, P.CONFIRMED, P.WITHDRAWN), *went(2, P.RESERVE, P.OFFERED)],
        invitations=rows({**entry, "cancelled_at": NOW}),
    )  # fmt: skip
    promise(Step(with_state(before, "opportunities", 1, state=full), with_state(now, "opportunities", 1, state=full)))
