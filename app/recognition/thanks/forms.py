"""Thanks, skills, and what a host confirms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms.validators import ValidationError

from app.core.forms import CheckboxesField, Form, LongTextField, RadiosField, SubmitField, choice
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.people.behalf import BehalfForm
from app.recognition.thanks import rules
from app.recognition.thanks.models import Skill


class ThankForm(Form):
    words = LongTextField(
        _l("Your words to them"), most=1000, required=_l("Write a sentence or two, in your own words."),
        hint=_l("What did they change, ask or notice? One true sentence is better than a long letter. "
                "Nothing about their health."),
    )  # fmt: skip
    submit = SubmitField(_l("Send your thanks"))


class ConfirmForm(Form):
    skills = CheckboxesField(
        _l("What did you see yourself?"),
        hint=_l("You do not have to confirm any. What you leave stays in their own words. It is no mark against them."),
    )  # fmt: skip
    submit = SubmitField(_l("Confirm these"))

    def offer(self, rows: Sequence[Skill]) -> None:
        self.skills.choices = [choice(row.ref, row.words) for row in rows]


class SkillsForm(Form):
    """`picks` are offered; what else is there already stands as lines of the person's own."""

    chosen = CheckboxesField(_l("What did you do or learn?"), hint=_l("Choose any that are true for you."))
    own = LongTextField(
        _l("In your own words"), most=1500, hint=_l("One on each line. You do not have to say why you know about it.")
    )
    asks = RadiosField(
        _l("May a host of this team read these and confirm them?"),
        choices=(("yes", _l("Yes"), {"hint": _l("Those they confirm say so. The others stay in your own words.")}),
                 ("no", _l("No, they are for me"))),
        required=_l("Choose yes or no."),
    )  # fmt: skip
    submit = SubmitField(_l("Save"))

    class Meta(Form.Meta):
        mark_optional = False

    def fit(self, picks: Sequence[str], there: Sequence[Skill]) -> None:
        self.chosen.choices = [choice(each, each) for each in picks]
        if not self.is_submitted() and there:
            words = [row.words for row in there]
            chosen: Any = [each for each in words if each in picks]
            asks: Any = "yes" if any(row.asks for row in there) else "no"
            self.chosen.data, self.asks.data = chosen, asks
            self.own.data = "\n".join(each for each in words if each not in picks)

    def validate_own(self, field: LongTextField) -> None:
        if any(len(line) > rules.LONGEST for line in rules.lines(field.data or "")):
            raise ValidationError(_("Keep each line to %(most)d characters.", most=rules.LONGEST))

    @property
    def words(self) -> list[str]:
        return rules.kept(self.chosen.data or [], self.own.data or "")


class SkillsBehalfForm(BehalfForm, SkillsForm):
    """For somebody who said it to the team."""
