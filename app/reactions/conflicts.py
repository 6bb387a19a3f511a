"""Asking everybody on a panel whether they know a candidate, once the host has told the names."""

from __future__ import annotations

from datetime import datetime

from app.core import db
from app.core.actor import Actor
from app.messages import write
from app.messages.models import OutboxMessage
from app.opportunities.states import Shape
from app.panels import queries as panels
from app.panels.conflicts import events, queries
from app.panels.models import Panel
from app.people.models import Person
from app.reactions.documents import occasion_of
from app.signups import events as places
from app.signups.models import Place


def ask_everybody(event: events.NamesTold, _by: Actor) -> None:
    panel = db.session().get_one(Panel, event.panel_id)
    for each in queries.asked(panel):
        ask(panel, db.session().get_one(Person, each.person_id))


def ask_late(event: places.PlaceConfirmed, _by: Actor) -> None:
    """Whoever comes to it after the names were told."""
    place = db.session().get_one(Place, event.place_id)
    if place.opportunity.kind.shape is not Shape.PANEL:
        return
    panel = panels.of_opportunity(place.opportunity_id)
    if panel is not None and queries.told(panel.id) is not None:
        ask(panel, place.person)


def ask(panel: Panel, person: Person, *, once: str = "") -> None:
    """`once`: written again, because what was written has been overtaken."""
    told = queries.told(panel.id)
    if panel.opportunity is None or told is None or person.silent_since is not None:
        return
    occasion = occasion_of(person, panel.opportunity)
    write.names_told(person, panel.id, occasion, ref=panel.ref, once=once or told.at.isoformat())


def still_asked(row: OutboxMessage, _now: datetime) -> bool:
    """Just before it is sent: they sit on it still, and have not answered."""
    panel = db.session().get(Panel, int(row.about.partition(":")[2]))
    return panel is not None and queries.is_asked(panel, row.person_id)
