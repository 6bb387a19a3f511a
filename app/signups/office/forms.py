"""What is asked of one term."""

from __future__ import annotations

from app.core.forms import DateField, Form, HiddenField, NumberField, SubmitField
from app.core.i18n import lazy_gettext as _l
from app.signups.office.rules import Span

MOST_TERMS = 9


class TermForm(Form):
    number = NumberField(
        _l("Which of their terms is it?"), hint=_l("1 for the first."), least=1, most=MOST_TERMS,
        required=_l("Enter a number. 1 is the first."),
    )  # fmt: skip
    begins_on = DateField(_l("First day"), required=_l("Enter the first day."))
    ends_on = DateField(_l("Last day"), required=_l("Enter the last day."))
    submit = SubmitField(_l("Save"))

    def span(self) -> Span:
        assert self.number.data is not None
        assert self.begins_on.data is not None
        assert self.ends_on.data is not None
        return Span(self.number.data, self.begins_on.data, self.ends_on.data)


class TakeOffForm(Form):
    """`number` is the term that was shown: a page from before takes no other one off."""

    number = HiddenField()
    submit = SubmitField(_l("Take it off the list"))

    def which(self) -> int:
        typed = self.number.data or ""
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 3 else 0
