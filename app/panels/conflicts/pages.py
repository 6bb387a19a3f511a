"""Conflicts in words: numbers for a host, matters to talk about for the involvement team."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from app.core.formatting import day
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.i18n import ngettext
from app.panels.conflicts import queries
from app.panels.conflicts.models import ConflictAnswer, ConflictAtSignUp, KnownCandidate
from app.panels.conflicts.states import Decision, Knows
from app.panels.models import Panel
from app.people.models import Person

DECISIONS: dict[Decision, Any] = {
    Decision.TAKES_PART: _l("takes part"),
    Decision.STEPS_ASIDE: _l("steps aside for this candidate"),
    Decision.STEPS_DOWN: _l("steps down"),
}
KNOWS: dict[Knows, Any] = {
    Knows.NOBODY: _l("Knows nobody."),
    Knows.SOMEBODY: _l("Knows somebody."),
    Knows.CANNOT: _l("Cannot do this one."),
}


def counted(panel: Panel) -> list[str]:
    """What a host reads."""
    found = queries.count(panel)
    said = [_("%(answered)s of %(people)s have answered.", answered=found.answered, people=found.people)]
    if found.down:
        said.append(ngettext("One person steps down.", "%(num)d people step down.", found.down))
    if found.aside:
        said.append(ngettext("One person steps aside for one candidate.",
                             "%(num)d times somebody steps aside for one candidate.", found.aside))  # fmt: skip
    if found.part:
        said.append(ngettext("Once somebody knows a candidate and takes part all the same.",
                             "%(num)d times somebody knows a candidate and takes part all the same.",
                             found.part))  # fmt: skip
    if found.open:
        said.append(
            ngettext("One answer is being talked about.", "%(num)d answers are being talked about.", found.open)
        )
    return said


@dataclass(frozen=True)
class Matter:
    """One thing to talk about, or that was decided. `decide` is the address where that is written down."""

    words: str
    decide: str


@dataclass(frozen=True)
class Line:
    """One person, for the involvement team."""

    name: str
    matters: Sequence[Matter]
    said: str
    record: str
    at_sign_up: str = ""  # the address, where nobody has asked them at sign-up


def lines(panel: Panel) -> list[Line]:
    answers, known = queries.answers_of(panel.id), queries.known_of(panel.id)
    first = queries.to_talk_about(panel.opportunity_id) if panel.opportunity_id else {}
    here = queries.asked(panel)
    ids, advise = {each.person_id for each in here if each.person_id}, {each.person_id for each in here if each.advises}
    ids |= {*answers, *known} | {person_id for person_id, row in first.items() if row.may}
    shown = [_line(panel, each, answers.get(each.id), known.get(each.id, []), first.get(each.id),
                   advises=each.id in advise)
             for each in queries.people_of(ids)]  # fmt: skip
    return sorted(shown, key=lambda line: line.name.casefold())


def _line(
    panel: Panel,
    person: Person,
    answer: ConflictAnswer | None,
    known: Sequence[KnownCandidate],
    first: ConflictAtSignUp | None,
    *,
    advises: bool,
) -> Line:
    matters = []
    if first is not None and first.may:
        words = _("At sign-up: may know somebody, or the team treats them.")
        matters.append(Matter(_decided(words, first), _address(panel, person, 0)))
    for each in known:
        words = _("Knows candidate %(number)s.", number=each.number)
        matters.append(Matter(_decided(words, each), _address(panel, person, each.number)))
    said = str(KNOWS[answer.knows]) if answer else _("Has not answered yet.") if queries.told(panel.id) else ""
    record, unasked = url_for("conflicts.record", ref=panel.ref, person_ref=person.ref), ""
    if first is None and advises:
        unasked = url_for("conflicts.record_at_sign_up", ref=panel.ref, person_ref=person.ref)
    return Line(person.name, matters, said, record, unasked)


def _decided(words: str, row: ConflictAtSignUp | KnownCandidate) -> str:
    if row.decision is None or row.decided_at is None:
        return words
    said = _("Decided on %(day)s: %(what)s.", day=day(row.decided_at), what=DECISIONS[row.decision])
    return f"{words} {said}"


def _address(panel: Panel, person: Person, number: int) -> str:
    return url_for("conflicts.decide", ref=panel.ref, person_ref=person.ref, number=number)
