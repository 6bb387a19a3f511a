"""Everybody hears of what concerns them, once; and whoever is to hear nothing hears nothing."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from app.calendar.states import Answer
from app.messages.states import MessageState
from app.opportunities.states import OpportunityState, SessionState
from app.people.states import AdvisorState
from app.signups.cover.states import CoverAnswer
from app.signups.states import ENDED, HELD, LIVE, PlaceState
from tests.signups.machine.seen import Step

WAITS = {MessageState.WAITING, MessageState.TO_CALL, MessageState.FAILED}


def every_offer_is_told_once(step: Step) -> None:
    """By its own message; where it came of a place that somebody wanted together with another, they are asked alone."""
    for place in {move.place_id for move in step.fresh("moves")}:
        offers = [move for move in step.now.moves_of(place) if move.after == "offered" and move.before != "confirmed"]
        assert len(step.now.told("place_offered", f"place:{place}")) == len(offers)


def every_place_is_told_once(step: Step) -> None:
    """But whoever came on the day: they are there."""
    for place in step.now.places.values():
        if place.state is PlaceState.CONFIRMED and place.id not in step.now.walked_in:
            assert len(step.now.told("place_confirmed", f"place:{place.id}")) == 1


def every_end_is_told_once(step: Step) -> None:
    """Given up, taken back or called off. One message takes each entry out of the calendar; who has none by mail is
    told once, and of a whole that was called off once in all. Whose own calendar said no was told when it did."""
    told: dict[int, list[Any]] = {}
    for message in step.fresh("messages"):
        if message.name == "place_cancelled":
            told.setdefault(message.person_id, []).append(message)
    ended = [p for p in step.now.places.values() if p.state in ENDED and step.state_before(p) not in ENDED]
    for person in {place.person_id for place in ended}:
        theirs, got = [p for p in ended if p.person_id == person], told.get(person, [])
        mailed = {uid for place in theirs for uid in _mailed(step, place)}
        assert Counter(each.uid for each in got if each.uid) == Counter(mailed)
        assert all(each.method == "CANCEL" for each in got if each.uid)
        unmailed = [p for p in theirs if not _mailed(step, p) and not _said_no_there(step, p)]
        unmailed = [p for p in unmailed if step.before.ahead(p, _ended_at(step, p))]
        at_once = {p.opportunity_id if _whole(step, p) else (p.opportunity_id, p.id) for p in unmailed}
        assert sum(each.uid is None for each in got) == len(at_once)


def _ended_at(step: Step, place: Any) -> datetime:
    """When it ended; more time may have passed in this step since, even until it began."""
    ends = [move.at for move in step.fresh("moves") if move.place_id == place.id and PlaceState(move.after) in ENDED]
    return max(ends, default=step.now.at)


def _whole(step: Step, place: Any) -> bool:
    return step.now.opportunities[place.opportunity_id].state is OpportunityState.CANCELLED


def _mailed(step: Step, place: Any) -> list[str]:
    """The entries to come that stood in their calendar for this place before."""
    return [
        each.uid
        for each in step.before.invitations.values()
        if each.place_id == place.id and each.address and not each.cancelled_at
        and step.now.sessions[each.session_id].starts_at > _ended_at(step, place)
        and not _took_it_out(step, place, each)
    ]  # fmt: skip


def _said_no_there(step: Step, place: Any) -> bool:
    entries = [each for each in step.before.invitations.values() if each.place_id == place.id]
    return any(_took_it_out(step, place, each) for each in entries if each.cancelled_at is None)


def _took_it_out(step: Step, place: Any, entry: Any) -> bool:
    """They gave the place up, and their own calendar has taken out the entry: it said no for them."""
    given_up = step.now.places[place.id].state is PlaceState.WITHDRAWN
    return given_up and entry.taken_out and entry.answer is Answer.DECLINED


def every_no_from_a_calendar_is_in_writing(step: Step) -> None:
    """So that whoever pressed the wrong button reads it."""
    for entry in step.now.invitations.values():
        if entry.taken_out and entry.address:
            assert step.now.told("decline_noted", f"place:{entry.place_id}")


def a_session_less_is_told_once(step: Step) -> None:
    """Of one session of a series: whoever has a place for the whole keeps it, and hears of this one session once.

    And so does whoever waits for the whole, or has an offer.
    """
    for session in step.now.sessions.values():
        here = step.now.opportunities[session.opportunity_id]
        if session.state is not SessionState.CANCELLED or here.state is OpportunityState.CANCELLED:
            continue
        if step.before.sessions[session.id].state is SessionState.PLANNED:
            entries = [each for each in step.before.invitations.values() if each.session_id == session.id]
            stood = Counter(f"place:{each.place_id}" for each in entries if not each.cancelled_at)
            assert Counter(each.about for each in step.fresh("messages") if each.name == "place_cancelled") >= stood
            waits = Counter(f"place:{each.id}" for each in step.now.places.values()
                            if (each.opportunity_id, each.session_id) == (here.id, None)
                            and each.state in LIVE - {PlaceState.CONFIRMED})  # fmt: skip
            off = Counter(each.about for each in step.fresh("messages") if each.name == "day_called_off")
            assert off == waits - stood


def every_entry_in_a_calendar_is_a_place(step: Step) -> None:
    """And every place but that of whoever came on the day is an entry for each session to come."""
    now, entries = step.now, set()
    for each in now.invitations.values():
        if each.cancelled_at is None:
            place = now.places[each.place_id]
            assert place.state in HELD or (place.state is PlaceState.OFFERED and _was_held(step, place.id))
            assert now.sessions[each.session_id].state is SessionState.PLANNED
            entries.add((each.place_id, each.session_id))
    for place in now.places.values():
        if place.state is PlaceState.CONFIRMED and place.id not in now.walked_in:
            ahead = [session.id for session in now.ahead(place)]
            assert entries.issuperset((place.id, session) for session in ahead)


def _was_held(step: Step, place_id: int) -> bool:
    return any(move.after == "confirmed" for move in step.now.moves_of(place_id))


def nothing_is_sent_to_whoever_died(step: Step) -> None:
    silent = {each.id for each in step.now.advisors.values() if each.silent_since is not None}
    assert not [each.id for each in step.now.messages.values() if each.person_id in silent and each.state in WAITS]


def who_left_hears_only_what_ends(step: Step) -> None:
    """Whatever waited to be sent is stopped at that moment; that their place is gone is said after it."""
    left = {each.id for each in step.now.advisors.values() if each.state is AdvisorState.ENDED}
    left -= {each.id for each in step.before.advisors.values() if each.state is AdvisorState.ENDED}
    for message in step.now.messages.values():
        if message.person_id in left and message.state in WAITS:
            assert message.id not in step.before.messages
            assert message.name == "place_cancelled"


def every_question_about_cover_is_sent_once(step: Step) -> None:
    for ask in step.now.asks.values():
        assert len(step.now.told("cover_asked", f"cover:{ask.id}")) == 1
        filled = len(step.now.told("cover_filled", f"cover:{ask.id}"))
        assert filled <= (ask.answer is CoverAnswer.FILLED)
