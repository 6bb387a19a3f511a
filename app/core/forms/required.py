"""Whether a field may be left empty, and what is said when it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField, Field
from wtforms.form import BaseForm
from wtforms.validators import StopValidation

Sentence = Any  # a str or a lazily translated one


class Required:
    """Refuse an empty answer with `sentence`; 0 is an answer. An answer that made no sense keeps its own error."""

    field_flags = {"required": True}

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence

    def __call__(self, _form: BaseForm, field: Field) -> None:
        if field.errors:
            raise StopValidation
        if _empty(field):
            raise StopValidation(self.sentence)


class MayBeEmpty:
    """Run no further check on an empty answer."""

    field_flags = {"optional": True}

    def __call__(self, _form: BaseForm, field: Field) -> None:
        if field.errors or _empty(field):
            raise StopValidation


def _empty(field: Field) -> bool:
    unticked = isinstance(field, BooleanField) and not field.data
    return unticked or field.data is None or field.data in ("", [])


def validators(required: Sentence | None, extra: Sequence[Any]) -> list[Any]:
    """`required` (or its absence) first, then the checks of the field and of the caller."""
    return [Required(required) if required is not None else MayBeEmpty(), *extra]
