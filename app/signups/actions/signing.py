"""Seats that somebody is signed off for first: asked by every verb that gives one, and passed only on purpose."""

from __future__ import annotations

from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.opportunities.models import Opportunity, Seat
from app.opportunities.rules import signing
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.fit import seat_open
from app.signups import events
from app.signups.models import Place


class NotSignedOff(RuleBroken):
    """Nobody has signed them off for this seat: only on purpose, by the involvement team, is it theirs."""


def must_be_signed_off(opportunity: Opportunity, seat: Seat, facts: AdvisorFacts, *, past: bool, by: Actor) -> bool:
    """Whether it was passed over on purpose. Nobody passes it for themselves.

    Raises NotSignedOff with the reason and the next step.
    """
    if seat_open(opportunity, seat, facts):
        return False
    if past and by.person_id != facts.person_id:
        return True
    raise NotSignedOff(f"{signing.why_not(seat.role)} {signing.how_to(seat.role)}")


def pass_over(place: Place, *, by: Actor) -> None:
    """It is kept that they did, and by whom."""
    if not place.past_sign_off:
        place.past_sign_off = True
        emit(events.SignOffPassedOver(place.id), by=by)
