"""You said, we did, we couldn't because."""

from __future__ import annotations

from app.coproduction.outcomes import events as outcome
from app.core.events import Table
from app.reactions import outcomes

TABLE: Table = {
    outcome.PointWritten: (),
    outcome.PointDiscarded: (),
    outcome.OutcomeTold: (outcomes.tell,),
    outcome.PointChanged: (outcomes.tell_changed,),
    outcome.PointTakenBack: (outcomes.tell_without,),  # who has read it is not written to
    outcome.PointApproved: (),
    outcome.PointKeptBack: (),
    outcome.OutcomeExcused: (),
    outcome.OutcomeKnown: (),
    outcome.OutcomeDue: (outcomes.remind,),
    outcome.ReplyGiven: (outcomes.tell_reply,),
    outcome.ReplyRead: (),
}
