"""Ideas, planning together, and priorities."""

from __future__ import annotations

from app.coproduction.doors import events
from app.core.events import Table
from app.reactions import doors

TABLE: Table = {
    events.IdeaPutForward: (),  # it stands on the team's day and the host's page
    events.IdeaTakenBack: (),
    events.IdeaAnswered: (doors.tell_answered,),
    events.PlanningBegun: (),  # said in the answer
    events.PlanningEnded: (),
    events.RoundOpened: (),
    events.PrioritiesChosen: (),
}
