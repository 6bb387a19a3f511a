"""The messages about a claim."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from app.messages import write
from app.people.models import Person

OF: dict[str, Any] = {"title": "Involvement meeting", "on": date(2026, 12, 15), "ref": "abc", "once": "1"}
MEND = "Please add the ticket for the car park <b>."
MESSAGES: dict[str, Callable[[Person], int]] = {
    "claim_received": lambda p: write.claim_received(p, 1, pence=4088, **OF),
    "claim_received_not_worked_out": lambda p: write.claim_received(p, 1, pence=0, **OF),
    "claim_returned": lambda p: write.claim_returned(p, 1, reason=MEND, **OF),
    "claim_paid": lambda p: write.claim_paid(p, 1, pence=4088, **OF),
}
