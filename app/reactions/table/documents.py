"""What people read before something."""

from __future__ import annotations

from app.core.events import Table
from app.documents import events
from app.reactions import documents, panels

TABLE: Table = {
    events.DocumentAdded: (),
    events.DocumentTakenDown: (),
    events.DocumentKept: (),
    events.DocumentExpired: (),
    events.FileAdded: (),
    events.FileCleared: (),
    events.FileTakenDown: (),
    events.FileOpened: (),
    events.PackSent: (documents.tell_everybody, panels.pack_sent),
    events.ConfidentialityDeclared: (),
    events.WayChosen: (),
    events.PackPosted: (documents.tell_posted,),
}
