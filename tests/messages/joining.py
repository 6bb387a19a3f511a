"""The messages on the way to the register and on it, and when somebody leaves: none depends on an occasion."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from app.messages import write
from app.people.models import Person
from tests.messages import ways

SOON = datetime(2026, 12, 3, 17, 0, tzinfo=UTC)
STEPS = ["Involvement agreement", "Welcome briefing"]
MESSAGES: dict[str, Callable[[Person], int]] = {
    "joining_noted": write.joining_noted,
    "talk_arranged": lambda p: write.talk_arranged(p, at=SOON, with_whom="Tess Team"),
    "steps_begun": lambda p: write.steps_begun(p, steps=STEPS, once="1"),
    "register_waiting": lambda p: write.register_waiting(p, number=3, once="1"),
    "register_room": lambda p: write.register_room(p, steps=STEPS, once="1"),
    "joined_register": lambda p: write.joined_register(p, facilitator="Tess Team", once="1"),
    "stay_asked": lambda p: write.stay_asked(p, once="1"),
    "advisor_died": lambda p: write.advisor_died(
        p, 1, name="Ada Example", first_name="Ada", what=["Interview panel, Fri 4 Dec"], once="1"
    ),
    "advisor_did_not_die": lambda p: write.advisor_did_not_die(p, 1, name="Ada Example", first_name="Ada", once="1"),
}
SHORT = {**MESSAGES, **ways.SHORT}  # each has a form for a text message too
MESSAGES = {
    **MESSAGES,
    **ways.MESSAGES,
    "steps_begun_none": lambda p: write.steps_begun(p, steps=[], once="1"),
    "joined_register_no_facilitator": lambda p: write.joined_register(p, facilitator="", once="1"),
}
