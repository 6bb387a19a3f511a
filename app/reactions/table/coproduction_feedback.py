"""How it was, and concerns."""

from __future__ import annotations

from app.coproduction.feedback import events
from app.core.events import Table
from app.reactions import feedback

TABLE: Table = {
    events.FeedbackAsked: (feedback.tell_asked,),
    events.FeedbackGiven: (),  # nobody is told: a message to a host would tell the day
    events.FeedbackTakenBack: (),
    events.NotAskedAgain: (),
    events.AskedAgain: (),
    events.ConcernRaised: (),  # it stands on the team's day
    events.ConcernTakenUp: (),
    events.ConcernLeft: (),
    events.ConcernSettled: (),
}
