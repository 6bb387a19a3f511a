"""Messages to two people whom the team brings together. Neither is named to the other before both have said yes."""

from __future__ import annotations

from typing import Any

from app.core.i18n import gettext as _
from app.messages import outbox
from app.messages.words import render
from app.messages.write.facts import Occasion
from app.people.models import Person

BRIEF = 20  # letters of a name that a text message has room for


def buddy_asked(person: Person, buddying_id: int, occasion: Occasion, *, ref: str, as_buddy: bool) -> int:
    """Yes or no? `ref` is that of the page where they answer; `as_buddy`: they are asked to be the buddy."""
    return _about("buddy_asked", person, buddying_id, occasion, ref=ref, as_buddy=as_buddy)


def buddy_agreed(person: Person, buddying_id: int, occasion: Occasion, *, ref: str, as_buddy: bool, other: str) -> int:
    """Both said yes: `other` is the first name of the other one, and all that is told of them."""
    brief = other[:BRIEF]
    return _about("buddy_agreed", person, buddying_id, occasion, ref=ref, as_buddy=as_buddy, other=other, brief=brief)


def buddy_off(person: Person, buddying_id: int, occasion: Occasion, *, as_buddy: bool) -> int:
    """The other one stepped back, or has no place any more. Nobody says why."""
    return _about("buddy_off", person, buddying_id, occasion, ref="", as_buddy=as_buddy)


def _about(name: str, person: Person, buddying_id: int, occasion: Occasion, **facts: Any) -> int:
    brief = ({"occasion": occasion.told_briefly()}, {"occasion": occasion.told_briefly(title=_("Involvement session"))})
    words = render(name, {"person": person, "occasion": occasion, **facts}, shorter=brief)
    return outbox.post(person, words, name=name, about=f"buddy:{buddying_id}")
