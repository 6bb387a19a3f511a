"""A name as initials: enough for somebody who holds a certificate, too little for anybody else."""

from __future__ import annotations

import unicodedata


def initials(name: str) -> str:
    """Such as "S. O." for "Siân O'Connor-Łukasz", "王." for "王小明"; "" for a name without a letter."""
    firsts = [_first_letter(word) for word in unicodedata.normalize("NFC", name).split()]
    return " ".join(f"{letter}." for letter in firsts if letter)


def _first_letter(word: str) -> str:
    """The first letter with the marks that belong to it, as a capital where its script has them."""
    start = next((at for at, char in enumerate(word) if char.isalpha()), None)
    if start is None:
        return ""
    end = start + 1
    while end < len(word) and unicodedata.category(word[end]).startswith("M"):
        end += 1
    letter = word[start:end]
    return letter.upper() if len(letter.upper()) == len(letter) else letter
