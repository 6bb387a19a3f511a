"""What is typed by those who sign, and by those who say who does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms.validators import ValidationError

from app.core.forms import DateField, Form, LongTextField, MoneyField, SelectField, SubmitField, choice
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.people.models import Person


class ReturnForm(Form):
    sentence = LongTextField(
        _l("What should they look at again?"), most=300, required=_l("Write one sentence on what to look at again."),
        hint=_l("They read your sentence. For example: Please add the receipt for the train."),
    )  # fmt: skip
    submit = SubmitField(_l("Send it back to them"))

    def validate_sentence(self, field: LongTextField) -> None:
        if len((field.data or "").splitlines()) > 1:
            raise ValidationError(_("Keep it to one sentence, without a new line."))


class HolderForm(Form):
    person = SelectField(_l("Who holds this cost centre?"), required=_l("Choose a person."))
    submit = SubmitField(_l("Add them"))

    def offer(self, people: Iterable[Person]) -> None:
        self.person.choices = _named(people)


class BudgetForm(Form):
    pence = MoneyField(
        _l("Budget for the year"), required=_l("Enter the budget, like 12000."), most=1_000_000_000,
        hint=_l("For involvement payments and expenses together. It never stops a payment that was promised."),
    )  # fmt: skip
    submit = SubmitField(_l("Save"))


class DeputyForm(Form):
    deputy = SelectField(_l("Who acts for them?"), required=_l("Choose a person."))
    from_on = DateField(_l("First day"), required=_l("Enter the first day."))
    until_on = DateField(_l("Last day"), required=_l("Enter the last day."))
    submit = SubmitField(_l("Save"))

    def offer(self, people: Iterable[Person]) -> None:
        self.deputy.choices = _named(people)


def _named(people: Iterable[Person]) -> list[Any]:
    return [choice(person.ref, person.name) for person in people]
