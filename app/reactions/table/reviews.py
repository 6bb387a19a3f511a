"""Accreditation and reviews."""

from __future__ import annotations

from app.core.events import Table
from app.reactions import reviews
from app.reviews import events

TABLE: Table = {
    events.ReviewBegun: (),
    events.ReviewChanged: (),
    events.ReviewMoved: (),
    events.StandardsAdded: (),
    events.StandardChanged: (),
    events.StandardRemoved: (),
    events.EvidenceAdded: (),
    events.EvidenceRemoved: (),
    events.ReviewDayChanged: (),
    events.OpportunityLinked: (),
    events.OpportunityUnlinked: (),
    events.ReviewActionSaved: (),
    events.ReviewComesUp: (reviews.tell_leads,),
}
