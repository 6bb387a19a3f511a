"""What is asked after a panel. Nothing here takes a sentence."""

from __future__ import annotations

from app.core.forms import DateField, Form, NumberField, RadiosField, SubmitField
from app.core.i18n import lazy_gettext as _l
from app.panels.after.pages import CHOSE_WELL, RAISED_TO


class OutcomeForm(Form):
    appointed = NumberField(
        _l("How many people were appointed?"), least=0, most=40, required=_l("Enter a number. 0 is fine."),
        hint=_l("A number only, never who. Everybody on the panel reads it."),
    )  # fmt: skip
    submit = SubmitField(_l("Save"))


class ChoseWellForm(Form):
    said = RadiosField(
        _l("Did the panel choose well?"), choices=CHOSE_WELL.items(), required=_l("Choose one."),
        hint=_l("Ask those who work with the new colleague, after about six months."),
    )  # fmt: skip
    submit = SubmitField(_l("Save"))


class ConcernForm(Form):
    raised_to = RadiosField(
        _l("To whom was it raised?"), choices=RAISED_TO.items(), required=_l("Choose to whom it was raised.")
    )
    raised_on = DateField(_l("On which day?"), required=_l("Enter the day."))
    submit = SubmitField(_l("Save"))
