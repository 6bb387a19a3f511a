"""Choosing a badge, and checking one."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.forms import FileField, Form, LongTextField, RadiosField, SubmitField, TextField, choice
from app.core.i18n import lazy_gettext as _l
from app.people.behalf import BehalfForm
from app.recognition.papers import pages
from app.recognition.papers.rules import Sort


class BadgeForm(Form):
    sort = RadiosField(_l("For what?"), required=_l("Choose what the badge is for."))
    submit = SubmitField(_l("Make the badge"))

    def fit(self, sorts: Sequence[Sort]) -> None:
        self.sort.choices = [choice(each.key, pages.sort_words(each), pages.sort_hint(each)) for each in sorts]


class BadgeBehalfForm(BehalfForm, BadgeForm):
    """For somebody who asked the team."""


class CheckForm(Form):
    pasted = LongTextField(
        _l("Paste the badge here"), most=20_000, hint=_l("Three long parts with points between them.")
    )
    file = FileField(_l("Or choose its file"), types=("jwt", "json", "txt"), most_mb=1)
    whose = TextField(
        _l("Whom do you think it was given to?"), hint=_l("Their email address. We say only whether it is the one."),
    )  # fmt: skip
    submit = SubmitField(_l("Check it"))

    class Meta(Form.Meta):
        mark_optional = False
