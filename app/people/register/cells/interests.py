"""Interests: the kinds of opportunity somebody would like to hear about, from the words teams use for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from app.core.i18n import gettext as _
from app.people.register.cells.names import line
from app.people.register.questions import Reading
from app.people.register.sheets import Broken, Cell, shown
from app.people.register.values import NOTHING

# code of the kind: the words for it. Where an organisation has a kind with just that name, its own kind wins.
_WORDS = {
    "interview-panel": """
        interview panel, interviews, interview, interviewing, panel, recruitment, recruitment panel, staff
        recruitment, recruiting, staff interview, recruitment and selection""",
    "accreditation-review": """
        accreditation, accreditation review, peer review, accreditation visit, review visit, visit""",
    "training-session": """
        training staff, staff training, training, teaching, training session, delivering training, train staff,
        speaking, public speaking, talk, giving talks, speaker, presenting, telling my story, sharing story,
        speaking at event""",
    "interview-calls": """
        interview call, calls, phone call, telephone interview, feedback call, phone interview, calling people""",
    "committee": """
        committee, meeting, steering group, board, working group, forum, governance, group""",
    "workshop": """
        workshop, focus group, co design, codesign, co production, coproduction, event""",
    "document-review": """
        document review, reading, reviewing document, leaflet, reading document, policy review, document, reading
        panel, leaflet review, proofreading, reviewing leaflet""",
    "project": """
        qi, quality improvement, qi project, project, improvement, quality improvement project, service improvement,
        research""",
}
STANDARD = {
    "interview-panel": "Interview panel",
    "accreditation-review": "Accreditation review",
    "training-session": "Training session",
    "interview-calls": "Interview calls",
    "committee": "Committee",
    "workshop": "Workshop",
    "document-review": "Document review",
    "project": "Project",
}
EVERYTHING = frozenset({"all", "any", "anything", "everything", "all of the above", "any of these", "open to anything"})
SEPARATORS = re.compile(r"[;,/\n|•·]+|\s[-–]\s")
AND = re.compile(r"\s(?:and|&|\+)\s|\s*[&+]\s*", re.IGNORECASE)

Kinds = Mapping[str, str]


def kind_code(words: str, kinds: Kinds = STANDARD) -> str | None:
    """The code of the kind of opportunity these words mean, among `kinds` (code: name)."""
    wanted = _plain(words)
    if not wanted:
        return None
    own = {_plain(name): code for code, name in kinds.items()} | {_plain(code): code for code in kinds}
    found = own.get(wanted) or KNOWN.get(wanted)
    return found if found in kinds else None


def read_interests(cell: Cell, kinds: Kinds) -> Reading[tuple[str, ...]]:
    """The codes of the kinds named in one cell, in their order; words we do not know are said and left out."""
    if cell is None or isinstance(cell, Broken) or line(cell).casefold() in NOTHING:
        return Reading(())
    text = cell if isinstance(cell, str) else shown(cell)
    if line(text).casefold().strip(" .!") in EVERYTHING:
        return Reading(tuple(kinds), (_("Interested in everything: every kind was ticked."),))
    codes: list[str] = []
    unknown: list[str] = []
    for piece in _pieces(text, kinds):
        code = kind_code(piece, kinds)
        codes.append(code) if code else unknown.append(piece)
    return Reading(tuple(dict.fromkeys(codes)), _unknown(unknown))


def _pieces(text: str, kinds: Kinds) -> list[str]:
    pieces: list[str] = []
    for piece in SEPARATORS.split(re.sub(r"\([^()]*\)", " ", text)):
        parts = [piece] if kind_code(piece, kinds) else AND.split(piece)
        pieces += [part.strip() for part in parts if any(char.isalnum() for char in part)]
    return pieces


def _unknown(pieces: list[str]) -> tuple[str, ...]:
    short = [piece for piece in pieces if len(piece) <= 30]
    notes = [
        _("“%(words)s” is not a kind of opportunity we know, so it was left out.", words=piece) for piece in short[:5]
    ]
    if len(pieces) > len(notes):
        notes.append(_("Some words about interests were not understood and left out."))
    return tuple(notes)


@lru_cache(2_000)
def _plain(words: str) -> str:
    """Without case, signs and the last s."""
    letters = re.sub(r"[^\w]+", " ", words.casefold()).strip()
    return " ".join(word.removesuffix("s") if len(word) > 3 else word for word in letters.split())


KNOWN = {_plain(word): code for code, words in _WORDS.items() for word in words.split(",")}
