"""Whom to ring about a place that is free at short notice: one person, or two who come together, on one card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.core.formatting import joined
from app.signups.models import Call, Place


@dataclass(frozen=True)
class Ring:
    """`call` is the one by which the answer of all `places` is recorded; `half`: the other one's name is not in."""

    call: Call
    places: Sequence[Place]
    half: bool

    @property
    def names(self) -> str:
        return joined(place.person.name for place in self.places)


def to_ring(calls: Iterable[Call], pairs: Mapping[int, Sequence[Place]]) -> list[list[Ring]]:
    """The cards for each place that is free, in the order in which people are rung; `pairs` are the whole ones."""
    return [_cards(list(group), pairs) for _unit, group in groupby(calls, key=lambda c: (c.seat_id, c.session_id))]


def _cards(calls: Sequence[Call], pairs: Mapping[int, Sequence[Place]]) -> list[Ring]:
    cards: dict[tuple[str, int], Ring] = {}
    for call in calls:
        pair = call.place.pair_id or 0
        both = pairs.get(pair)
        key = ("pair", pair) if both else ("one", call.id)
        cards.setdefault(key, Ring(call, both or [call.place], half=bool(pair and not both)))
    return list(cards.values())
