"""The pledge."""

from __future__ import annotations

from app.coproduction.pledge import events
from app.core.events import Table
from app.reactions import coproduction_pledge as pledge

TABLE: Table = {
    events.WordingSet: (),
    events.PledgeTaken: (),
    events.PledgeChanged: (),
    events.PledgeLooked: (),
    events.PledgeWithdrawn: (),  # nobody is told: it is gone from the wall at once
    events.PledgeToRenew: (pledge.tell_renew,),
}
