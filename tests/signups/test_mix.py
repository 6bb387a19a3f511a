"""Who may sit where: decided without any database."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.opportunities.models import MixRule, Seat
from app.opportunities.states import Mix, SeatRole, SeatType
from app.signups.rules.mix import Room
from app.signups.rules.sitting import Day, Found, Full, Kept, Sitting, Who

USER, CARER, BOTH = Who(True, False), Who(False, True), Who(True, True)
EITHER = SeatType.EITHER


def seat(number: int, kind: SeatType = EITHER, places: int = 1, role: SeatRole = SeatRole.MEMBER) -> Seat:
    return Seat(id=number, type=kind, number=places, role=role, group="")


def test_the_last_seat_is_kept_for_whom_the_rule_names_and_one_person_may_be_both() -> None:
    mixes = [MixRule(of="carer", number=1), MixRule(of="service-user", percent=50)]
    room = Room([seat(1, places=2)], mixes, [Sitting(1, 1, USER)])
    assert room.ask(USER, 1) == Kept(Mix.CARER)
    assert room.ask(CARER, 1) == Found(1)
    assert Room([seat(1, places=2)], mixes, [Sitting(1, 1, BOTH)]).ask(USER, 1) == Found(1)
    assert Room([seat(1, places=2)], mixes, []).ask(USER, 1) == Found(1), "there is still a seat for a carer"


def test_half_of_an_uneven_number_is_rounded_up() -> None:
    room = Room([seat(1, places=3)], [MixRule(of="service-user", percent=50)], [Sitting(1, 1, CARER)])
    assert room.ask(CARER, 1) == Kept(Mix.SERVICE_USER)


def test_whoever_is_both_moves_over_so_that_a_service_user_fits_in() -> None:
    seats = [seat(1, SeatType.SERVICE_USER), seat(2, SeatType.CARER)]
    room = Room(seats, [], [Sitting(7, 1, BOTH)])
    assert room.ask(USER, 1) == Found(1, ((7, 2),))
    assert Room(seats, [], [Sitting(7, 1, USER)]).ask(USER, 1) == Full(), "a carer's seat goes to a carer"
    assert Room(seats, [], [Sitting(7, 1, BOTH)], own=[1]).ask(USER, 1) == Full(), "a seat with its own conditions"


def test_who_sits_in_to_learn_is_beside_the_places_and_the_mix() -> None:
    shadow = seat(2, role=SeatRole.SHADOW)
    room = Room([seat(1), shadow], [MixRule(of="carer", number=1)], [Sitting(1, 2, USER)])
    assert room.ask(USER, 2) == Full()
    assert room.ask(USER, 1) == Kept(Mix.CARER)
    assert room.ask(CARER, 1) == Found(1)


def test_fewer_seats_than_people_move_who_can_and_name_who_is_too_many() -> None:
    one, two = seat(1, SeatType.SERVICE_USER, 1), seat(2, SeatType.CARER, 2)
    room = Room([one, two], [], [Sitting(7, 1, USER), Sitting(8, 1, BOTH), Sitting(9, 2, CARER)])
    assert room.spread() == [(8, 2)]
    assert room.crowded() == {}
    two.number = 1
    assert room.crowded() == {2: 1}


def test_who_is_away_stays_in_the_seat_that_somebody_stands_in_for() -> None:
    seats, sits = [seat(1), seat(2, SeatType.CARER)], [Sitting(7, 1, CARER)]
    assert Room(seats, [], sits, days=[Day((1,), frozenset({7}))]).ask(USER, 1) == Full(), "the day would have two"
    assert Room(seats, [], sits, days=[Day((), frozenset({7}))]).ask(USER, 1) == Found(1, ((7, 2),)), "nobody does"


WHO = st.sampled_from([USER, CARER, BOTH])
NUMBERS = st.integers(1, 3)


@given(NUMBERS, NUMBERS, st.lists(WHO, max_size=6), st.data())
@settings(max_examples=200)
def test_no_day_of_a_series_has_more_people_than_seats_whoever_moves(
    any_: int, carers: int, people: list[Who], data: st.DataObject
) -> None:
    seats = [seat(1, places=any_), seat(2, SeatType.CARER, carers)]
    room = Room(seats, [], [])
    for number, who in enumerate(people):
        found = room.ask(who, 1 if not who.carer else data.draw(st.sampled_from([1, 2])))
        if isinstance(found, Found):
            room.sit(number, who, found)
    room.sitting = [each for each in room.sitting if data.draw(st.booleans())]  # the others have left since
    away = {each.place_id for each in room.sitting if data.draw(st.booleans())}
    gaps = [each.seat_id for each in room.sitting if each.place_id in away]
    stand_in = tuple(gaps[: data.draw(st.integers(0, len(gaps)))])
    day = Room(seats, [], room.sitting, days=[Day(stand_in, frozenset(away))])
    later = data.draw(WHO)
    found = day.ask(later, 1 if not later.carer else data.draw(st.sampled_from([1, 2])))
    if isinstance(found, Found):
        day.sit(99, later, found)
    assert day.crowded() == {}
