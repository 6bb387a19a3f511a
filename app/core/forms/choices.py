"""Fields of answers to choose from: radios, checkboxes, a list, one box to tick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any, cast

import wtforms
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than the stubs
from wtforms.form import BaseForm
from wtforms.validators import ValidationError

from app.core.forms.required import Sentence, validators
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l

_CHOOSE = _l("Choose one")

Choices = Iterable[Any]  # SelectChoice, or (value, label), or (value, label, {"hint": ...})


def choice(value: object, label: Sentence, hint: Sentence = "") -> SelectChoice:
    """One answer: what is kept, what is read, and a line under it. An enum member stands for its value."""
    kept = value.value if isinstance(value, Enum) else value
    return SelectChoice(cast("str", kept), label, {"hint": hint} if hint else {})


class _ChoiceField:
    """Shared by the three: the ways choices may be given, and our words. Set `field.choices` in the view if need be."""

    def __init__(
        self,
        label: Sentence,
        extra: Sequence[Any] = (),
        *,
        choices: Choices = (),
        required: Sentence | None = None,
        hint: Sentence = "",
        **options: Any,
    ) -> None:
        super().__init__(  # type: ignore[call-arg]
            label,
            validators=validators(required, extra),
            description=hint,
            choices=[_as_choice(each) for each in choices],
            invalid_value_message=_l("Choose one of the answers."),
            **options,
        )

    def process_formdata(self, valuelist: list[Any]) -> None:
        """An answer that was not sent is no answer: an earlier one does not come back."""
        if not valuelist and not getattr(self.meta, "keep_default", False):  # type: ignore[attr-defined]
            self.data = None
        super().process_formdata(valuelist[:1])  # type: ignore[misc]


class RadiosField(_ChoiceField, wtforms.RadioField):
    """One answer of a few. Data: what `coerce` makes of it (a str), or None."""

    shape = "radios"

    def pre_validate(self, _form: BaseForm) -> None:
        _one_of_them(self)


class SelectField(_ChoiceField, wtforms.SelectField):
    """One answer of up to fifteen or so, in a list that starts with `empty`. Data: what `coerce` makes, or None."""

    shape = "select"

    def __init__(self, label: Sentence, extra: Sequence[Any] = (), *, empty: Sentence = _CHOOSE, **options: Any):
        super().__init__(label, extra, **options)
        self.empty = empty

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist[:1] == [""]:
            self.data = None
        else:
            super().process_formdata(valuelist)

    def pre_validate(self, _form: BaseForm) -> None:
        _one_of_them(self)


class CheckboxesField(_ChoiceField, wtforms.SelectMultipleField):  # type: ignore[misc] # data is a list
    """Any number of answers. `exclusive` is the value of "None of these", which stands alone. Data: list, each once."""

    shape = "checkboxes"

    def __init__(self, label: Sentence, extra: Sequence[Any] = (), *, exclusive: object = None, **options: Any) -> None:
        super().__init__(label, extra, **options)
        self.exclusive = exclusive.value if isinstance(exclusive, Enum) else exclusive

    def process_formdata(self, valuelist: list[Any]) -> None:
        wtforms.SelectMultipleField.process_formdata(self, list(dict.fromkeys(valuelist)))

    def pre_validate(self, _form: BaseForm) -> None:
        chosen: list[Any] = self.data or []
        answers: list[Any] = list(self.iter_choices())
        known = [self.coerce(each.value) for each in answers]
        if not self.process_errors and any(each not in known for each in chosen):
            raise ValidationError(_("Choose from the answers shown."))
        if self.exclusive is not None and len(chosen) > 1 and self.coerce(self.exclusive) in chosen:
            alone = next(each.label for each in answers if each.value == self.exclusive)
            raise ValidationError(_("Choose “%(alone)s” on its own, or choose the others.", alone=alone))


class ConfirmField(wtforms.BooleanField):
    """One box to tick. Data: bool. `required` is the sentence when it must be ticked."""

    shape = "confirm"

    def __init__(
        self,
        label: Sentence,
        extra: Sequence[Any] = (),
        *,
        required: Sentence | None = None,
        hint: Sentence = "",
        **options: Any,
    ) -> None:
        super().__init__(label, validators(required, extra), description=hint, **options)
        self.flags.optional = False  # a box that may be left is plain without "(optional)"


def _as_choice(given: Any) -> SelectChoice:
    return given if isinstance(given, SelectChoice) else choice(given[0], given[1], *_hint_of(given[2:]))


def _hint_of(rest: Sequence[Any]) -> list[Any]:
    return [rest[0].get("hint", "") if isinstance(rest[0], dict) else rest[0]] if rest else []


def _one_of_them(field: Any) -> None:
    """An unknown answer is refused; no answer is for `required` to judge."""
    if field.process_errors or field.data is None:
        return
    if not any(each.selected for each in field.iter_choices()):
        raise ValidationError(_("Choose one of the answers."))
