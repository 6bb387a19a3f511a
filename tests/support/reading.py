"""How old a reader has to be for a text: the Flesch-Kincaid grade, and five years.

Kincaid, Fishburne, Rogers, Chissom: Derivation of New Readability Formulas (1975). Syllables are counted by groups of
vowels, which is near enough for a whole message. Dates, addresses, numbers and lists of facts are no sentences.
"""

from __future__ import annotations

import re

WORD = re.compile(r"[A-Za-z][A-Za-z’']*")
FACT = re.compile(r"^(- |\d+\. |[A-Z][\w ]{1,40}: |Subject:|Hello |With best wishes|The involvement team)")
NO_WORDS = re.compile(r"https?://\S+|\S+@\S+|\d[\d:.,/]*\w*")


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence of the running text."""
    lines = [line for line in text.splitlines() if line.strip() and not FACT.match(line)]
    running = NO_WORDS.sub(" ", " ".join(line if line[-1:] in ".?!:" else f"{line}." for line in lines))
    found = (WORD.findall(part) for part in re.split(r"[.?!:]+(?:\s|$)", running))
    return [words for words in found if len(words) > 2]


def syllables(word: str) -> int:
    plain = word.lower().strip("'’")
    groups = len(re.findall(r"[aeiouy]+", plain))
    silent = plain.endswith("e") and not plain.endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)


def reading_age(text: str) -> float:
    """Years of age; 0 where there is no running text."""
    found = sentences(text)
    words = [word for sentence in found for word in sentence]
    if not words:
        return 0.0
    grade = 0.39 * len(words) / len(found) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return grade + 5
