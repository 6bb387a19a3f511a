"""Writes about joining: somebody's way to the register, and how the organisation arranges it."""

from app.people.joining.actions.way import (
    RegisterFull,
    add,
    arrange_talk,
    ask,
    ask_from_now,
    ask_later,
    invite_next,
    put_on_waiting_list,
    take_step,
    take_step_back,
    talked,
    tell_place_in_list,
    welcome,
)

__all__ = [
    "RegisterFull",
    "add",
    "arrange_talk",
    "ask",
    "ask_from_now",
    "ask_later",
    "invite_next",
    "put_on_waiting_list",
    "take_step",
    "take_step_back",
    "talked",
    "tell_place_in_list",
    "welcome",
]
