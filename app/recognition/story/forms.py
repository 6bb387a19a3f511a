"""What stands on a story, yes or no to a team, and where a host cites it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.core.formatting import day
from app.core.forms import (
    CheckboxesField,
    ConfirmField,
    Form,
    HiddenField,
    LongTextField,
    RadiosField,
    SelectField,
    SubmitField,
    choice,
)
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.people.behalf import BehalfForm
from app.recognition.story.queries import Told
from app.reviews.models import Standard

YES_NO = (("yes", _l("Yes")), ("no", _l("No, or not any more")))


class ChooseForm(Form):
    words = LongTextField(
        _l("A sentence of your own, at the top"), most=400,
        hint=_l("What it meant, or what changed because of it. You do not have to say anything about your health."),
    )  # fmt: skip
    things = CheckboxesField(_l("What stands on it?"), hint=_l("Take a tick away, and it is left out."))
    standards = ConfirmField(_l("The standards that you looked after"))
    offered = HiddenField()
    submit = SubmitField(_l("Save"))

    class Meta(Form.Meta):
        mark_optional = False

    def fit(self, told: Told) -> None:
        self.things.choices = [choice(each.key, each.title, day(each.on)) for each in told.things]
        if not told.standards:
            del self.standards
        if not self.is_submitted():
            shown: Any = [each.key for each in told.on_it]
            self.things.data = shown
            self.offered.data = " ".join(each.key for each in told.things)
            self.words.data = told.story.words if told.story else ""
            if self.standards:
                self.standards.data = told.with_standards


class ChooseBehalfForm(BehalfForm, ChooseForm):
    """For somebody who asked the team."""


class ShareForm(Form):
    share = RadiosField(
        _l("May this team read your story?"), choices=YES_NO, required=_l("Choose yes or no."),
    )  # fmt: skip
    submit = SubmitField(_l("Save"))


class ShareBehalfForm(BehalfForm, ShareForm):
    """For somebody who asked the team."""


class CiteForm(Form):
    standard = SelectField(_l("For which standard?"), required=_l("Choose a standard."))
    words = LongTextField(
        _l("What does it show?"), most=1000, required=_l("Say in a sentence or two what it shows."),
        hint=_l("No names: these words stay, even if the story is taken back."),
    )  # fmt: skip
    submit = SubmitField(_l("Add it as evidence"))

    def offer(self, standards: Iterable[Standard]) -> None:
        self.standard.choices = [
            choice(row.ref, _("%(scheme)s: %(number)s %(words)s", scheme=row.review.scheme, number=row.number,
                              words=row.words[:80]))
            for row in standards
        ]  # fmt: skip
