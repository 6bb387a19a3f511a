"""The report: each row in one plain line, and what was left out. For people; nothing here is kept."""

from __future__ import annotations

from collections.abc import Iterable

from app.core.i18n import gettext as _
from app.people.register.columns import Certainty
from app.people.register.fields import LABELS, Field
from app.people.register.mapping import Mapping
from app.people.register.plan import NeedsAnswer, Outcome, Ready, Skipped
from app.people.register.questions import Question


def columns(mapping: Mapping) -> list[str]:
    """A line for each column: what it becomes, or why it is left out."""
    lines = []
    for column in mapping.columns:
        what = _("left out") if column.field is Field.LEAVE_OUT else LABELS[column.field]
        line = _("%(letter)s “%(heading)s”: %(what)s.", letter=column.letter, heading=column.heading, what=what)
        hidden = _("The column is hidden in the spreadsheet.") if column.hidden else ""
        why = column.why if column.certainty is not Certainty.KNOWN else ""
        lines.append(" ".join(part for part in (line, why, hidden) if part))
    return lines


def row(outcome: Outcome) -> str:
    """One row, in one line."""
    if isinstance(outcome, Skipped):
        return str(_("Row %(row)d, skipped. %(why)s", row=outcome.row, why=outcome.why))
    name = outcome.entry.named or _("no name")
    if isinstance(outcome, Ready):
        line = _("Row %(row)d, ready: %(name)s.", row=outcome.row, name=name)
        return " ".join((line, *outcome.notes))
    line = _("Row %(row)d, needs an answer: %(name)s.", row=outcome.row, name=name)
    return " ".join((line, *(question.text for question in outcome.questions), *outcome.notes))


def ways_to_answer(outcome: NeedsAnswer) -> list[str]:
    """For a command line: what to type for each question of a row."""
    several = len(outcome.questions) > 1
    return [_way(outcome.row, question, several=several) for question in outcome.questions]


def _way(number: int, question: Question, *, several: bool) -> str:
    name = f"{number}.{question.key}" if several else str(number)
    words = [choice.key for choice in question.choices]
    words += [_("or %(what)s", what=question.typed[:1].lower() + question.typed[1:])] if question.typed else []
    return str(_("To answer: --answer %(name)s=CHOICE, where CHOICE is %(words)s.", name=name, words=", ".join(words)))


def rows(outcomes: Iterable[Outcome]) -> list[str]:
    return [row(outcome) for outcome in outcomes]
