"""The messages about plans; none of them says in its subject with whom, or what it is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from app.messages import write
from app.people.models import Person

ASKED: dict[str, Any] = {"team": "Hospital Liaison Team <b>", "path": "/my-plans/abc", "once": "1"}
MESSAGES: dict[str, Callable[[Person], int]] = {
    "plan_asked": lambda p: write.plan_asked(p, 1, again=False, **ASKED),
    "plan_asked_again": lambda p: write.plan_asked(p, 1, again=True, **ASKED),
    "plan_review": lambda p: write.plan_review(p, 1, team="Liaison Team", on=date(2027, 6, 1), path="/my-plans"),
}
PLEDGE: dict[str, Any] = {"on": date(2027, 6, 1), "path": "/my-pledge"}
MESSAGES |= {
    "pledge_renewal": lambda p: write.pledge_renewal(p, 1, team="", **PLEDGE),
    "pledge_renewal_of_team": lambda p: write.pledge_renewal(p, 1, team="Liaison Team", **PLEDGE),
}
SHORT = {name: each for name, each in MESSAGES.items() if name != "plan_asked_again"}
