"""A panel follows its opportunity."""

from __future__ import annotations

from app.core import db
from app.core.actor import Actor
from app.opportunities import events as opportunities
from app.opportunities.models import Session
from app.panels import actions


def set_up(event: opportunities.OpportunityPublished, by: Actor) -> None:
    actions.set_up_if_missing(event.opportunity_id, by=by)


def follow_days(
    event: opportunities.SessionAdded | opportunities.SessionMoved | opportunities.SessionCancelled, by: Actor
) -> None:
    session = db.session().get_one(Session, event.session_id)
    actions.follow_days(session.opportunity_id, by=by)


def call_off(event: opportunities.OpportunityCancelled, by: Actor) -> None:
    actions.call_off(event.opportunity_id, by=by)
