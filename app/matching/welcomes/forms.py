"""A team's words, and the teams that somebody would like to hear from."""

from __future__ import annotations

from collections.abc import Iterable

from app.core.forms import CheckboxesField, Form, HiddenField, LongTextField, SubmitField, choice
from app.core.i18n import lazy_gettext as _l
from app.matching.welcomes.models import Welcome
from app.people.behalf import BehalfForm


class WordsForm(Form):
    words = LongTextField(
        _l("Whom would you welcome, and what for?"), most=300, required=_l("Write one or two sentences."),
        hint=_l("For example: We welcome people who are new to us, to help us plan our training. No names, please."),
    )  # fmt: skip
    seen = HiddenField()
    submit = SubmitField(_l("Save"))


class TeamsForm(BehalfForm):
    teams = CheckboxesField(_l("From which teams would they like to hear?"))
    submit = SubmitField(_l("Record it"))

    def offer(self, rows: Iterable[Welcome]) -> None:
        self.teams.choices = [choice(row.team.ref, row.team.name, row.shown) for row in rows]
