"""Putting a name down: what is chosen, what must be ticked, whether names are taken, and where a new one goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.core.i18n import lazy_gettext as _l
from app.opportunities.models import Condition, Opportunity, Session
from app.opportunities.states import ORDERED, Asked, Method, OpportunityState, Strength
from app.signups.rules.sessions import chooses_sessions, coming
from app.signups.states import PlaceState

ACCEPTS_NAMES = frozenset({OpportunityState.OPEN, OpportunityState.FILLED})


@dataclass(frozen=True)
class Choice:
    """What a person chose at sign-up. Empty means: what there is only one of."""

    session_ids: tuple[int, ...] = ()
    seat_id: int | None = None
    ticked: frozenset[int] = frozenset()  # condition ids
    together: bool = False  # with somebody, or not at all
    code: str = ""  # that the other one gave them
    supporter: bool = False  # brings somebody who takes no seat
    past_sign_off: bool = False  # the team signs them up on purpose for what nobody has signed them off for


TICK_ALL = _l("This one asks for everything in the list. Tick what is true, or ring us to talk about it.")


def unticked(conditions: Iterable[Condition], choice: Choice) -> list[Condition]:
    """What people must tick and this person did not; conditions of another session or seat do not count."""
    return [
        condition
        for condition in conditions
        if condition.asked is Asked.TICK
        and condition.strength is Strength.MUST
        and condition.id not in choice.ticked
        and (condition.session_id is None or condition.session_id in choice.session_ids)
        and (condition.seat_id is None or condition.seat_id == choice.seat_id)
    ]


def wanted_sessions(opportunity: Opportunity, choice: Choice, now: datetime) -> list[Session]:
    """The sessions that a place so chosen is for, of those that have not begun."""
    there = coming(opportunity, now)
    if not chooses_sessions(opportunity) or (len(there) == 1 and not choice.session_ids):
        return there
    return [session for session in there if session.id in choice.session_ids]


def takes_names(opportunity: Opportunity, now: datetime) -> bool:
    """Whether anybody can still sign up: open (or full, for the reserve list), not past closing, not over."""
    if opportunity.state not in ACCEPTS_NAMES or (opportunity.closes_at and opportunity.closes_at <= now):
        return False
    return bool(coming(opportunity, now)) or not opportunity.sessions


def first_state(method: Method, *, can_sit: bool, in_order: bool = False) -> PlaceState:
    """Where a new name goes. `can_sit`: a seat is free for this person, and for nobody who already waits.

    Where names are put in order (`in_order`: that has been done), late ones follow as they come.
    """
    if method is Method.CHOSEN or (method in ORDERED and not in_order):
        return PlaceState.INTERESTED
    return PlaceState.CONFIRMED if can_sit else PlaceState.RESERVE
