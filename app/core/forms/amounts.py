"""Fields of numbers: a count, pounds, hours and minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import wtforms
from wtforms.form import BaseForm
from wtforms.validators import ValidationError

from app.core import formatting
from app.core.forms.cleaning import clean_line
from app.core.forms.parts import Part, PartsError, PartsField
from app.core.forms.required import Sentence, validators
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l

_EXAMPLE = _l("For example, 2 hours 30 minutes")
_POUNDS = re.compile(r"([0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,2})(?:\.([0-9]{1,2}))?")


class _AmountField(wtforms.Field):
    """A number typed as words: `read` turns them into the number and says what is wrong, `show` turns it back."""

    shape = "number"
    widget = wtforms.widgets.TextInput()

    def __init__(
        self,
        label: Sentence,
        extra: Sequence[Any] = (),
        *,
        required: Sentence | None = None,
        hint: Sentence = "",
        least: int = 0,
        most: int,
        **options: Any,
    ) -> None:
        super().__init__(label, validators(required, extra), description=hint, **options)
        self.least, self.most = least, most

    def process_formdata(self, valuelist: list[Any]) -> None:
        typed = (clean_line(valuelist[0]) or "") if valuelist and isinstance(valuelist[0], str) else ""
        self.raw_data = [typed]
        self.data = None
        self.data = self.read(typed) if typed else None

    def pre_validate(self, _form: BaseForm) -> None:
        if self.data is not None and not self.least <= self.data <= self.most:
            raise ValidationError(self.out_of_range())

    def read(self, typed: str) -> int:
        raise ValueError(typed)

    def show(self, amount: int) -> str:
        return str(amount)

    def out_of_range(self) -> str:
        return _("Enter a number from %(least)s to %(most)s.", least=self.show(self.least), most=self.show(self.most))

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else self.show(self.data)


class NumberField(_AmountField):
    """A whole number from `least` to `most`. Data: int or None."""

    def __init__(self, label: Sentence, extra: Sequence[Any] = (), *, most: int = 10_000, **options: Any) -> None:
        super().__init__(label, extra, most=most, **options)

    def read(self, typed: str) -> int:
        digits = typed.replace(",", "")
        if not re.fullmatch(r"-?[0-9]{1,9}", digits):
            raise ValueError(_("Enter a whole number, like 3."))
        return int(digits)


class MoneyField(_AmountField):
    """Pounds, typed like 11.50 or £1,150. Data: int of pence from `least` to `most` (£100,000), or None."""

    shape = "money"

    def __init__(self, label: Sentence, extra: Sequence[Any] = (), *, most: int = 10_000_000, **options: Any) -> None:
        super().__init__(label, extra, most=most, **options)

    def read(self, typed: str) -> int:
        found = _POUNDS.fullmatch(typed.replace("£", "").replace(" ", ""))
        if not found:
            raise ValueError(_("Enter an amount in pounds, like 11.50."))
        return int(found[1].replace(",", "")) * 100 + int((found[2] or "0").ljust(2, "0"))

    def show(self, amount: int) -> str:
        pounds, pence = divmod(amount, 100)
        return f"{pounds}.{pence:02}" if pence else str(pounds)

    def out_of_range(self) -> str:
        return _(
            "Enter an amount from %(least)s to %(most)s.",
            least=formatting.money(self.least),
            most=formatting.money(self.most),
        )


class DurationField(PartsField):
    """Hours and minutes; 1.5 in the first box is an hour and a half. Data: int of minutes, or None."""

    parts = (Part("hours", _l("Hours"), 3), Part("minutes", _l("Minutes"), 2))

    def __init__(
        self,
        label: Sentence,
        extra: Sequence[Any] = (),
        *,
        least: int = 0,
        most: int = 60_000,
        hint: Sentence = _EXAMPLE,
        **options: Any,
    ) -> None:
        super().__init__(label, extra, hint=hint, **options)
        self.least, self.most = least, most

    def show(self, value: int) -> dict[str, str]:
        return {"hours": str(value // 60), "minutes": str(value % 60)}

    def read(self, typed: dict[str, str]) -> int:
        hours, minutes = typed["hours"] or "0", typed["minutes"] or "0"
        good = {
            "hours": bool(re.fullmatch(r"[0-9]{1,4}(\.(5|50|25|75|0|00))?", hours)),
            "minutes": bool(re.fullmatch(r"[0-9]{1,2}", minutes)) and int(minutes) <= 59,
        }
        if not all(good.values()):
            raise PartsError(_("Enter the time in hours and minutes, like 2 and 30."), [k for k in good if not good[k]])
        total = round(float(hours) * 60) + int(minutes)
        if not self.least <= total <= self.most:
            span = {"least": formatting.hours(self.least), "most": formatting.hours(self.most)}
            raise PartsError(_("Enter a length of time from %(least)s to %(most)s.", **span), ["hours", "minutes"])
        return total
