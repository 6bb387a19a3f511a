"""A check that is clear, written down."""

from __future__ import annotations

from typing import Any

from app.core import clock
from app.core.forms import DateField, Form, RadiosField, SubmitField, choice
from app.core.i18n import lazy_gettext as _l
from app.people import rules
from app.people.checks import CHECKS


class CheckForm(Form):
    check = RadiosField(
        _l("Which check is clear?"),
        choices=[choice(code, words) for code, words in CHECKS],
        required=_l("Choose which check is clear."),
    )
    cleared_on = DateField(_l("When was it?"), hint=_l("Leave it empty if nobody knows."))
    counts_until = DateField(_l("Last day it counts"), hint=_l("Leave it empty if it does not run out."))
    submit = SubmitField(_l("Save the check"))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        good = bool(super().validate(*args, **kwargs))
        problem = rules.why_not_checked(self.cleared_on.data, self.counts_until.data, clock.today())
        if good and problem:
            self.blame(self[problem[0]], problem[1])
        return good and not problem
