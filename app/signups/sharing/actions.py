"""Choosing what a host may read, and taking it back: the same act."""

from __future__ import annotations

from collections.abc import Collection

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.people.actions.persons import hold
from app.signups.models import Place
from app.signups.sharing import queries
from app.signups.sharing.events import SharingChosen
from app.signups.sharing.models import SharingAnswer, SharingChoice


def choose(place_id: int, refs: Collection[str], *, by: Actor) -> int:
    """Share these entries with the host of what this place is in, and no others; returns how many are shared.

    What was shared and is not any more, the host cannot read from this moment on. An entry that was taken away
    meanwhile is none.
    """
    place = db.session().get_one(Place, place_id)
    hold(place.person_id)
    db.session().refresh(place)
    if not queries.is_read(place):
        raise RuleBroken(
            _(
                "You do not have this place any more, so the host can read nothing of yours. "
                "You do not need to do anything."
            )
        )
    chosen = []
    for entry, _before in queries.entries_for(place.person_id, place.opportunity_id):
        shared = entry.ref in refs
        row = SharingChoice(
            entry_id=entry.id, opportunity_id=place.opportunity_id, shared=shared, decided_at=clock.now()
        )
        db.session().merge(row)
        if shared:
            chosen.append(entry.id)
    if not queries.answered(place.person_id, place.opportunity_id):
        db.session().add(
            SharingAnswer(person_id=place.person_id, opportunity_id=place.opportunity_id, answered_at=clock.now())
        )
    emit(SharingChosen(place.person_id, place.opportunity_id, tuple(chosen)), by=by)
    return len(chosen)
