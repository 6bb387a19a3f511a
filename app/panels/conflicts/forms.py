"""Whether somebody knows a candidate, and what was decided. Nothing to write, on purpose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.core.forms import CheckboxesField, Form, RadiosField, SubmitField, choice
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.panels.conflicts.states import Decision, Knows
from app.people.behalf import BehalfForm


class KnownForm(Form):
    knows = RadiosField(
        _l("Do you know any of the candidates?"),
        choices=[
            choice(Knows.NOBODY, _l("I know nobody")),
            choice(Knows.SOMEBODY, _l("I know somebody"), _l("Tick which, below. We talk about it with you.")),
            choice(Knows.CANNOT, _l("I’d rather not say. I can’t do this one"),
                   _l("Your place goes to somebody else. Nobody asks why.")),
        ],
        required=_l("Choose one of the answers. All of them are fine."),
    )  # fmt: skip
    which = CheckboxesField(_l("Which candidate do you know?"), hint=_l("By the number alone. Please give no name."))
    submit = SubmitField(_l("Send"))

    def offer(self, numbers: Sequence[int]) -> None:
        self.which.choices = [choice(each, _("Candidate %(number)s", number=each)) for each in numbers]

    def names_nobody(self) -> bool:
        """Somebody is known, and it is not said who."""
        knows: Any = self.knows.data
        if knows == Knows.SOMEBODY.value and not self.which.data:
            self.blame(self.which, _("Tick which candidate you know."))
            return True
        return False

    def numbers(self) -> list[int]:
        chosen: list[str] = self.which.data or []
        return [int(each) for each in chosen]


class KnownBehalfForm(BehalfForm, KnownForm):
    """The same, for somebody who rang or wrote."""


class AtSignUpForm(BehalfForm):
    answer = RadiosField(
        _l("Could they know somebody who is likely to apply, or does the team treat them?"),
        choices=[
            choice("no", _l("No")), choice("may", _l("Perhaps, or the team treats them"), _l("Not which of the two.")),
        ],
        required=_l("Choose one of the two answers."),
    )  # fmt: skip
    submit = SubmitField(_l("Save"))


class DecisionForm(BehalfForm):
    decision = RadiosField(
        _l("What did you decide together?"),
        choices=[
            choice(Decision.TAKES_PART, _l("They take part")),
            choice(
                Decision.STEPS_ASIDE, _l("They step aside for this candidate"), _l("They see and score the others.")
            ),
            choice(Decision.STEPS_DOWN, _l("They step down"), _l("Their place goes to whoever is next.")),
        ],
        required=_l("Choose what you decided."),
    )
    submit = SubmitField(_l("Save what was decided"))

    def without_aside(self) -> None:
        """Before the names are told there is no candidate to step aside for."""
        self.decision.choices = [
            choice(Decision.TAKES_PART, _l("They take part")),
            choice(Decision.STEPS_DOWN, _l("They step down"), _l("Their place goes to whoever is next.")),
        ]
