"""Networks."""

from __future__ import annotations

from app.coproduction.network import events
from app.core.events import Table

TABLE: Table = {
    events.NetworkSaved: (),
    events.NetworkJoined: (),
    events.NetworkLeft: (),
    events.MemberChanged: (),
    events.MeetingLinked: (),
    events.MeetingUnlinked: (),
    events.MinutesKept: (),  # its members find them on its page
    events.DecisionSaved: (),
    events.NetworkActionSaved: (),  # an open one stands on its owner's page
}
