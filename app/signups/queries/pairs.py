"""Who comes together with whom."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core import db
from app.signups.models import Place
from app.signups.states import LIVE


def of_pair(pair_id: int) -> Sequence[Place]:
    """The live places of a pair: two when both names are in."""
    wanted = select(Place).where(Place.pair_id == pair_id, Place.state.in_(LIVE)).order_by(Place.id)
    return db.session().scalars(wanted.options(joinedload(Place.person))).all()


def partner(place: Place) -> Place | None:
    """The other one's live place, if both names are in."""
    if place.pair_id is None:
        return None
    return next((each for each in of_pair(place.pair_id) if each.id != place.id), None)
