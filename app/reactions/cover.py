"""What follows from asking people whether they could step in."""

from __future__ import annotations

from app.calendar import occasions
from app.core import clock, db
from app.core.actor import Actor
from app.messages import write
from app.messages.write import Occasion
from app.signups import rules
from app.signups.cover import events
from app.signups.cover.models import CoverAsk


def ask(event: events.CoverAsked, _by: Actor) -> None:
    row, occasion = _what(event)
    write.cover_asked(row.person, row.id, occasion, ref=row.ref)


def tell_filled(event: events.CoverFilled, _by: Actor) -> None:
    row, occasion = _what(event)
    write.cover_filled(row.person, row.id, occasion)


def _what(event: events.CoverEvent) -> tuple[CoverAsk, Occasion]:
    row = db.session().get_one(CoverAsk, event.ask_id)
    ahead = rules.ahead(row.opportunity, row.session, clock.now())
    meetings = [occasions.meeting(each, held=False) for each in ahead]
    return row, occasions.of_meetings(row, meetings)
