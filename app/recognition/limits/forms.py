"""The form of somebody's own limit."""

from __future__ import annotations

from typing import Any

from app.core.forms import DateField, Form, MoneyField, RadiosField, SubmitField, choice
from app.core.i18n import lazy_gettext as _l
from app.recognition.limits import rules
from app.recognition.limits.pages import SPANS
from app.recognition.limits.states import Span


class LimitForm(Form):
    pence = MoneyField(_l("At most"), least=1, required=_l("Enter the most that you want to be paid, such as 195.50."))
    span = RadiosField(
        _l("In how long a time?"), choices=[choice(each.value, words) for each, words in SPANS.items()],
        required=_l("Choose a week, four weeks or a month."),
    )  # fmt: skip
    begins = DateField(
        _l("A day on which such a time begins, if you know it"),
        hint=_l("For example, 14 11 2026. Leave it empty for weeks from Monday, or months from the first."),
    )
    submit = SubmitField(_l("Save"))

    @property
    def limit(self) -> rules.Limit:
        return rules.Limit(self.pence.data or 0, Span(self.span.data), self.begins.data or rules.MONDAY)

    @classmethod
    def values(cls, limit: rules.Limit | None) -> dict[str, Any]:
        if limit is None:
            return {}
        begins = None if limit.begins == rules.MONDAY else limit.begins
        return {"pence": limit.pence, "span": limit.span.value, "begins": begins}


class TakeAwayForm(Form):
    submit = SubmitField(_l("Take it away"))
