"""What follows for passports from what happens elsewhere."""

from __future__ import annotations

from app.core.actor import Actor
from app.people.events import RolesChanged, TeamJoined
from app.people.passport import actions


def recognise(event: RolesChanged | TeamJoined, _by: Actor) -> None:
    """Somebody may be named on a private list in words, from before they hosted anything."""
    actions.recognise(event.person_id)
