"""Finding a person by any part of their name, email or phone, however it was typed."""

from __future__ import annotations

import re
import unicodedata

_UNMARKED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_NUMBER = re.compile(r"[\d\s+().-]*\d{3}[\d\s+().-]*")


def folded(text: str) -> str:
    """Letters alone: no capitals, no accents, one space between words."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_UNMARKED))
    return " ".join("".join(char for char in apart if not unicodedata.combining(char)).split())


def haystack(full_name: str, known_as: str | None, email: str | None, phone: str | None) -> str:
    """What is searched for one person; `phone` is international, its digits are kept."""
    parts = [folded(full_name), folded(known_as or ""), (email or "").lower(), re.sub(r"\D", "", phone or "")]
    return " ".join(part for part in parts if part)


def needles(typed: str) -> list[str]:
    """The parts that must all be found. A phone number is found with or without its 0 or +44."""
    if _NUMBER.fullmatch(typed.strip()):
        return [re.sub(r"\D", "", typed).lstrip("0") or "0"]
    return folded(typed[:100]).split()[:8]
