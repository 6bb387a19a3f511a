"""What is offered, and when."""

from __future__ import annotations

from app.core.events import Table
from app.opportunities import events as opportunities
from app.reactions import coming, hosting, told

TABLE: Table = {
    opportunities.OpportunityDrafted: (),
    opportunities.OpportunityEdited: (),
    opportunities.OpportunitySubmitted: (),
    opportunities.OpportunityReturned: (hosting.tell_returned,),
    opportunities.OpportunityPublished: (hosting.tell_published,),
    opportunities.OpportunityClosed: (),
    opportunities.OpportunityReopened: (),
    opportunities.OpportunityFilled: (),
    opportunities.OpportunityDone: (),
    opportunities.OpportunityCancelled: (hosting.cancel_places,),
    opportunities.OpportunityHandedOver: (told.contact_changed,),
    opportunities.ContactChanged: (told.contact_changed,),
    opportunities.PlaceMoved: (told.place_moved,),
    opportunities.NumbersChanged: (),
    opportunities.SessionAdded: (hosting.go_on, coming.note_told, told.session_added),
    opportunities.SessionMoved: (hosting.shorten_offers, coming.ask_again, told.session_moved),
    opportunities.SessionCancelled: (hosting.cancel_session_places, told.session_cancelled),
    opportunities.KindAdded: (),
    opportunities.KindChanged: (),
}
