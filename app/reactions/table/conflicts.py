"""Who knows a candidate."""

from __future__ import annotations

from app.core.events import Table
from app.panels.conflicts import events
from app.reactions import conflicts

TABLE: Table = {
    events.ConflictSaidAtSignUp: (),
    events.ConflictDecidedAtSignUp: (),
    events.NamesTold: (conflicts.ask_everybody,),
    events.ConflictAnswered: (),
    events.ConflictDecided: (),
}
