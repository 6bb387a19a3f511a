"""How long a host is reminded, which words are skills, and words that may tell what nobody asked. No database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

REMINDED = timedelta(days=60)  # after that no host is asked to thank any more; they still may
MOST = 12  # skills of one part
LONGEST = 120  # letters of one
# in the singular: a word that begins so is meant too
TELLING = (
    "patient", "inpatient", "outpatient", "service user", "service-user", "user of services", "carer", "caring for my",
    "lived experience", "lived-experience", "expert by experience", "experts by experience", "peer support", "survivor",
    "mental health", "mental-health", "mental illness", "psychiatr", "psycholog", "psychos", "schizo", "bipolar",
    "depress", "anxiety", "autis", "eating disorder", "self-harm", "suicid", "addict", "therap", "diagnos", "recovery",
    "medication", "my illness", "my condition", "my care", "my treatment", "my ward", "section 2", "section 3",
    "sectioned", "detained", "crisis", "camhs", "cmht", "hospital", "ward", "clinic", "unwell",
)  # fmt: skip


def lines(words: str) -> list[str]:
    """What stands on lines of their own, each once, in order."""
    return list(dict.fromkeys(" ".join(line.split()) for line in words.splitlines() if line.strip()))


def telling(words: str, names: Iterable[str] = ()) -> str:
    """The first of these words, or of the `names` of teams and services, that stands in it; or "".

    It errs towards finding one: what is found is shown to its person, who says it in another way.
    """
    plain = " ".join(words.casefold().split())
    found = next((word for word in TELLING if re.search(rf"(?<!\w){re.escape(word)}", plain)), "")
    named = (name for name in names if name and name.casefold() in plain)
    return found or next(named, "")


def kept(chosen: Sequence[str], own: str) -> list[str]:
    """All that was chosen and written, each once however it is spelled."""
    found: dict[str, str] = {}
    for each in (*chosen, *lines(own)):
        found.setdefault(each.casefold(), each)
    return list(found.values())
