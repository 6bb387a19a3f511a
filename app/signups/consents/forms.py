"""Yes or no, question by question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.core.forms import Form, RadiosField, SubmitField
from app.core.i18n import lazy_gettext as _l
from app.people.behalf import BehalfForm
from app.signups.consents.models import Consent
from app.signups.consents.states import ConsentState, ConsentTo

YES_NO = (("yes", _l("Yes")), ("no", _l("No, or not any more")))


class ConsentForm(Form):
    submit = SubmitField(_l("Save"))

    def answers(self) -> dict[ConsentTo, bool]:
        return {to: self[to.value].data == "yes" for to in ConsentTo if to.value in self}


class ConsentBehalfForm(BehalfForm, ConsentForm):
    """For somebody who asked the team."""


def form_for(
    kind: type[ConsentForm], questions: Mapping[ConsentTo, str], said: Mapping[ConsentTo, Consent], **options: Any
) -> ConsentForm:
    """A form with these questions, showing what was said. Nothing is ticked for anybody beforehand."""
    fields: dict[str, Any] = {
        to.value: RadiosField(words, choices=YES_NO, required=_l("Choose yes or no."))
        for to, words in questions.items()
    }
    shown = {to.value: "yes" if row.state is ConsentState.YES else "no" for to, row in said.items()}
    made = type(kind.__name__, (kind,), fields)
    form: ConsentForm = made(data=shown, **options)
    order: Sequence[str] = [name for name in form._fields if name != "submit"]
    form._fields = {name: form._fields[name] for name in (*order, "submit")}
    return form
