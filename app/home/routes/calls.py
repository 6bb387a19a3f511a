"""Whom to ring: about a place that is free at short notice, and about offers whose time to answer waits for it."""

from __future__ import annotations

from flask import render_template
from sqlalchemy import select

from app.core import clock, db
from app.core.permissions import allow
from app.home.routes.about import bp
from app.messages.models import OutboxMessage
from app.messages.rules import OFFERS
from app.messages.states import MessageState
from app.people.permissions import team
from app.signups import pages, queries


@bp.get("/team/calls")
@allow(team)
def calls() -> str:
    now = clock.now()
    to_make = db.session().scalars(queries.calls_to_make(now)).unique().all()
    groups = pages.to_ring(to_make, queries.together_with(call.place for call in to_make))
    offers = db.session().scalars(queries.offers_to_tell(now)).unique().all()
    return render_template(
        "home/calls.html", groups=groups, offers=offers, scripts=_to_call([place.id for place in offers]),
        until=lambda place: pages.until_if_told(place, now),
    )  # fmt: skip


def _to_call(place_ids: list[int]) -> dict[str, OutboxMessage]:
    """The newest offer of each place that waits for a call, by what it is about."""
    about = [f"place:{place_id}" for place_id in place_ids]
    wanted = select(OutboxMessage).where(
        OutboxMessage.about.in_(about),
        OutboxMessage.name.in_(OFFERS),
        OutboxMessage.state.in_((MessageState.TO_CALL, MessageState.FAILED)),
    )
    return {message.about: message for message in db.session().scalars(wanted.order_by(OutboxMessage.id))}
