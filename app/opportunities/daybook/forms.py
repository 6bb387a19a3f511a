"""What is written down of a session, by the shape of its kind."""

from __future__ import annotations

from typing import Any

from app.core.forms import DateField, Form, NumberField, SubmitField
from app.core.i18n import lazy_gettext as _l
from app.opportunities.daybook.models import SessionEntry
from app.opportunities.daybook.rules import ASKED
from app.opportunities.states import Shape

FIELDS: dict[str, Any] = {
    "papers_on": lambda: DateField(
        _l("On which day did the papers go out?"), hint=_l("To everybody, in their format.")
    ),
    "calls_made": lambda: NumberField(_l("How many calls were made?"), least=0, most=2000),
    "calls_answered": lambda: NumberField(_l("How many were answered?"), least=0, most=2000),
    "said_5": lambda: NumberField(_l("Very good: how many people said so?"), least=0, most=2000),
    "said_4": lambda: NumberField(_l("Good"), least=0, most=2000),
    "said_3": lambda: NumberField(_l("In between"), least=0, most=2000),
    "said_2": lambda: NumberField(_l("Not good"), least=0, most=2000),
    "said_1": lambda: NumberField(_l("Not good at all"), least=0, most=2000),
}


def form_for(shape: Shape, row: SessionEntry | None) -> Form:
    """The questions of this shape, showing what was written down."""
    names = [name for name in FIELDS if name in ASKED[shape]]
    fields = {name: FIELDS[name]() for name in names} | {"submit": SubmitField(_l("Save"))}  # the button after them
    form: Form = type("EntryForm", (Form,), fields)(data={name: getattr(row, name, None) for name in names})
    return form


def answers(form: Form) -> dict[str, Any]:
    return {name: form[name].data for name in FIELDS if name in form}
