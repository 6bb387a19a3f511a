"""Ways in, buddies, welcomes, proposals."""

from __future__ import annotations

from app.core.events import Table
from app.matching.buddies import events as buddies_events
from app.matching.proposals import events as proposals
from app.matching.ways import events as ways_events
from app.matching.welcomes import events as welcomes
from app.reactions import buddies, ways

TABLE: Table = {
    ways_events.SignOffAsked: (),
    ways_events.SignOffAskTakenBack: (),
    ways_events.SignedOff: (ways.tell_signed_off,),
    ways_events.SignOffTakenBack: (),
    buddies_events.BuddyOffersSet: (),
    buddies_events.BuddyWanted: (),
    buddies_events.BuddyProposed: (buddies.ask_both,),
    buddies_events.BuddyYes: (),
    buddies_events.BuddiesAgreed: (buddies.tell_both,),
    buddies_events.BuddyingOver: (buddies.tell_other,),
    buddies_events.BuddiesMet: (),
    welcomes.WelcomeWritten: (),
    welcomes.WelcomeShown: (),
    welcomes.WelcomeTakenDown: (),
    welcomes.HearsFromSet: (),
    proposals.ProposalAsked: (),
    proposals.ProposalReady: (),
    proposals.ProposalFailed: (),
    proposals.PairMarked: (),
    proposals.ProposalReleased: (),  # offers and questions say the rest
    proposals.ProposalDropped: (),
}
