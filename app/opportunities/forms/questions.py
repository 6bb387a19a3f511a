"""A field for any question of a table (conditions, details), by the shape of its answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.core.forms import (
    CheckboxesField,
    ConfirmField,
    DateField,
    LongTextField,
    NumberField,
    RadiosField,
    SelectField,
    TextField,
)
from app.core.i18n import lazy_gettext as _l
from app.opportunities.conditions import Answer, Field


def field_for(question: Field) -> Any:
    """The unbound field that asks it."""
    return _FIELDS[question.shape](question)


def shown(question: Field, value: Any) -> Any:
    """A stored answer as its field wants it."""
    return _SHOWN.get(question.shape, _as_is)(value)


def _as_is(value: Any) -> Any:
    return value


_SHOWN: Mapping[Answer, Callable[[Any], Any]] = {
    Answer.DAY: lambda value: date.fromisoformat(value) if value else None,
    Answer.TAGS: lambda value: "\n".join(" + ".join(group) for group in value or []),
}


def _text(f: Field) -> Any:
    return TextField(f.label, hint=f.hint, required=f.required, most=f.most)


def _number(f: Field) -> Any:
    return NumberField(f.label, hint=f.hint, required=f.required, most=f.most)


def _day(f: Field) -> Any:
    return DateField(f.label, required=f.required)


def _one(f: Field) -> Any:
    return RadiosField(f.label, hint=f.hint, required=f.required, choices=f.choices)


def _many(f: Field) -> Any:
    return CheckboxesField(f.label, hint=f.hint, required=f.required, choices=f.choices)


def _yes(f: Field) -> Any:
    return ConfirmField(f.label, hint=f.hint)


def _course(f: Field) -> Any:
    return SelectField(f.label, hint=f.hint, choices=(), empty=_l("None of our courses"))


def _service(f: Field) -> Any:
    return SelectField(f.label, hint=f.hint, choices=(), coerce=int, empty=_l("None of our services"))


def _tags(f: Field) -> Any:
    return LongTextField(f.label, hint=f.hint, required=f.required, most=800)


_FIELDS: Mapping[Answer, Callable[[Field], Any]] = {
    Answer.TEXT: _text,
    Answer.NUMBER: _number,
    Answer.DAY: _day,
    Answer.ONE: _one,
    Answer.MANY: _many,
    Answer.YES: _yes,
    Answer.COURSE: _course,
    Answer.SERVICE: _service,
    Answer.TAGS: _tags,
}
