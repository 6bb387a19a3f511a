"""Fields of words: one line, several lines, an e-mail address, a phone number, a password."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import wtforms
from wtforms.form import BaseForm
from wtforms.validators import ValidationError

from app.core import formatting
from app.core.forms.cleaning import clean_line, clean_text
from app.core.forms.required import Sentence, validators
from app.core.i18n import gettext as _

LINE = 200
LONG = 4000
_EMAIL = re.compile(r"[^\s@<>()\",;:\\\[\]]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*[a-z0-9]", re.IGNORECASE)


class TextField(wtforms.StringField):
    """One line of words, `most` characters at most. Data: str, "" when empty."""

    shape = "input"
    clean = staticmethod(clean_line)

    def __init__(
        self,
        label: Sentence,
        extra: Sequence[Any] = (),
        *,
        required: Sentence | None = None,
        hint: Sentence = "",
        most: int = LINE,
        **options: Any,
    ) -> None:
        super().__init__(label, validators(required, extra), description=hint, **options)
        self.most = most

    def process_formdata(self, valuelist: list[Any]) -> None:
        typed = valuelist[0] if valuelist else ""
        self.data = self.clean(typed if isinstance(typed, str) else "")

    def pre_validate(self, _form: BaseForm) -> None:
        if len(self.data or "") > self.most:
            raise ValidationError(
                _(
                    "Use %(most)d characters or fewer. You have used %(used)d.",
                    most=self.most,
                    used=len(self.data or ""),
                )
            )


class LongTextField(TextField):
    """Several lines, with a count of the characters left. Data: str with \\n between lines."""

    shape = "character-count"
    clean = staticmethod(clean_text)

    def __init__(self, label: Sentence, extra: Sequence[Any] = (), *, most: int = LONG, **options: Any) -> None:
        super().__init__(label, extra, most=most, **options)


class HiddenField(TextField):
    """A value carried along unseen. Trust it no more than one that was typed."""

    shape = "hidden"
    widget = wtforms.widgets.HiddenInput()

    def __init__(self, label: Sentence = "", extra: Sequence[Any] = (), **options: Any) -> None:
        super().__init__(label, extra, **options)


class EmailField(TextField):
    """One e-mail address, as it was typed. Data: str."""

    shape = "email"

    def __init__(self, label: Sentence, extra: Sequence[Any] = (), *, most: int = 254, **options: Any) -> None:
        super().__init__(label, (_looks_like_email, *extra), most=most, **options)


class PhoneField(TextField):
    """A phone number, of the United Kingdom unless it starts with +. Data: str such as "+447700900123", or ""."""

    shape = "phone"

    def __init__(self, label: Sentence, extra: Sequence[Any] = (), *, most: int = 40, **options: Any) -> None:
        super().__init__(label, extra, most=most, **options)

    def process_formdata(self, valuelist: list[Any]) -> None:
        super().process_formdata(valuelist)
        if self.data:
            self.data = dialled(self.data)

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else formatting.phone(self.data or "")


class PasswordField(wtforms.PasswordField):
    """A password, exactly as typed: never trimmed, never shown again. Data: str, at most `most` characters."""

    shape = "password-input"

    def __init__(
        self,
        label: Sentence,
        extra: Sequence[Any] = (),
        *,
        required: Sentence | None = None,
        hint: Sentence = "",
        most: int = LINE,
        **options: Any,
    ) -> None:
        super().__init__(label, validators(required, extra), description=hint, **options)
        self.most = most

    def pre_validate(self, _form: BaseForm) -> None:
        typed = self.data or ""
        if len(typed) > self.most:
            raise ValidationError(_("Use a password of %(most)d characters or fewer.", most=self.most))
        if any("\ud800" <= char <= "\udfff" or char == "\0" for char in typed):
            raise ValidationError(_("Use only letters, numbers, spaces and signs in a password."))


def dialled(typed: str) -> str:
    """The international form of a phone number: "07700 900123" is "+447700900123". ValueError says what to do."""
    import phonenumbers

    try:
        number = phonenumbers.parse(typed, "GB")
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise ValueError(_("Enter a phone number, like 07700 900123 or +44 20 7946 0000."))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _looks_like_email(_form: BaseForm, field: wtforms.Field) -> None:
    if not _EMAIL.fullmatch(field.data or "") or ".." in field.data:
        raise ValidationError(_("Enter an email address in the correct format, like name@example.com."))
