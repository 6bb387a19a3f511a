"""How much say people had."""

from __future__ import annotations

from app.coproduction.ladder import events
from app.core.events import Table

TABLE: Table = {
    events.WordingAdded: (),
    events.WordingRemoved: (),
    events.LadderRated: (),  # nobody is told: what one person rated is in no message
}
