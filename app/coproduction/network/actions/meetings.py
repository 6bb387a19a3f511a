"""Which opportunities are meetings of a network, and their minutes."""

from __future__ import annotations

from app.coproduction.network import events, queries
from app.coproduction.network.actions.taking import take
from app.coproduction.network.models import Meeting
from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.ids import digest


def link(network_id: int, opportunity_id: int, *, by: Actor) -> None:
    """Linking twice links once. An opportunity is a meeting of one network."""
    network = take(network_id)
    if any(row.opportunity_id == opportunity_id for row in network.meetings):
        return
    if opportunity_id not in {row.id for row in queries.to_link(None)}:
        raise RuleBroken(_("This cannot be a meeting of the network any more. Choose another one."))
    db.session().add(Meeting(network_id=network_id, opportunity_id=opportunity_id))
    db.session().flush()
    emit(events.MeetingLinked(network_id, opportunity_id), by=by)


def unlink(meeting_id: int, *, by: Actor) -> None:
    """Places stand. One with minutes stays."""
    row = _take(meeting_id)
    if row.minutes:
        raise RuleBroken(_("This meeting has minutes, so it stays. Ask the involvement team about it."))
    db.session().delete(row)
    emit(events.MeetingUnlinked(row.network_id, row.opportunity_id), by=by)


def keep_minutes(meeting_id: int, minutes: str, before: str, *, publish: bool, by: Actor) -> None:
    """`before`: `digest` of the minutes as the writer found them. What others wrote meanwhile is not lost by it."""
    row = _take(meeting_id)
    if digest(row.minutes) != before:
        raise RuleBroken(_("Somebody else has written the minutes meanwhile. Read theirs below, and add yours."))
    row.minutes = minutes
    if publish != (row.minutes_at is not None):
        row.minutes_at = clock.now() if publish else None
    emit(events.MinutesKept(meeting_id, publish), by=by)


def _take(meeting_id: int) -> Meeting:
    found = db.session().get(Meeting, meeting_id)
    if found is not None:
        take(found.network_id)
        found = db.session().get(Meeting, meeting_id, populate_existing=True)
    if found is None:
        raise RuleBroken(_("This meeting is not in the network any more. Look at the page again."))
    return found
