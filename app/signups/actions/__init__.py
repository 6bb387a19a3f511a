"""Writes about places. Every verb first takes the opportunity's row, so that places are counted one at a time."""

from app.signups.actions.after import did_not_take_part, go_on, series_recorded, took_part
from app.signups.actions.calls import rang
from app.signups.actions.cancel import cancel_places
from app.signups.actions.coming import ask_again, manage_without, may_come, not_that_day, note_told, will_come
from app.signups.actions.due import (
    ask_overlooked,
    call_for_answers,
    free_leaving,
    lapse_offers,
    order_names,
    send_reminders,
)
from app.signups.actions.leaving import cannot_come, comes_after_all
from app.signups.actions.limits import set_organisation_limit, set_own_limit
from app.signups.actions.not_chosen import not_chosen
from app.signups.actions.numbers import TooFew, change_numbers
from app.signups.actions.offers import accept, decline, not_selected, offer, release, still_interested
from app.signups.actions.ordering import put_in_order
from app.signups.actions.promoting import ask_next, look_again, shorten_offers
from app.signups.actions.sign_up import sign_up
from app.signups.actions.signing import NotSignedOff
from app.signups.actions.telling import allow_for_post, pause_offer, renew_offer, start_clock
from app.signups.actions.together import come_alone, pair_up
from app.signups.actions.walk_in import PastTheNumber, walk_in
from app.signups.actions.withdraw import leave, withdraw

__all__ = [
    "NotSignedOff",
    "PastTheNumber",
    "TooFew",
    "accept",
    "allow_for_post",
    "ask_again",
    "ask_next",
    "ask_overlooked",
    "call_for_answers",
    "cancel_places",
    "cannot_come",
    "change_numbers",
    "come_alone",
    "comes_after_all",
    "decline",
    "did_not_take_part",
    "free_leaving",
    "go_on",
    "lapse_offers",
    "leave",
    "look_again",
    "manage_without",
    "may_come",
    "not_chosen",
    "not_selected",
    "not_that_day",
    "note_told",
    "offer",
    "order_names",
    "pair_up",
    "pause_offer",
    "put_in_order",
    "rang",
    "release",
    "renew_offer",
    "send_reminders",
    "series_recorded",
    "set_organisation_limit",
    "set_own_limit",
    "shorten_offers",
    "sign_up",
    "start_clock",
    "still_interested",
    "took_part",
    "walk_in",
    "will_come",
    "withdraw",
]
