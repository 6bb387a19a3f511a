"""The messages on the way to a next step; none of them says of which kind it is."""

from __future__ import annotations

from collections.abc import Callable

from app.messages import write
from app.people.models import Person

MESSAGES: dict[str, Callable[[Person], int]] = {
    "signed_off": lambda p: write.signed_off(p, 1, to_chair=True),
    "signed_off_as_member": lambda p: write.signed_off(p, 2, to_chair=False),
}
SHORT = {"signed_off": MESSAGES["signed_off"]}
