"""Whom to ask, and what somebody said who rang."""

from __future__ import annotations

from app.core.forms import CheckboxesField, Form, RadiosField, SubmitField, choice
from app.core.i18n import lazy_gettext as _l
from app.people.behalf import BehalfForm


class CoverForm(Form):
    people = CheckboxesField(
        _l("Whom shall we ask?"),
        hint=_l("At most 5 at a time. The first who says yes has the place; the others are told kindly."),
        required=_l("Choose whom to ask."),
    )
    submit = SubmitField(_l("Ask them"))


class CoverBehalfForm(BehalfForm):
    what = RadiosField(
        _l("What did they say?"),
        choices=[choice("yes", _l("Yes, they can step in")), choice("no", _l("No, not this one"))],
        required=_l("Choose what they said."),
    )
    submit = SubmitField(_l("Record it"))
