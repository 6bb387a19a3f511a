"""A batch to make, how somebody is paid, the columns of the file, and a file of answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.core import clock
from app.core.forms import (
    DateField,
    FileField,
    FilterForm,
    Form,
    LongTextField,
    RadiosField,
    SelectField,
    SubmitField,
    TextField,
    choice,
)
from app.core.i18n import lazy_gettext as _l
from app.recognition.finance import pages
from app.recognition.finance.actions.payees import refusal
from app.recognition.finance.models import FileMapping, Payee
from app.recognition.finance.rules import spelled, wrong_reference
from app.recognition.finance.rules.columns import read
from app.recognition.finance.rules.years import year_end
from app.recognition.finance.states import DateFormat, Delimiter, Money, Route, Totals

ALL = "all"


class BatchForm(Form):
    route = SelectField(_l("What to send"), required=_l("Choose what to send."))
    mapping = SelectField(_l("Columns of the file"), empty=_l("Those in use"))
    until = DateField(_l("Only what took place up to"), hint=_l("Leave it empty for all of it. For example, 31 3 2027"))
    submit = SubmitField(_l("Make a batch"))

    class Meta(Form.Meta):
        mark_optional = False

    def offer(self, waiting: Sequence[pages.ByRoute], mappings: Sequence[FileMapping]) -> None:
        self.route.choices = [
            choice(ALL, _l("Everything that is ready")),
            *(choice(each.route, each.words) for each in waiting if each.route and each.ready),
        ]
        self.mapping.choices = [choice(each.ref, each.name) for each in mappings]
        if len(mappings) < 2:
            del self.mapping

    @property
    def chosen_route(self) -> Route | None:
        said: Any = self.route.data
        return None if said == ALL else Route(said)


class PayeeForm(Form):
    route = RadiosField(
        _l("By which way are they paid?"), choices=[choice(each, words) for each, words in pages.ROUTES.items()],
        required=_l("Choose a way."),
    )  # fmt: skip
    reference = TextField(
        _l("Payroll or supplier number"), most=40, required=_l("Enter the number that finance gave."),
        hint=_l("The number by which finance knows them, such as P20123456. Never a sort code or an account number."),
    )  # fmt: skip
    set_up_on = DateField(
        _l("Set up on"),
        hint=_l("The day finance set it up. Leave it empty if it is not yet: nothing is sent until then."),
    )
    submit = SubmitField(_l("Save"))

    def fit(self, payee: Payee | None) -> None:
        if payee is not None and not self.is_submitted():
            route: Any = payee.route.value
            self.route.data, self.reference.data, self.set_up_on.data = route, payee.reference, payee.set_up_on

    def validate(self, extra_validators: Any = None) -> bool:
        """What looks like bank details is not even shown again."""
        good: bool = super().validate(extra_validators)
        wrong = wrong_reference(self.reference.data or "") if self.reference.data else None
        if wrong is not None:
            self.blame(self.reference, refusal(wrong))
            if wrong == "bank":
                self.reference.data = ""
            return False
        return good


class PayeeSearch(FilterForm):
    q = TextField(_l("Name"))
    missing = SelectField(_l("Show"), empty=_l("Everybody"), choices=[("yes", _l("Those whose money waits for it"))])


class MappingForm(Form):
    name = TextField(_l("Name"), most=80, required=_l("Give it a name."))
    columns = LongTextField(
        _l("Columns"), most=8000, required=_l("Write one column a line."),
        hint=_l("One a line, in their order: the heading, a colon, and a field from the list below."),
    )  # fmt: skip
    dates = RadiosField(
        _l("Dates"), choices=[choice(each, words) for each, words in pages.DATES.items()], required=_l("Choose one.")
    )
    money = RadiosField(
        _l("Sums"), choices=[choice(each, words) for each, words in pages.SUMS.items()], required=_l("Choose one.")
    )
    delimiter = RadiosField(
        _l("Between the columns"), choices=[choice(each, words) for each, words in pages.DELIMITERS.items()],
        required=_l("Choose one."),
    )  # fmt: skip
    totals = RadiosField(
        _l("Control totals"), choices=[choice(each, words) for each, words in pages.TOTALS.items()],
        required=_l("Choose one."),
    )  # fmt: skip
    in_use = RadiosField(
        _l("Use it for every batch from now on?"), choices=[("yes", _l("Yes")), ("no", _l("No"))],
        required=_l("Choose yes or no."),
    )  # fmt: skip
    look = SubmitField(_l("Show three lines"))
    submit = SubmitField(_l("Save"))

    def fit(self, mapping: FileMapping) -> None:
        if self.is_submitted():
            return
        stands: dict[str, Any] = {
            "name": mapping.name, "columns": spelled(mapping.columns), "dates": mapping.dates.value,
            "money": mapping.money.value, "delimiter": mapping.delimiter.value, "totals": mapping.totals.value,
            "in_use": "yes" if mapping.in_use else "no",
        }  # fmt: skip
        for name, value in stands.items():
            field: Any = self[name]
            field.data = value

    def values(self) -> dict[str, Any]:
        return {
            "name": self.name.data, "columns": read(self.columns.data or ""), "dates": DateFormat(self.dates.data),
            "money": Money(self.money.data), "delimiter": Delimiter(self.delimiter.data),
            "totals": Totals(self.totals.data),
        }  # fmt: skip


class AnswersForm(Form):
    file = FileField(
        _l("The answer of the finance system"), types=("csv", "txt", "tsv"), required=_l("Choose a file."),
        hint=_l("A CSV file with our line ids, and for each whether it was paid. Up to 5 MB"),
    )  # fmt: skip
    submit = SubmitField(_l("Continue"))


class ColumnsForm(Form):
    reference = SelectField(_l("The unique id of the line"), required=_l("Choose the column of the line ids."))
    status = SelectField(_l("Paid or rejected"), required=_l("Choose the column that says paid or rejected."))
    on = SelectField(_l("The date"), empty=_l("There is none: today"))
    words = SelectField(_l("Why it was rejected"), empty=_l("There is none"))
    amount = SelectField(_l("The sum"), empty=_l("There is none: do not compare"))
    submit = SubmitField(_l("Read the answers"))

    class Meta(Form.Meta):
        mark_optional = False

    def offer(self, headings: Sequence[str], guessed: dict[str, int]) -> None:
        choices = [choice(str(number), heading or f"{number + 1}") for number, heading in enumerate(headings)]
        for field in (self.reference, self.status, self.on, self.words, self.amount):
            field.choices = choices
            if not self.is_submitted() and field.name in guessed:
                known: Any = str(guessed[field.name])
                field.data = known

    def chosen(self) -> dict[str, int]:
        fields = (self.reference, self.status, self.on, self.words, self.amount)
        return {field.name: int(str(field.data)) for field in fields if field.data}


class YearEndForm(FilterForm):
    on = DateField(_l("As it stood on"))

    def day(self) -> date:
        """The day that is asked for; without one that can be read, the last year end."""
        last = year_end(clock.today())
        usual = last if last <= clock.today() else last.replace(year=last.year - 1)
        asked: date | None = self.on.data if self.on.validate(self) else None
        shown: Any = asked or usual
        if not self.on.errors:
            self.on.data = shown
        return asked or usual
