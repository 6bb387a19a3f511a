"""A claim follows what is recorded of a part that somebody took."""

from __future__ import annotations

from app.core import db
from app.core.actor import Actor
from app.recognition.claims import actions, queries
from app.recognition.events import PaymentDecided, RateAdded
from app.recognition.models import Contribution
from app.signups import events as places


def follow(event: places.TookPart, by: Actor) -> None:
    actions.follow(event.place_id, event.session_id, by=by)


def end(event: places.DidNotTakePart, by: Actor) -> None:
    actions.end(event.place_id, event.session_id, by=by)


def follow_decision(event: PaymentDecided, by: Actor) -> None:
    record = db.session().get_one(Contribution, event.contribution_id)
    actions.follow(record.place_id, record.session_id, by=by)


def follow_rate(_event: RateAdded, by: Actor) -> None:
    """Payments that waited for the rate were worked out by it."""
    for claim in queries.behind():
        actions.follow(claim.place_id, claim.session_id, by=by)
