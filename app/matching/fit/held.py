"""What people have said yes to already, and their limits, as the criteria look at it: of one, or of everybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from app.core.formatting import local
from app.matching.fit.rules import Own
from app.signups.queries.held import Agreed, agreed, limits_of, limits_of_one, slots_of
from app.signups.rules import Limits, Slot
from app.signups.states import PlaceState

AHEAD = (PlaceState.CONFIRMED, PlaceState.OFFERED)


def own_of(person_id: int, now: datetime) -> Own:
    """Two statements, or one for whoever has nothing ahead."""
    since = _month(now)
    limits, some = limits_of_one(person_id, since)
    return _own(agreed(since, [person_id])[person_id] if some else (), limits, now)


def own_of_all(now: datetime) -> Mapping[int, Own]:
    """Of everybody who has a place or a limit, and of nobody else what the organisation set: three statements."""
    places, limits = agreed(_month(now)), limits_of()
    found: dict[int, Own] = defaultdict(lambda: Own(limits=limits[0]))
    for person_id in {*places, *limits}:
        found[person_id] = _own(places.get(person_id, ()), limits[person_id], now)
    return found


def _month(now: datetime) -> date:
    return local(now).date().replace(day=1)


def _own(places: Sequence[Agreed], limits: Limits, now: datetime) -> Own:
    ahead = [each for each in places if each.state in AHEAD and any(_lies_ahead(slot, now) for slot in each.slots)]
    return Own(tuple(slots_of(places)), len(ahead), limits)


def _lies_ahead(slot: Slot, now: datetime) -> bool:
    return slot.starts_at > now if slot.starts_at else slot.on >= local(now).date()
