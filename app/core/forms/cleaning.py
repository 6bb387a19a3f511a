"""Typed words made safe to keep: one form of each letter, no hidden controls, no spaces at the ends.

Right-to-left names keep their letters and marks; only the overrides go, which can make text read backwards.
"""

from __future__ import annotations

import re
import unicodedata

# bidi embeddings, overrides and isolates; zero-width space, word joiner and byte-order mark
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]")
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029\v\f]")
# the categories Cc and Cs, without the tab and the line end
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean_text(typed: str | None) -> str | None:
    """Several lines: line ends become \\n, tabs stay, other control characters and lone surrogates go."""
    if not isinstance(typed, str):
        return typed
    lines = _HIDDEN.sub("", _LINE_ENDS.sub("\n", typed))
    return _nothing_if_invisible(unicodedata.normalize("NFC", _CONTROLS.sub("", lines)).strip())


def clean_line(typed: str | None) -> str | None:
    """One line: as `clean_text`, and runs of spaces and line ends become one space."""
    text = clean_text(typed)
    return re.sub(r"\s+", " ", text) if isinstance(text, str) else text


def _nothing_if_invisible(text: str) -> str:
    """Text made only of joiners and marks looks empty, so it is empty."""
    return text if any(unicodedata.category(char)[0] not in "CZ" for char in text) else ""
