"""What people read about questions, scores and their outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from app.core.formatting import day, span
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.i18n import ngettext
from app.panels.models import Candidate, Panel
from app.panels.pages import DECISIONS
from app.panels.queries import Sitting
from app.panels.scores import queries
from app.panels.scores.models import Question, Removal, Scoring
from app.panels.scores.states import FileForm, Outcome

OUTCOMES: dict[Outcome, Any] = {
    Outcome.APPOINTABLE: _l("Could be appointed"),
    Outcome.NOT_APPOINTABLE: _l("Not to be appointed"),
    Outcome.APPOINTED: _l("Appointed"),
    Outcome.RESERVE: _l("On the reserve"),
}


def label(candidate: Candidate) -> str:
    """Never more of a person than a number and a code of the recruitment system."""
    number = _("Candidate %(number)d", number=candidate.number)
    return f"{number} ({candidate.reference})" if candidate.reference else number


def code_of(one: Sitting) -> str:
    """Somebody on the panel in a form: a person, or a member without a sign-in."""
    return f"p{one.person_id}" if one.person_id is not None else f"m{one.member_id}"


def scorer_of(one: Sitting) -> queries.Scorer:
    return (one.person_id, None) if one.person_id is not None else (None, one.member_id)


def scale_words(lowest: int, highest: int) -> str:
    return _("%(lowest)d to %(highest)d", lowest=lowest, highest=highest)


def point_words(point: int, anchor: str) -> str:
    return f"{point}: {anchor}" if anchor else str(point)


def decision_words(panel: Panel) -> str:
    return (
        str(DECISIONS[panel.decision_rule]) if panel.decision_rule else _("Not agreed yet. Agree it before you begin.")
    )


@dataclass(frozen=True)
class QuestionLine:
    """A question as everybody on the panel reads it. `own`: an advisor wrote it."""

    ref: str
    words: str
    facts: list[tuple[str, str]]
    own: str


def question_lines(questions: list[Question], sitting: list[Sitting]) -> list[QuestionLine]:
    names = {code_of(one): one.first_name for one in sitting}
    advisors = {one.person_id: one.first_name for one in sitting if one.advises}
    return [_question_line(each, names, advisors) for each in questions]


def _question_line(question: Question, names: Mapping[str, str], advisors: Mapping[int | None, str]) -> QuestionLine:
    code = f"p{question.asks_person_id}" if question.asks_person_id else f"m{question.asks_member_id}"
    author = advisors.get(question.written_by_id)
    facts = [
        (_("Who asks it"), names.get(code, _("Not decided yet"))),
        (_("Shows"), question.criterion.name if question.criterion else ""),
    ]
    return QuestionLine(
        question.ref, question.words, facts, _("Written by %(name)s", name=author) if author else ""
    )  # fmt: skip


@dataclass(frozen=True)
class OwnLine:
    """One candidate on a member's own list: how far their own scores are."""

    title: str
    address: str
    words: str


def own_lines(
    panel: Panel, given: Mapping[queries.Cell, int | None], closed: set[int], aside: set[int]
) -> list[OwnLine]:
    """`closed` are ids of candidates with an outcome, `aside` numbers of those whom this member does not score."""
    asked = [each.id for each in queries.criteria(panel)]
    lines = []
    for each in queries.candidates(panel):
        there = sum(given.get((each.id, criterion)) is not None for criterion in asked)
        address = url_for("scores.sheet", ref=panel.ref, number=each.number)
        if each.id in closed:
            words = _("The outcome is recorded")
        elif each.number in aside:
            words = _("You know them, so you do not score them")
        elif there == len(asked) and asked:
            words = _("You have scored everything")
        else:
            words = _("You have scored %(there)d of %(all)d", there=there, all=len(asked))
        lines.append(OwnLine(label(each), address, words))
    return lines


def opened_words(panel: Panel, scale: Scoring) -> str:
    """Who opened the scores, when, and why where somebody was still waited for; empty while they are sealed."""
    if scale.opened_at is None or scale.opened_by is None:
        return ""
    names = {one.person_id: one.first_name for one in queries.speaking(panel)}
    name = names.get(scale.opened_by_id, scale.opened_by.first_name)
    said = _("Opened by %(name)s, %(when)s.", name=name, when=span(scale.opened_at))
    why = scale.opened_why
    return f"{said} {_('Not everything was in: %(why)s', why=why) if why else _('Everything was in.')}"


FORMS: dict[FileForm, Any] = {
    FileForm.PAGE: _l("read on the page"),
    FileForm.PDF: _l("taken as PDF"),
    FileForm.LARGE_PRINT: _l("taken as PDF in large print"),
    FileForm.CSV: _l("taken as a table (CSV)"),
}


def kept_words(months: int, until: date) -> str:
    time = ngettext("%(num)d month", "%(num)d months", months)
    return _(
        "Scores are kept for %(time)s after the last interview, until %(day)s. Then they are removed.",
        time=time, day=day(until),
    )  # fmt: skip


def removal_facts(row: Removal) -> list[tuple[str, str]]:
    """Counts, days and who: never a value."""
    return [
        (_("Removed on"), day(row.removed_at)),
        (_("By"), _("This service, by its rule")),
        (_("Last interview"), day(row.last_on)),
        (_("Kept for"), ngettext("%(num)d month", "%(num)d months", row.months)),
        (_("Candidates"), str(row.candidates)),
        (_("Members who scored"), str(row.members)),
        (_("Scores"), str(row.given)),
        (_("Versions of them"), str(row.versions)),
        (_("Outcomes"), str(row.outcomes)),
    ]
