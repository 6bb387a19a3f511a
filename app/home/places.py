"""The places of one person, by what is to be done about them: the same for themselves and for whoever acts for them."""

from __future__ import annotations

from dataclasses import dataclass

from app.core import clock
from app.signups import queries, rules
from app.signups.models import Place
from app.signups.states import AFTERWARDS, LIVE, WAITING, PlaceState


@dataclass(frozen=True)
class Places:
    """`offers` wait for an answer; `waiting` for us; `over` are the newest that ended without taking part."""

    offers: list[Place]
    coming: list[Place]
    waiting: list[Place]
    over: list[Place]


def of_person(person_id: int) -> Places:
    places = queries.places_of_person(person_id)
    return Places(
        offers=[p for p in places if p.state is PlaceState.OFFERED],
        coming=[p for p in places if p.state is PlaceState.CONFIRMED or goes_on(p)],
        waiting=[p for p in places if p.state in WAITING],
        over=[p for p in places if p.state not in LIVE | AFTERWARDS][:20],
    )


def goes_on(place: Place) -> bool:
    """A series of which a part is recorded, and another part is still to come."""
    whole = place.state is PlaceState.TOOK_PART and place.session_id is None
    return whole and bool(rules.coming(place.opportunity, clock.now()))
