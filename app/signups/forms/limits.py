"""How much at most, for one person and for everybody."""

from __future__ import annotations

from app.core.forms import (
    DurationField,
    Form,
    NumberField,
    RadiosField,
    SubmitField,
    choice,
)
from app.core.i18n import lazy_gettext as _l
from app.people.behalf import BehalfForm
from app.signups.rules import Limit


class LimitForm(Form):
    """The most in a month: hours, sessions, either or both; neither is no limit."""

    time = DurationField(_l("Hours in a month"), most=400 * 60, hint=_l("For example, 10 hours"))
    number = NumberField(_l("Sessions in a month"), least=1, most=200, hint=_l("For example, 4"))
    submit = SubmitField(_l("Save the limit"))

    def limit(self) -> Limit:
        return Limit(self.time.data or None, self.number.data)  # a box left at 0 is no limit either


class LimitOnBehalfForm(BehalfForm, LimitForm):
    """The same, for somebody who asked for it."""


class OrganisationLimitForm(LimitForm):
    stops = RadiosField(
        _l("What happens when it would be more?"),
        choices=[
            choice("warn", _l("People are told, and decide for themselves")),
            choice("stop", _l("It is not possible"), _l("The involvement team cannot sign them up either")),
        ],
        required=_l("Choose what happens when it would be more."),
    )
    travel = NumberField(
        _l("Minutes to allow between two places"),
        hint=_l("People are told when there is less time than this between two things they agreed to."),
        most=600,
        required=_l("Enter how many minutes to allow. It may be 0."),
    )
    submit = SubmitField(_l("Save the limits"))
