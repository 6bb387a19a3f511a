"""What happens to all of it at once."""

from __future__ import annotations

from app.core.events import Table
from app.governance.copies import events as copies

TABLE: Table = {
    copies.CopyMade: (),
    copies.CopyBroughtBack: (),
}
