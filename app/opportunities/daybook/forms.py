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


class EntryForm(Form):
    submit = SubmitField(_l("Save"))


def form_for(shape: Shape, row: SessionEntry | None) -> EntryForm:
    """The questions of this shape, showing what was written down."""
    names = [name for name in FIELDS if name in ASKED[shape]]
    made = type("EntryForm", (EntryForm,), {name: FIELDS[name]() for name in names})
    form: EntryForm = made(data={name: getattr(row, name, None) for name in names})
    return form


def answers(form: EntryForm) -> dict[str, Any]:
    return {name: form[name].data for name in FIELDS if name in form}
