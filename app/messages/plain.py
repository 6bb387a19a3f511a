"""Words made safe to leave the building: in a mail header, a calendar file, a text message.

Everything a person typed passes here once more on its way out. Nothing is refused, only cleaned: a message that cannot
be sent because of one odd character helps nobody.
"""

from __future__ import annotations

import re
import unicodedata

from app.core.masking import SECRET

# Cc: control characters, Cs: lone surrogates, Zl and Zp: line breaks that only some readers know
UNSAFE = {"Cc", "Cs", "Zl", "Zp"}
ASCII = bytes(range(ord(" "), ord("~") + 1)) + b"\n"  # of it, what may stand in a text
LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
ADDRESS = re.compile(rf"[A-Za-z0-9.!#$%&'*+/=^_`{{|}}~-]{{1,64}}@{LABEL}(?:\.{LABEL})*")


def text(words: str) -> str:
    """Several lines, ended by a newline only and without trailing spaces; no control character, no lone surrogate."""
    if " \n" not in words and not words.endswith(" ") and _is_printable(words):
        return words  # nearly always: nothing in it but letters, spaces and newlines
    lines = words.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n").split("\n")
    return "\n".join(_safe(one).rstrip() for one in lines)


def line(words: str) -> str:
    """One line: every run of white space, line breaks and control characters becomes one space."""
    return " ".join(_safe(words).split())


def on_paper(words: str) -> str:
    """Without the lines that hold a link of the reader's own: it is to be pressed, and too long to be typed.

    What can be typed, such as the address of one's page, stays.
    """
    kept = (one for one in words.split("\n") if not SECRET.search(one))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept))


def is_address(words: str) -> bool:
    """Whether this is exactly one bare e-mail address that can stand in a header and after `mailto:`.

    Narrower than the standard on purpose: no quoted names, no comments, no letters outside ASCII. `x@y?subject=` and
    `a@b,c@d` would each say something else than one mailbox.
    """
    return len(words) <= 254 and ADDRESS.fullmatch(words) is not None


def _is_printable(words: str) -> bool:
    """Save for newlines. Those of ASCII are struck out all at once: looked at one by one they took far longer."""
    return not words.encode().translate(None, ASCII) if words.isascii() else words.replace("\n", "").isprintable()


def _safe(words: str) -> str:
    if words.isprintable():  # nearly always: looking at every letter took longer than writing them
        return words
    return "".join(" " if unicodedata.category(one) in UNSAFE else one for one in words)
