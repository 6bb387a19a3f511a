"""The messages to the staff who run a panel."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.messages import write
from app.people.models import Person

DAY = date(2026, 12, 1)
MESSAGES: dict[str, Callable[[Person], int]] = {
    "panel_task_due": lambda p: write.panel_task_due(
        p, 1, what="Send everybody their pack", post="Staff nurse", due_on=DAY, ref="abc", step="pack"
    ),
    "panel_chair_wanted": lambda p: write.panel_chair_wanted(p, 1, post="Staff nurse", by=DAY, ref="abc", once="1"),
    "panel_stopped": lambda p: write.panel_stopped(p, 1, name="Ann Lee", post="Staff nurse"),
}
