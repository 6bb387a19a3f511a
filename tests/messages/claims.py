"""The messages about a claim."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from app.messages import write
from app.people.models import Person

OF: dict[str, Any] = {"title": "Involvement meeting", "on": date(2026, 12, 15), "ref": "abc", "once": "1"}
MONEY: dict[str, Any] = {"voucher": 0, "given": 0, "charity": ""}
GIVEN: dict[str, Any] = {"given": 3600, "charity": "Friends of <b> the Library"}
MEND = "Please add the ticket for the car park <b>."
MESSAGES: dict[str, Callable[[Person], int]] = {
    "claim_received": lambda p: write.claim_received(p, 1, pence=4088, set_up=True, **OF),
    "claim_received_not_set_up": lambda p: write.claim_received(p, 1, pence=4088, set_up=False, **OF),
    "claim_received_not_worked_out": lambda p: write.claim_received(p, 1, pence=0, set_up=True, **OF),
    "claim_returned": lambda p: write.claim_returned(p, 1, reason=MEND, **OF),
    "claim_put_right": lambda p: write.claim_put_right(p, 1, before=180, now=120, pence=2400, **OF),
    "claim_worked_out_again": lambda p: write.claim_put_right(p, 1, before=120, now=120, pence=0, **OF),
    "claim_taken_back": lambda p: write.claim_taken_back(p, 1, **OF),
    "claim_paid": lambda p: write.claim_paid(p, 1, pence=4088, **{**OF, **MONEY}),
    "claim_paid_charity": lambda p: write.claim_paid(p, 1, pence=420, **{**OF, **MONEY, **GIVEN}),
    "claim_paid_charity_alone": lambda p: write.claim_paid(p, 1, pence=0, **{**OF, **MONEY, **GIVEN}),
    "claim_paid_voucher": lambda p: write.claim_paid(p, 1, pence=0, **{**OF, **MONEY, "voucher": 3600}),
}
