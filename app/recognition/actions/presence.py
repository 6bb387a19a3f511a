"""Who is here, said on the day by whoever welcomes people. It fills in the sheet, and ends where the sheet is saved."""

from __future__ import annotations

import enum

from sqlalchemy import delete, select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.opportunities.actions.taking import lock
from app.recognition import events, queries
from app.recognition.models import Presence
from app.signups import actions as signups
from app.signups import rules
from app.signups.models import Place


class Said(enum.Enum):
    """What was said of somebody. There is no word for somebody who is not there."""

    HERE = "here"
    LEFT = "left"  # early, with thanks: no reason, no time, and the opportunity pays as it promised
    NOT_YET = "not-yet"  # said by mistake


def note_presence(opportunity_id: int, session_id: int, place_ref: str, said: Said, *, by: Actor) -> None:
    """Note it for the place with this reference. The same again changes nothing.

    Raises RuleBroken on any other day, for somebody without a place in it, and once the sheet has been saved.
    """
    opportunity = lock(opportunity_id)
    session = next((each for each in opportunity.sessions if each.id == session_id), None)
    if session is None or not rules.is_today(session, clock.now()):
        raise RuleBroken(_("You can say who is here on the day of the session only."))
    sheet = queries.attendance_of(opportunity, session)
    row = next((each for each in sheet.rows if each.place.ref == place_ref), None)
    if row is None:
        raise RuleBroken(_("Somebody on this page does not have a place any more. Look at the page again."))
    if row.took_part is not None:
        raise RuleBroken(_("Who took part is saved already. You can put it right on that page."))
    if _noted(row.place.id, session_id, row.presence, said):
        emit(events.PresenceNoted(row.place.id, session_id), by=by)


def _noted(place_id: int, session_id: int, before: Presence | None, said: Said) -> bool:
    """Whether this changed anything."""
    if said is Said.NOT_YET:
        forget_presence(place_id, session_id)
        return before is not None
    left = said is Said.LEFT
    if before is None:
        db.session().add(Presence(place_id=place_id, session_id=session_id, left_early=left))
        return True
    changed = before.left_early is not left
    before.left_early = left
    return changed


def forget_presence(place_id: int, session_id: int | None) -> None:
    """It was said by mistake, or the record says now who took part."""
    mine = delete(Presence).where(Presence.place_id == place_id, Presence.session_id == session_id)
    db.session().execute(mine)


def add_walk_in(
    opportunity_id: int, session_id: int, person_id: int, *, past_the_number: bool, ticked: frozenset[int], by: Actor
) -> Place:
    """Somebody came without a place: they have one now, and they are here."""
    place = signups.walk_in(
        opportunity_id, session_id, person_id, past_the_number=past_the_number, ticked=ticked, by=by
    )  # fmt: skip
    here = select(Presence).where(Presence.place_id == place.id, Presence.session_id == session_id)
    if db.session().scalars(here).first() is None:
        note_presence(opportunity_id, session_id, place.ref, Said.HERE, by=by)
    return place
