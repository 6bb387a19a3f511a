"""What is offered, and when."""

from __future__ import annotations

from app.core.events import Table
from app.opportunities import events as opportunities
from app.opportunities.daybook import events as daybook
from app.reactions import anew, claims, coming, committees, hosting, ladder, panels, told

TABLE: Table = {
    opportunities.OpportunityDrafted: (),
    opportunities.OpportunityEdited: (),
    opportunities.OpportunitySubmitted: (),
    opportunities.OpportunityReturned: (hosting.tell_returned,),
    opportunities.OpportunityPublished: (hosting.tell_published, panels.set_up, ladder.keep_words),
    opportunities.OpportunityClosed: (),
    opportunities.OpportunityReopened: (),
    opportunities.OpportunityFilled: (),
    opportunities.OpportunityDone: (),
    opportunities.OpportunityCancelled: (claims.call_off_all, hosting.cancel_places, panels.call_off),
    opportunities.OpportunityHandedOver: (told.contact_changed,),
    opportunities.ContactChanged: (told.contact_changed,),
    opportunities.PlaceMoved: (told.place_moved,),
    opportunities.NumbersChanged: (),
    opportunities.SessionAdded: (hosting.go_on, coming.note_told, told.session_added, panels.follow_days),
    opportunities.SessionMoved: (
        hosting.shorten_offers,
        coming.ask_again,
        told.session_moved,
        panels.follow_days,
        anew.write_anew,
    ),
    opportunities.SessionCancelled: (
        claims.call_off_session,
        hosting.cancel_session_places,
        told.session_cancelled,
        panels.follow_days,
    ),
    daybook.SessionEntrySaved: (),
    daybook.PapersDue: (committees.remind_of_papers,),
    daybook.TermEnds: (committees.tell_term_ends,),
    opportunities.KindAdded: (),
    opportunities.KindChanged: (),
}
