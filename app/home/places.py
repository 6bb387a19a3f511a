"""The places of one person, by what is to be done about them: the same for themselves and for whoever acts for them."""

from __future__ import annotations

from dataclasses import dataclass

from app.core import clock
from app.signups import queries, rules
from app.signups.models import Place
from app.signups.states import AFTERWARDS, LIVE, WAITING, PlaceState


@dataclass(frozen=True)
class Places:
    """`offers` wait for an answer, `been` to be recorded, `waiting` for us; `over` the newest that ended without."""

    offers: list[Place]
    coming: list[Place]
    been: list[Place]
    waiting: list[Place]
    over: list[Place]


def of_person(person_id: int) -> Places:
    places = queries.places_to_show(person_id)
    return Places(
        offers=[p for p in places if p.state is PlaceState.OFFERED],
        coming=[p for p in places if p.state is PlaceState.CONFIRMED and not is_over(p)],
        been=[p for p in places if p.state is PlaceState.CONFIRMED and is_over(p)],
        waiting=[p for p in places if p.state in WAITING],
        over=[p for p in places if p.state not in LIVE | AFTERWARDS][:20],
    )


def is_over(place: Place) -> bool:
    """Whether nothing of it lies ahead."""
    return rules.has_begun(place.opportunity, place.session, clock.now())
