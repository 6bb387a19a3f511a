"""A plan, its criteria, who looks after them, how they see it, actions, evidence, statements and frameworks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.coproduction.plans import pages
from app.coproduction.plans.models import Framework, PlanCriterion
from app.coproduction.plans.rules import LONGEST, Line, read_lines
from app.coproduction.plans.states import Reached, Shown, View
from app.core import clock
from app.core.forms import DateField, Form, LongTextField, RadiosField, SelectField, SubmitField, TextField, choice
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.opportunities.pages import LADDER
from app.opportunities.states import Ladder
from app.people.behalf import BehalfForm
from app.people.models import Person, Team

NO_NAMES = _l("No names of people who use the service, and nothing about anybody's health.")


def _steps(label: Any, **more: Any) -> SelectField:
    return SelectField(label, choices=[(each.value, words) for each, words in LADDER.items()], **more)


def _ladder(said: Any) -> Ladder | None:
    return Ladder(said) if said else None


class PlanForm(Form):
    title = TextField(
        _l("What is the plan called?"), most=120, required=_l("Give the plan a name."),
        hint=_l("For example: Better first hours on Elm ward"),
    )  # fmt: skip
    review_on = DateField(
        _l("When do you look at it again, together?"), required=_l("Enter the day of the next review."),
        hint=_l("Everybody who looks after a part of it is reminded four weeks before."),
    )  # fmt: skip
    submit = SubmitField(_l("Save"))


class NewPlanForm(PlanForm):
    team = SelectField(_l("Of which team?"), required=_l("Choose a team."))

    def offer(self, teams: Sequence[Team]) -> None:
        self.team.choices = [choice(row.ref, row.name) for row in teams]


class CriterionForm(Form):
    priority = TextField(
        _l("Which priority does it belong to?"), most=120, required=_l("Enter the priority."),
        hint=_l("A few words. Criteria with the same priority stand together."),
    )  # fmt: skip
    statement = LongTextField(
        _l("What should be true?"), most=LONGEST, required=_l("Say in a sentence what should be true."), hint=NO_NAMES,
    )  # fmt: skip
    measure = LongTextField(_l("How would you both know?"), most=LONGEST, hint=_l("Something you can count or ask."))
    baseline = TextField(_l("Where is it now?"), most=200)
    target = TextField(_l("Where should it be?"), most=200)
    target_on = DateField(_l("By when?"))
    ladder_now = _steps(_l("How much say do people have now?"), empty=_l("Not looked at yet"))
    ladder_aim = _steps(_l("How much say should they have?"), empty=_l("Not decided yet"))
    submit = SubmitField(_l("Save"))

    def answers(self) -> dict[str, Any]:
        given = {field.name: field.data for field in self if field.name not in {"csrf_token", "submit"}}
        return given | {name: _ladder(given[name]) for name in ("ladder_now", "ladder_aim")}


def kept(row: PlanCriterion) -> dict[str, Any]:
    names = ("priority", "statement", "measure", "baseline", "target", "target_on")
    steps = {name: getattr(row, name).value if getattr(row, name) else None for name in ("ladder_now", "ladder_aim")}
    return {name: getattr(row, name) for name in names} | steps


class OwnerForm(Form):
    person = SelectField(_l("Whom do you ask?"), required=_l("Choose somebody."))
    submit = SubmitField(_l("Ask them"))

    def offer(self, people: Iterable[Person]) -> None:
        self.person.choices = [choice(row.ref, row.name) for row in people]


class AnybodyForm(Form):
    """The involvement team may ask anybody on the register: by the whole name, or by their own code."""

    name = TextField(_l("Whom do you ask?"), required=_l("Enter their full name, or their code."), most=200)
    submit = SubmitField(_l("Ask them"))


class ViewForm(Form):
    view = RadiosField(
        _l("How do you see it?"), choices=[(each.value, words) for each, (words, _c) in pages.VIEWS.items()],
        required=_l("Choose how you see it."),
    )  # fmt: skip
    words = LongTextField(_l("Why do you see it so?"), most=LONGEST, required=_l("Say why in a sentence."),
                          hint=NO_NAMES)  # fmt: skip
    submit = SubmitField(_l("Save how I see it"))

    def chosen(self) -> View:
        return View(self.view.data)


class ShownForm(Form):
    shown = RadiosField(
        _l("What may a published statement show of you?"), choices=[(k.value, w) for k, w in pages.SHOWN.items()],
        required=_l("Choose what may be shown."),
    )  # fmt: skip
    submit = SubmitField(_l("Save"))

    def chosen(self) -> Shown:
        return Shown(self.shown.data)


class OwnerBehalfForm(BehalfForm, Form):
    """All that an owner may say, for somebody who rang, wrote or came by. What they did not speak of stays empty."""

    says = RadiosField(_l("Do they look after it?"), choices=[("yes", _l("Yes")), ("no", _l("No, or not any more"))])
    view = RadiosField(
        _l("How do they see it?"), choices=[(each.value, words) for each, (words, _c) in pages.VIEWS.items()]
    )
    words = LongTextField(_l("Why, in their words?"), most=LONGEST)
    shown = RadiosField(
        _l("What may a published statement show of them?"), choices=[(k.value, w) for k, w in pages.SHOWN.items()]
    )
    submit = SubmitField(_l("Save what they said"))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        if not super().validate(*args, **kwargs):
            return False
        said: dict[str, Any] = self.data
        if said["view"] and not said["words"]:
            self.blame(self.words, _("Write down why they see it so, in their words."))
        elif not (said["says"] or said["view"] or said["shown"]):
            self.form_errors.append(_("Nothing is filled in. Write down what they said."))
        return not self.errors and not self.form_errors


class PlanActionForm(Form):
    words = LongTextField(_l("What will be done?"), most=LONGEST, required=_l("Say what will be done."))
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
        self.owner.choices = [choice(row.ref, row.name) for row in people]


class PlanEvidenceForm(Form):
    words = LongTextField(
        _l("What shows it?"), most=LONGEST, required=_l("Say in a sentence or two what shows it."), hint=NO_NAMES
    )
    thing = SelectField(_l("Did it happen in one of these?"), empty=_l("None of these"))
    submit = SubmitField(_l("Add it"))

    def offer(self, things: Mapping[str, str]) -> None:
        self.thing.choices = [choice(key, words) for key, words in things.items()]


class ReachedForm(Form):
    reached = RadiosField(
        _l("Is it reached?"), choices=[(each.value, words) for each, (words, _c) in pages.REACHED.items()],
        required=_l("Choose whether it is reached."),
    )  # fmt: skip
    why = LongTextField(_l("What helped, or why not?"), most=LONGEST, hint=NO_NAMES)
    ladder_now = _steps(_l("How much say do people have now?"), empty=_l("Not looked at yet"))
    submit = SubmitField(_l("Save"))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        if not super().validate(*args, **kwargs):
            return False
        if self.chosen() in {Reached.NOT_REACHED, Reached.PARTLY} and not self.why.data:
            self.blame(self.why, _("Say why. Everybody who reads the statement will want to know."))
        return not self.errors

    def chosen(self) -> Reached:
        return Reached(self.reached.data)

    def step(self) -> Ladder | None:
        return _ladder(self.ladder_now.data)


class StatementForm(Form):
    from_on = DateField(_l("From"), required=_l("Enter the first day."))
    until_on = DateField(_l("Until"), required=_l("Enter the last day."))
    words = LongTextField(_l("What would you like to say first?"), most=2000, hint=NO_NAMES)
    submit = SubmitField(_l("Make the statement"))


class CopyForm(Form):
    framework = RadiosField(_l("Which framework?"), required=_l("Choose a framework."))
    submit = SubmitField(_l("Copy it into the plan"))

    def offer(self, rows: Iterable[Framework]) -> None:
        self.framework.choices = [choice(row.ref, row.name, row.source) for row in rows]


class FrameworkForm(Form):
    name = TextField(_l("What is it called?"), most=120, required=_l("Enter the name."))
    source = TextField(
        _l("Where does it come from?"), most=300, required=_l("Name the source."),
        hint=_l("The body, the title and where it can be read. Write the lines in your own words."),
    )  # fmt: skip
    text = LongTextField(
        _l("Its lines"), most=60_000, required=_l("Write at least one line."),
        hint=_l("One a line: heading; what should be true; how we would know"),
    )  # fmt: skip
    submit = SubmitField(_l("Save"))

    def lines(self) -> list[Line]:
        """What was read; empty where something is wrong, which then stands beside the field."""
        found, problems = read_lines(self.text.data or "")
        if problems:
            self.blame(self.text, problems[0])
        return [] if problems else found
