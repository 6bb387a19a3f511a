"""The messages on the way to a next step; none of them says of which kind it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from app.messages import write
from app.people.models import Person
from tests.messages import claims, plans

THANKS = "You asked the question none of us dared to ask.\n\nThank you. It changed whom we chose."
IDEA: dict[str, Any] = {"on": date(2026, 12, 15), "once": "1"}
NO_MONEY = "There is no money for it this year.\n\nWe will ask again in April <b>."
MESSAGES: dict[str, Callable[[Person], int]] = {
    "signed_off": lambda p: write.signed_off(p, 1, to_chair=True),
    "thank_you": lambda p: write.thank_you(p, 1, sender="Hana O'Host", words=THANKS),
    "idea_answered": lambda p: write.idea_answered(p, 1, taken_up=True, together=False, reason="", **IDEA),
    "idea_answered_together": lambda p: write.idea_answered(p, 2, taken_up=True, together=True, reason="", **IDEA),
    "idea_answered_not_now": lambda p: write.idea_answered(
        p, 3, taken_up=False, together=False, reason=NO_MONEY, **IDEA
    ),
    "feedback_asked": lambda p: write.feedback_asked(
        p, 1, title="Involvement meeting", on=date(2026, 12, 15), path="/my-involvement/feedback/abc.def"
    ),
    "claims_wait": lambda p: write.claims_wait(p, to_confirm=3, to_authorise=1),
    "letter_asked": lambda p: write.letter_asked(p, 1, name="Siân O'Connor-Łukasz", path="/host/letters/abc"),
    "letter_answered": lambda p: write.letter_answered(p, 1, team="Liaison Team", written=True),
    "letter_answered_no": lambda p: write.letter_answered(p, 1, team="Liaison Team", written=False),
    "signed_off_as_member": lambda p: write.signed_off(p, 2, to_chair=False),
}
NOT_SHORT = {"idea_answered_together", "signed_off_as_member", "claims_wait"}
SHORT = claims.MESSAGES | plans.SHORT | {name: each for name, each in MESSAGES.items() if name not in NOT_SHORT}
MESSAGES |= claims.MESSAGES | plans.MESSAGES
