"""Messages to people who could step in where a place is free."""

from __future__ import annotations

from app.core.i18n import gettext as _
from app.messages import outbox
from app.messages.words import render
from app.messages.write.facts import Occasion
from app.people.models import Person


def cover_asked(person: Person, ask_id: int, occasion: Occasion, *, ref: str) -> int:
    """Could you step in? `ref` is that of the page where they answer."""
    return _about_cover("cover_asked", person, ask_id, occasion, ref=ref)


def cover_filled(person: Person, ask_id: int, occasion: Occasion) -> int:
    """Somebody else said yes first."""
    return _about_cover("cover_filled", person, ask_id, occasion, ref="")


def _about_cover(name: str, person: Person, ask_id: int, occasion: Occasion, *, ref: str) -> int:
    brief = ({"occasion": occasion.told_briefly()}, {"occasion": occasion.told_briefly(title=_("Involvement session"))})
    words = render(name, {"person": person, "occasion": occasion, "ref": ref}, shorter=brief)
    return outbox.post(person, words, name=name, about=f"cover:{ask_id}")
