"""How somebody likes to hear from us."""

from __future__ import annotations

import re

from app.core.i18n import gettext as _
from app.people.models import Channel
from app.people.register.cells.names import line
from app.people.register.questions import Choice, Reading, asked
from app.people.register.sheets import Cell

PATTERNS = (
    (Channel.PHONE, re.compile(r"\b(phone|telephone|tel|call|calls|ring|landline|voice|mobile)\b")),
    (Channel.TEXT, re.compile(r"\b(text|texts|sms|txt|text message|whatsapp)\b")),
    (Channel.EMAIL, re.compile(r"\b(e-?mail|mail me)\b")),
    (Channel.LETTER, re.compile(r"\b(letter|letters|post|by post|paper|mail)\b")),
)
ANY = frozenset(
    {"any", "either", "anything", "all", "no preference", "n/a", "-", "", "any of these", "don't mind", "both"}
)
LABELS = {
    Channel.PHONE: "Phone",
    Channel.TEXT: "Text",
    Channel.EMAIL: "E-mail",
    Channel.LETTER: "Letter",
}


def read_channel(cell: Cell) -> Reading[Channel]:
    """The one way they like best; nothing where any way will do."""
    typed = line(cell)
    text = typed.casefold().strip(" .")
    if text in ANY:
        return Reading()
    found = _found(text)
    if not found or re.search(r"\b(not|no|never|don.?t|avoid|except)\b", text):
        return _ask(_("How do they like to hear from us? The file says “%(typed)s”.", typed=typed[:60]))
    if len(found) > 1:
        return Reading(found[0], (_("More than one way to reach them is given. We kept the first."),))
    return Reading(found[0])


def _found(text: str) -> list[Channel]:
    """In the order in which they are said."""
    text = text.replace("text message", "text").replace("mobile phone", "phone").replace("text to mobile", "text")
    places = {channel: found.start() for channel, pattern in PATTERNS if (found := pattern.search(text))}
    if Channel.EMAIL in places and Channel.LETTER in places and "post" not in text and "letter" not in text:
        del places[Channel.LETTER]
    return sorted(places, key=lambda channel: places[channel])


def _ask(text: str) -> Reading[Channel]:
    return asked(
        "contact-by",
        text,
        Choice("phone", str(_("Phone")), Channel.PHONE),
        Choice("text", str(_("Text")), Channel.TEXT),
        Choice("email", str(_("E-mail")), Channel.EMAIL),
        Choice("letter", str(_("Letter")), Channel.LETTER),
        leave_out=str(_("Not said")),
    )
