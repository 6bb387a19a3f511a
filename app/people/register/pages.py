"""The pages of the import: columns with what they may become, rows with their questions."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from app.core import formatting, nhs
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.people.pages import CHANNELS, lived
from app.people.register import room
from app.people.register.columns import Certainty, Column
from app.people.register.entries import Entry
from app.people.register.fields import LABELS, Field
from app.people.register.headings import Table
from app.people.register.plan import AllAnswers, NeedsAnswer, Outcome, Plan, Ready
from app.people.register.private import reason_to_leave_out
from app.people.register.questions import SKIP, Choice, Question
from app.people.register.sheets import shown
from app.people.register.synonyms import key
from app.people.states import AdvisorState

SAMPLES = 3


@dataclass(frozen=True)
class ColumnBox:
    """One column: what it seems to be, examples where they may be shown, and the list to choose from."""

    column: Column
    about: str
    examples: str
    select: Markup


def boxes(columns: Sequence[Column], table: Table) -> list[ColumnBox]:
    return [ColumnBox(column, _about(column), _examples(column, table), _select(column)) for column in columns]


def _about(column: Column) -> str:
    hidden = _("This column is hidden in the spreadsheet.") if column.hidden else ""
    return " ".join(part for part in (column.why, hidden) if part)


def _examples(column: Column, table: Table) -> str:
    """Nothing from a column that may be private: the file itself is the place to look."""
    if column.certainty is Certainty.NEVER or reason_to_leave_out(key(column.heading)):
        return ""
    values = (shown(row.cell(column.index)) for row in table.rows)
    return "; ".join(list(dict.fromkeys(value for value in values if value))[:SAMPLES])


def _select(column: Column) -> Markup:
    if column.certainty is Certainty.NEVER:
        return Markup("")
    items = [{"value": each.value, "text": str(LABELS[each]), "selected": each is column.field} for each in Field]
    name = f"column-{column.index}"
    label = {"text": _("What is “%(title)s”?", title=column.title)}
    return nhs.component("select", id=name, name=name, label=label, items=items)


@dataclass(frozen=True)
class RowBox:
    """One row: its heading, the words and colour of its tag, its notes, what will be taken, its questions as fields."""

    title: str
    tag: tuple[str, str]
    notes: tuple[str, ...]
    facts: str = ""
    fields: tuple[Markup, ...] = ()


@dataclass
class Questions:
    """The questions of a page. As `form` of a template it says what is wrong with the answers that were sent."""

    answers: AllAnswers
    sent: Dict[int, Dict[str, str]] = field(default_factory=dict)
    errors: list[dict[str, str]] = field(default_factory=list)
    shown: dict[Question, int] = field(default_factory=dict)

    def summary(self) -> Markup:
        return nhs.error_summary(self.errors)

    def fields(self, outcome: NeedsAnswer) -> tuple[Markup, ...]:
        """The boxes for each question; one that was asked further up the page is not asked again."""
        boxes: list[Markup] = []
        for number, question in enumerate(outcome.questions):
            if question in self.shown:
                text = _("Answer this at row %(row)d.", row=self.shown[question])
                boxes.append(Markup("<p>{}</p>").format(text))
                continue
            self.shown[question] = outcome.row
            boxes += self.boxes(outcome.row, question, first=number == 0)
        return tuple(boxes)

    def boxes(self, row: int, question: Question, *, first: bool) -> list[Markup]:
        given = self.answers.get(row, {}).get(question.key, "")
        name = f"{row}-{question.key}"
        wrong = self.error(row, question, f"a-{name}" if question.choices or first else f"t-{name}")
        choices = list(question.choices)
        if first and all(choice.key != SKIP for choice in choices):
            choices.append(Choice(SKIP, _("Leave this row out")))
        found = []
        if choices:
            found.append(_radios(f"a-{name}", question.text, choices, given, wrong))
        if question.typed:
            typed = "" if any(given == choice.key for choice in choices) else given
            label = {"text": _("Or type: %(what)s", what=question.typed) if choices else question.text}
            error = wrong if not choices else None
            box = {"id": f"t-{name}", "name": f"t-{name}", "label": label, "value": typed, "errorMessage": error}
            found.append(nhs.component("input", box, width="20"))
        return found

    def error(self, row: int, question: Question, target: str) -> dict[str, str] | None:
        """An answer that was sent and did not settle the question."""
        if question.key not in self.sent.get(row, {}):
            return None
        text = _("Row %(row)d: this answer does not settle it. Please look again.", row=row)
        self.errors.append({"text": text, "href": f"#{target}"})
        return {"text": _("This answer does not settle it. Please look again."), "visuallyHiddenText": _("Error")}


def _radios(name: str, text: str, choices: Sequence[Choice], given: str, wrong: dict[str, str] | None) -> Markup:
    items = [{"value": each.key, "text": each.label, "checked": given == each.key} for each in choices]
    legend = {"text": text, "size": "s"}
    params: dict[str, Any] = {"idPrefix": name, "name": name, "fieldset": {"legend": legend}, "items": items}
    return nhs.component("radios", params, errorMessage=wrong)


def rows(outcomes: Sequence[Outcome], questions: Questions) -> list[RowBox]:
    return [_row(outcome, questions) for outcome in outcomes]


def _row(outcome: Outcome, questions: Questions) -> RowBox:
    if isinstance(outcome, Ready):
        tag = (_("On the register already"), "grey") if outcome.already else (_("Ready"), "green")
        if not outcome.already and outcome.entry.state is AdvisorState.WAITING:
            tag = (_("Goes on the waiting list"), "yellow")
        taken = "" if outcome.already else _facts(outcome.entry)
        return RowBox(_title(outcome.row, outcome.entry.named), tag, outcome.notes, taken)
    if isinstance(outcome, NeedsAnswer):
        tag = (_("Needs an answer"), "yellow")
        return RowBox(_title(outcome.row, outcome.entry.named), tag, outcome.notes, fields=questions.fields(outcome))
    return RowBox(_title(outcome.row, ""), (_("Skipped"), "white"), (outcome.why,))


def _facts(entry: Entry) -> str:
    """What will be on the register, in one line: "m.hill@post.example, no phone, Carer, By email"."""
    phone = formatting.phone(entry.phone) if entry.phone else _("no phone")
    return ", ".join([entry.email or _("no e-mail"), phone, lived(entry), str(CHANNELS[entry.contact_by])])


def _title(row: int, name: str) -> str:
    return _("Row %(row)d: %(name)s", row=row, name=name) if name else _("Row %(row)d", row=row)


def counts(plan: Plan) -> list[tuple[str, str]]:
    """The totals as (label, number) pairs."""
    already = len(plan.ready) - len(plan.new)
    return [
        (_("Ready"), str(len(plan.ready))),
        (_("Of these on the register already"), str(already) if already else ""),
        (_("Need an answer"), str(len(plan.asking))),
        (_("Skipped"), str(len(plan.skipped))),
    ]


def bring_in(plan: Plan) -> str:
    """The words on the button."""
    new, waits = len(plan.new), room.waiting(plan)
    if waits:
        return ngettext("Bring in %(num)d person, %(waits)s on the waiting list",
                        "Bring in %(num)d people, %(waits)s on the waiting list", new, waits=waits)  # fmt: skip
    if new:
        return ngettext("Bring in %(num)d person", "Bring in %(num)d people", new)
    return _("Keep the questions for later") if plan.asking else _("Finish")


def bring_in_all(plan: Plan) -> str:
    """The words on the other button, where some would wait."""
    new = len(plan.new)
    return ngettext("Put %(num)d person on the register, past its number",
                    "Put all %(num)d people on the register, past its number", new)  # fmt: skip
