"""Forms of recognition: the sheet of a session, a rate, a decided payment, what a certificate shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import wtforms

from app.core.forms import (
    CheckboxesField,
    ConfirmField,
    DateField,
    DurationField,
    Form,
    HiddenField,
    LongTextField,
    MoneyField,
    RadiosField,
    SubmitField,
    TextField,
    choice,
)
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.opportunities.models import Opportunity
from app.opportunities.states import Asked, Tier
from app.people.behalf import BehalfForm
from app.recognition import rules
from app.recognition.actions import Answer
from app.recognition.queries import Attendance, Row
from app.recognition.rules import Part

YES, NO = "yes", "no"
ASKED: dict[Part, Callable[[str], str]] = {  # about one person, by name
    Part.TRAINING: lambda name: _("How long was the training of %(name)s?", name=name),
    Part.DESIGN: lambda name: _("How long did %(name)s help to plan it?", name=name),
    Part.REHEARSAL: lambda name: _("How long did %(name)s rehearse?", name=name),
    Part.MEETINGS: lambda name: _("How long was %(name)s in other meetings?", name=name),
    Part.BRIEFING: lambda name: _("How long was %(name)s at the briefing and the talk afterwards?", name=name),
    Part.TRAVEL: lambda name: _("How long did %(name)s travel?", name=name),
}


class RowForm(Form):
    """One person of the sheet. Nothing chosen means: not recorded yet, and left as it is.

    `parts` are those besides the session and preparation: each has a field of its own name.
    """

    parts: tuple[Part, ...] = ()

    class Meta(Form.Meta):
        csrf = False
        mark_optional = False

    took = RadiosField("", choices=[choice(YES, _l("Took part")), choice(NO, _l("Did not take part"))])
    activity = DurationField("")
    prep = DurationField("")
    seen = HiddenField()

    def ask(self, name: str) -> None:
        """Ask the questions about this person by name, so that each can be told from the next by ear too."""
        self.took.label.text = _("Did %(name)s take part?", name=name)
        self.activity.label.text = _("How long did %(name)s take part?", name=name)
        self.prep.label.text = _("How long did %(name)s prepare?", name=name)
        for part in self.parts:
            self[part.value].label.text = ASKED[part](name)

    @property
    def took_part(self) -> bool:
        said: Any = self.took.data
        return bool(said == YES)

    def validate(self, extra_validators: Any = None) -> bool:
        """The times count only for somebody who took part; what is typed for others is left alone."""
        good = super().validate(extra_validators)
        if self.took.errors:
            return False
        if not self.took_part:
            for name in ("activity", "prep", *self.parts):
                self[name].errors = ()
            return True
        if good and self.activity.data is None:
            self.blame(self.activity, _("Enter how long they took part, or choose “Did not take part”."))
            return False
        return bool(good)

    def answer(self, place_ref: str) -> Answer:
        seen = self.seen.data or ""
        known = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 16 else None
        if not self.took_part:
            return Answer(place_ref, took_part=False, seen=known)
        others = tuple((part.value, self[part].data) for part in self.parts if self[part].data)
        return Answer(place_ref, True, self.activity.data or 0, self.prep.data or 0, known, others)  # noqa: FBT003


def attendance_form(sheet: Attendance) -> Form:
    """The form of the whole sheet: one nested form a place, under the place's reference."""
    longest = rules.longest_activity(sheet.activity_minutes, dated=sheet.session is not None)
    times = {
        "activity": DurationField("", least=1, most=longest, hint=""),
        "prep": DurationField("", most=rules.LONGEST_PART, hint=""),
    }
    for part in sheet.parts:
        times[part.value] = DurationField("", most=rules.LONGEST_PART, hint="")
    row_class = type("SheetRowForm", (RowForm,), {**times, "parts": sheet.parts})
    fields: dict[str, Any] = {f"p{row.place.ref}": wtforms.FormField(row_class) for row in sheet.rows}
    shown = {f"p{row.place.ref}": _shown(sheet, row) for row in sheet.rows}
    form: Form = type("AttendanceForm", (Form,), fields)(data=shown)
    for row in sheet.rows:
        row_form(form, row).ask(row.place.person.name)
    return form


def row_form(form: Form, row: Row) -> RowForm:
    """The part of the sheet's form that is about this row."""
    found: RowForm = form[f"p{row.place.ref}"].form
    return found


