"""Who comes together with whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core import db
from app.signups.models import Pair, Place
from app.signups.states import LIVE, PlaceState


def of_pair(pair_id: int) -> Sequence[Place]:
    """The live places of a pair: two when both names are in."""
    wanted = select(Place).where(Place.pair_id == pair_id, Place.state.in_(LIVE)).order_by(Place.id)
    return db.session().scalars(wanted.options(joinedload(Place.person))).all()


def together(place: Place) -> list[Place]:
    """Those who are rung as one: this one who waits, and the other, if they come together and both wait."""
    other = None if place.pair is None or place.pair.broken_at else partner(place)
    return sorted([place, other], key=attrgetter("id")) if other and other.state is PlaceState.RESERVE else [place]


def together_with(places: Iterable[Place]) -> dict[int, list[Place]]:
    """The same for many who wait, by pair: those of each pair that is whole, with the people."""
    pairs = {place.pair_id for place in places if place.pair_id}
    if not pairs:
        return {}
    wanted = select(Place).where(Place.pair_id.in_(pairs), Place.state == PlaceState.RESERVE).order_by(Place.id)
    wanted = wanted.join(Place.pair).where(Pair.broken_at.is_(None)).options(joinedload(Place.person))
    found: dict[int, list[Place]] = {}
    for place in db.session().scalars(wanted):
        found.setdefault(place.pair_id or 0, []).append(place)
    return {pair: both for pair, both in found.items() if len(both) == 2}


def partner(place: Place) -> Place | None:
    """The other one's live place, if both names are in."""
    if place.pair_id is None:
        return None
    return next((each for each in of_pair(place.pair_id) if each.id != place.id), None)
