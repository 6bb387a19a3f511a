"""One person as the file tells of them, before anything is written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from app.people.models import Channel
from app.people.states import AdvisorState


@dataclass(frozen=True)
class Entry:
    """What goes on the register. `phone` is E.164; `interests` are codes of kinds; `signs_in` with their `email`."""

    name: str
    known_as: str | None = None
    pronouns: str | None = None
    email: str | None = None
    phone: str | None = None
    address: str | None = None
    contact_by: Channel = Channel.EMAIL
    service_user: bool = False
    carer: bool = False
    joined_on: date | None = None
    panel_trained: bool = False
    panel_trained_on: date | None = None
    interests: tuple[str, ...] = ()
    access_needs: str | None = None
    state: AdvisorState = AdvisorState.ACTIVE
    paused_until: date | None = None
    signs_in: bool = True

    @property
    def named(self) -> str:
        """The name for a report, with what they are called."""
        return f"{self.name} ({self.known_as})" if self.known_as else self.name


def name_keys(name: str, known_as: str | None = None) -> frozenset[str]:
    """Spellings under which a name is the same name: without case, accents and signs, and as they are called."""
    whole = _plain(name)
    keys = {whole}
    if known_as:
        called = _plain(known_as)
        keys.add(called if " " in called else f"{called} {whole.partition(' ')[2]}".strip())
    return frozenset(keys - {""})


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold().replace("ł", "l").replace("ø", "o"))
    kept = "".join(char for char in letters if not unicodedata.combining(char))
    return " ".join(re.sub(r"[-_]", " ", re.sub(r"[^\w\s-]", "", kept)).split())


def same_email(one: str | None, other: str | None) -> bool:
    return bool(one and other) and str(one).casefold() == str(other).casefold()