def answers(form: Form, sheet: Attendance) -> list[Answer]:
    """What was said, of those of whom anything was said."""
    said = [(row, row_form(form, row)) for row in sheet.rows]
    return [each.answer(row.place.ref) for row, each in said if each.took.data]


def _shown(sheet: Attendance, row: Row) -> dict[str, object]:
    """What the page starts with: the record, or the times that were advertised."""
    record = row.contribution
    return {
        "took": _took(row),
        "activity": record.activity_minutes if record else (sheet.activity_minutes or None),
        "prep": record.prep_minutes if record else sheet.prep_minutes,
        "seen": str(record.id) if record else "",
        **(record.other_minutes if record else dict(sheet.planned_parts)),
    }


def _took(row: Row) -> str | None:
    """The record, or that they were here. Nothing is taken for said of somebody who was not seen."""
    if row.took_part is None:
        return YES if row.presence else None
    return YES if row.took_part else NO


class WalkInForm(Form):
    """Who came without a place. What is only asked once somebody is found is left out until then (`find_only`)."""

    who = TextField(
        _l("Their full name, or their own code"),
        required=_l("Enter their full name, or the code they have from us."),
        hint=_l("The whole name, as they gave it to us. The code stands on their timetable."), most=200,
    )  # fmt: skip
    ticks = CheckboxesField(_l("Read this to them, and tick what is true for them"))
    past = ConfirmField(_l("Every place is taken. I add them past that number, on purpose."))
    add = HiddenField()
    submit = SubmitField(_l("Find them"))

    full = False  # whether every place is taken, as far as is known

    def find_only(self) -> None:
        del self.ticks, self.past, self.add

    def ask(self, opportunity: Opportunity, *, full: bool) -> None:
        """What adding somebody to this opportunity asks of whoever adds them."""
        self.submit.label.text = _("Add them: they are here")
        asked = [each for each in opportunity.conditions if each.asked is Asked.TICK]
        if asked:
            self.ticks.choices = [choice(each.id, each.words) for each in asked]
        else:
            del self.ticks
        self.full = full

    def ticked(self) -> frozenset[int]:
        numbers: list[str] = self.ticks.data or [] if self.ticks else []
        return frozenset(int(number) for number in numbers)


class RateForm(Form):
    tier = RadiosField(
        _l("Which rate is it?"),
        choices=[
            choice(Tier.STANDARD, _l("Standard"), _l("Meetings, interview panels, document review")),
            choice(Tier.ENHANCED, _l("Enhanced"), _l("Chairing, leading, designing or delivering training")),
        ],
        required=_l("Choose which rate it is."),
    )
    pence = MoneyField(_l("Pounds an hour"), least=1, most=100_000, required=_l("Enter the rate in pounds an hour."))
    effective_from = DateField(_l("First day it counts"), required=_l("Enter the first day the rate counts."))
    source = TextField(_l("Where it comes from"), hint=_l("For example, the policy and its date"), most=300)
    save = SubmitField(_l("Add this rate"))


class DecideForm(Form):
    pence = MoneyField(
        _l("How much is the involvement payment?"), most=1_000_000, required=_l("Enter how much it is. It may be 0.")
    )
    why = LongTextField(
        _l("How was it worked out?"), hint=_l("The person reads this."), most=250,
        required=_l("Write one sentence on how it was worked out."),
    )  # fmt: skip
    save = SubmitField(_l("Save this payment"))


class ShowsForm(Form):
    checkable = RadiosField(
        _l("Can anyone with the code check this certificate?"),
        choices=[
            choice(YES, _l("Yes"), _l("Useful for a job, a course or a reference")),
            choice(NO, _l("No"), _l("The code then leads nowhere, as if it had never been")),
        ],
        required=_l("Choose yes or no."),
    )
    name = ConfirmField(_l("The name, instead of initials only"))
    title = ConfirmField(_l("The title of the activity"))
    team = ConfirmField(_l("The team that hosted it"))
    save = SubmitField(_l("Save"))


class ShowsOnBehalfForm(BehalfForm, ShowsForm):
    """The same choice, made for somebody who asked for it."""


__all__ = [
    "DecideForm",
    "RateForm",
    "RowForm",
    "ShowsForm",
    "ShowsOnBehalfForm",
    "WalkInForm",
    "answers",
    "attendance_form",
    "row_form",
]
