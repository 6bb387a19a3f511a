"""Another number of places: more are offered to those who wait; for fewer, people say who gives up a place."""

from __future__ import annotations

from collections.abc import Mapping

from app.core import db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.opportunities.actions.numbers import set_numbers
from app.opportunities.actions.taking import lock
from app.opportunities.models import Opportunity
from app.signups import queries
from app.signups.actions.offers import take_back
from app.signups.actions.promoting import settle
from app.signups.actions.seating import shift
from app.signups.models import Place
from app.signups.states import PlaceState


class TooFew(RuleBroken):
    """More people hold places than there would be. `rooms`: (seat id, session id or nothing) to how many too many."""

    def __init__(self, crowded: dict[tuple[int, int | None], int]) -> None:
        super().__init__(_("More people have a place than that. Say who gives up a place, and tell them why."))
        self.crowded = crowded


def change_numbers(
    opportunity_id: int, numbers: Mapping[int, int], leaving: Mapping[int, str] | None = None, *, by: Actor
) -> Opportunity:
    """`numbers` by seat; `leaving`: the reason each person reads, by place. Nobody is ever picked here.

    Raises `TooFew` while more people hold a place than there are.
    """
    opportunity = lock(opportunity_id)
    for place_id, reason in (leaving or {}).items():
        place = db.session().get_one(Place, place_id, populate_existing=True)
        if place.opportunity_id != opportunity.id or place.state not in {PlaceState.CONFIRMED, PlaceState.OFFERED}:
            raise RuleBroken(
                _("%(name)s does not hold a place any more. Look at the list again.", name=place.person.name)
            )
        take_back(place, reason, by=by)
    set_numbers(opportunity, numbers, by=by)
    db.session().flush()
    _make_room(opportunity, numbers, by=by)
    settle(opportunity, by=by)
    return opportunity


def _make_room(opportunity: Opportunity, numbers: Mapping[int, int], *, by: Actor) -> None:
    """Move people to seats that are alike; who is still too many has to be named by a person."""
    crowded = {}
    for session_id in queries.rooms_in_use(opportunity):
        room = queries.room_of(opportunity, session_id)
        shift(room.spread(), by=by)
        crowded.update({(seat, session_id): many for seat, many in room.crowded().items() if seat in numbers})
    if crowded:
        raise TooFew(crowded)
