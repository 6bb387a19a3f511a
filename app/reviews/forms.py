"""A review, its stages and outcome, standards and evidence, the day, links and actions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from app.core import clock
from app.core.forms import (
    ConfirmField,
    DateField,
    Form,
    LongTextField,
    NumberField,
    RadiosField,
    SelectField,
    SubmitField,
    TextField,
    TimeField,
    choice,
)
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.opportunities.models import Opportunity
from app.people.models import Person, Team, called
from app.reviews import pages
from app.reviews.models import Review
from app.reviews.rules import LONGEST, Line, read_lines
from app.reviews.states import Met, Outcome, Part, Slot


class ReviewForm(Form):
    scheme = TextField(
        _l("Which scheme or review?"), required=_l("Enter the name of the scheme or review."), most=80,
        hint=_l("For example PLAN, AIMS, PLACE, 15 Steps, Triangle of Care"),
    )  # fmt: skip
    accredits = ConfirmField(_l("This scheme accredits services"))
    expires_on = DateField(_l("Accredited until"), hint=_l("Leave it empty if you are not accredited now."))
    self_from = DateField(_l("First day of the self-review"))
    self_until = DateField(_l("Last day of the self-review"))
    visit_on = DateField(_l("Day of the visit"))
    online = ConfirmField(_l("The visit is online"))
    visitors = NumberField(_l("How many people are on the visiting team?"), least=1, most=60)
    at_least_half = ConfirmField(_l("At least half of them must have lived experience"))
    people = NumberField(_l("How many people who use the service should be heard?"), least=0, most=200)
    carers = NumberField(_l("How many carers should be heard?"), least=0, most=200)
    script = TextField(
        _l("In which words are they asked?"), most=80, hint=_l("The name or version of the script. No names of people.")
    )
    report_on = DateField(_l("Report due on"))
    remind_months = NumberField(
        _l("How many months before the next review should you hear of it?"), least=1, most=24,
        required=_l("Enter a number of months from 1 to 24."),
    )  # fmt: skip
    submit = SubmitField(_l("Save"))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        if not super().validate(*args, **kwargs):
            return False
        if self.self_from.data and self.self_until.data and self.self_until.data < self.self_from.data:
            self.blame(self.self_until, _("The self-review cannot end before it begins. Change one of the days."))
        if self.report_on.data and self.visit_on.data and self.report_on.data < self.visit_on.data:
            self.blame(self.report_on, _("The report comes after the visit. Change one of the days."))
        return not self.errors

    def answers(self) -> dict[str, Any]:
        return {field.name: field.data for field in self if field.name not in {"csrf_token", "submit", "team"}}


class NewReviewForm(ReviewForm):
    team = SelectField(_l("Which team?"), required=_l("Choose a team."))

    def offer(self, teams: Sequence[Team]) -> None:
        self.team.choices = [choice(row.ref, row.name) for row in teams]


class OutcomeForm(Form):
    outcome = RadiosField(
        _l("What was decided?"), choices=[(each.value, words) for each, words in pages.OUTCOMES.items()],
        required=_l("Choose what was decided."),
    )  # fmt: skip
    on = DateField(_l("On which day?"), required=_l("Enter the day on which it was decided."))
    next_on = DateField(_l("When is the next review?"), hint=_l("A month and year are enough: choose any day in it."))
    submit = SubmitField(_l("Save the outcome"))

    def chosen(self) -> Outcome:
        return Outcome(self.outcome.data)


class StandardsForm(Form):
    domain = TextField(_l("Part of the scheme"), most=80, hint=_l("For example Core, or Urgent and emergency"))
    text = LongTextField(
        _l("The standards"), most=200_000, required=_l("Paste or write at least one standard."),
        hint=_l("One a line: number; type; words. The number and the type may be left out."),
    )  # fmt: skip
    submit = SubmitField(_l("Add them"))

    def lines(self) -> list[Line]:
        """What was read; empty where something is wrong, which then stands beside the field."""
        found, problems = read_lines(self.text.data or "")
        if problems:
            more = _("There are more such lines: %(number)s.", number=len(problems) - 1) if len(problems) > 1 else ""
            self.blame(self.text, f"{problems[0]} {more}".strip())
        return [] if problems else found


class StandardForm(Form):
    met = RadiosField(
        _l("Is it met?"), choices=[(each.value, words) for each, (words, _colour) in pages.METS.items()],
        required=_l("Choose whether it is met."),
    )  # fmt: skip
    owner = SelectField(_l("Who gathers what shows it?"), empty=_l("Nobody yet"))
    due_on = DateField(_l("By when?"))
    submit = SubmitField(_l("Save"))

    def offer(self, people: Iterable[Person]) -> None:
        self.owner.choices = [choice(row.ref, called(row.full_name, row.known_as)) for row in people]

    def said(self) -> Met:
        return Met(self.met.data)


class EvidenceForm(Form):
    words = LongTextField(
        _l("What shows it?"), most=LONGEST, required=_l("Say in a sentence or two what shows it."),
        hint=_l("No names of people who use the service, and nothing about anybody's health."),
    )  # fmt: skip
    opportunity = SelectField(_l("Did it happen in one of these?"), empty=_l("None of these"))
    submit = SubmitField(_l("Add it"))

    def offer(self, opportunities: Iterable[Opportunity]) -> None:
        self.opportunity.choices = [choice(row.ref, row.title) for row in opportunities]


class SlotForm(Form):
    starts = TimeField(_l("From"), required=_l("Enter when it begins."))
    ends = TimeField(_l("To"), required=_l("Enter when it ends."))
    sort = SelectField(
        _l("What happens?"), choices=[(each.value, words) for each, words in pages.SLOTS.items()],
        required=_l("Choose what happens."),
    )  # fmt: skip
    words = TextField(
        _l("Where, and with whom"),
        most=200,
        hint=_l("Rooms and roles, such as “ward manager”. No names of people who use the service."),
    )
    submit = SubmitField(_l("Add it to the day"))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        if not super().validate(*args, **kwargs):
            return False
        if self.ends.data <= self.starts.data:
            self.blame(self.ends, _("It must end after it begins. Change one of the times."))
        return not self.errors

    def slot(self) -> dict[str, Any]:
        return {
            "starts": self.starts.data, "ends": self.ends.data, "sort": Slot(self.sort.data),
            "words": self.words.data or "",
        }  # fmt: skip


class LinkForm(Form):
    opportunity = SelectField(_l("Which opportunity?"), required=_l("Choose an opportunity."))
    part = RadiosField(
        _l("How do people take part in it?"), choices=[(each.value, words) for each, words in pages.PARTS.items()],
        required=_l("Choose how people take part."),
    )  # fmt: skip
    submit = SubmitField(_l("Link it"))

    def offer(self, opportunities: Iterable[Opportunity]) -> None:
        self.opportunity.choices = [choice(row.ref, row.title) for row in opportunities]

    def chosen(self) -> Part:
        return Part(self.part.data)


class ActionForm(Form):
    words = LongTextField(_l("What will you do?"), most=LONGEST, required=_l("Say what you will do."))
    owner = SelectField(_l("Who sees to it?"), empty=_l("Nobody yet"))
    due_on = DateField(_l("By when?"))
    done_on = DateField(_l("Done on"), hint=_l("Leave it empty until it is done."))
    submit = SubmitField(_l("Save"))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        if not super().validate(*args, **kwargs):
            return False
        if self.done_on.data and self.done_on.data > clock.today():
            self.blame(self.done_on, _("It is done once it is done. Enter a day up to today."))
        return not self.errors

    def offer(self, people: Iterable[Person]) -> None:
        self.owner.choices = [choice(row.ref, called(row.full_name, row.known_as)) for row in people]


def kept(review: Review) -> dict[str, Any]:
    """The answers as they stand."""
    return {name: getattr(review, name) for name in ReviewForm()._fields if hasattr(review, name)}
