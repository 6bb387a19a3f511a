"""What helps somebody take part, as one text with an instruction on each line: for the forms that ask for it so."""

from __future__ import annotations

from collections.abc import Iterable

from app.core import clock
from app.people.models import Advisor, PassportEntry
from app.people.passport.rules import instructions
from app.people.passport.states import Field, Sharing


def as_text(entries: Iterable[PassportEntry]) -> str:
    return "\n".join(entry.words for entry in entries)


def write(advisor: Advisor, text: str | None) -> bool:
    """Make the instructions those of the text; says whether that changed anything. A line that stays keeps its sharing.

    A new one is shared with the team alone: nobody has chosen more.
    """
    wanted = instructions(text)
    there = {entry.words: entry for entry in advisor.access}
    if list(there) == wanted:
        return False
    advisor.access = [there.get(words) or _new(words) for words in wanted]
    for position, entry in enumerate(advisor.access):
        entry.position = position
    return True


def _new(words: str) -> PassportEntry:
    return PassportEntry(field=Field.ACCESS, words=words, sharing=Sharing.TEAM, written_at=clock.now())
