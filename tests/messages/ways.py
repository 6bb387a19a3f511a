"""The messages on the way to a next step; none of them says of which kind it is."""

from __future__ import annotations

from collections.abc import Callable

from app.messages import write
from app.people.models import Person

THANKS = "You asked the question none of us dared to ask.\n\nThank you. It changed whom we chose."
MESSAGES: dict[str, Callable[[Person], int]] = {
    "signed_off": lambda p: write.signed_off(p, 1, to_chair=True),
    "thank_you": lambda p: write.thank_you(p, 1, sender="Hana O'Host", words=THANKS),
    "signed_off_as_member": lambda p: write.signed_off(p, 2, to_chair=False),
}
SHORT = {name: MESSAGES[name] for name in ("signed_off", "thank_you")}
