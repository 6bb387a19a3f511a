"""What must be so after every step of the machine of places: each a function of what stood there before and now."""

from __future__ import annotations

from collections.abc import Callable

from tests.signups.machine.seen import Step
from tests.signups.promises import order, places, told

PROMISES: tuple[Callable[[Step], None], ...] = (
    places.never_more_than_there_are,
    places.no_day_of_a_series_has_more_than_there_are,
    places.the_last_place_is_a_carers,
    places.what_is_kept_goes_to_somebody_new,
    places.two_who_come_together_have_both_or_neither,
    places.one_live_place_a_person,
    places.history_explains_every_state,
    places.what_was_called_off_has_nobody_left,
    places.who_left_holds_and_waits_for_nothing,
    places.whoever_steps_in_has_the_place,
    places.only_who_has_a_place_is_leaving,
    order.nobody_overtakes,
    order.whoever_let_an_offer_pass_is_asked_again_only_if_they_say_so,
    order.nobody_waits_while_a_place_is_free,
    order.full_is_what_has_no_place_left,
    order.what_is_said_to_be_free_is_free,
    order.nobody_has_a_place_before_the_order,
    order.the_order_can_be_repeated,
    order.nobody_is_asked_to_step_in_twice,
    order.nobody_is_asked_to_step_in_where_nothing_is_free,
    told.every_offer_is_told_once,
    told.every_place_is_told_once,
    told.every_end_is_told_once,
    told.every_no_from_a_calendar_is_in_writing,
    told.a_session_less_is_told_once,
    told.every_entry_in_a_calendar_is_a_place,
    told.nothing_is_sent_to_whoever_died,
    told.who_left_hears_only_what_ends,
    told.every_question_about_cover_is_sent_once,
)
