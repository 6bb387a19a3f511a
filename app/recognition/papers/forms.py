"""Making a statement and a passport, asking for a letter, and writing it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms.validators import ValidationError

from app.core.forms import (
    CheckboxesField,
    DateField,
    Form,
    LongTextField,
    RadiosField,
    SelectField,
    SubmitField,
    TextField,
    choice,
)
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.people.behalf import BehalfForm
from app.people.models import Team
from app.recognition.papers import pages
from app.recognition.papers.rules import Known, Sort, Trained
from app.recognition.thanks.queries import team_names
from app.recognition.thanks.rules import telling

PLAIN, NAMED = "plain", "named"
VERSIONS = (
    (PLAIN, _l("Neutral words"), {"hint": _l("No team, no title, and nothing of why you know about it.")}),
    (NAMED, _l("With titles and teams"), {"hint": _l("A reader may guess from them that you have used services.")}),
)


def must_not_tell(words: str) -> None:
    found = telling(words, team_names())
    if found:
        raise ValidationError(
            _(
                "“%(word)s” may tell why you know about it. Say it in another way, or choose titles and teams.",
                word=found,
            )
        )


class VersionForm(Form):
    version = RadiosField(_l("Which version?"), choices=VERSIONS, default=PLAIN, required=_l("Choose a version."))

    class Meta(Form.Meta):
        mark_optional = False

    @property
    def plain(self) -> bool:
        return self.version.data != NAMED


class StatementForm(VersionForm):
    first = DateField(_l("From which day?"), required=_l("Enter the first day."))
    last = DateField(_l("To which day?"), required=_l("Enter the last day."))
    submit = SubmitField(_l("Make the statement"))

    def validate_last(self, field: DateField) -> None:
        first: date | None = self.first.data
        if first and field.data and field.data < first:
            raise ValidationError(_("The last day comes before the first. Change one of them."))


class StatementBehalfForm(BehalfForm, StatementForm):
    """For somebody who asked the team."""


class PassportForm(VersionForm):
    words = LongTextField(
        _l("A sentence or two about you"), most=400, hint=_l("What you are good at, or what you want to do next.")
    )
    sorts = CheckboxesField(_l("What have you done?"))
    skills = CheckboxesField(_l("What can you do?"))
    training = CheckboxesField(_l("Which training have you done?"))
    submit = SubmitField(_l("Make the passport"))

    def fit(self, sorts: Sequence[Sort], skills: Sequence[Known], trained: Sequence[Trained]) -> None:
        """All is ticked but what tells: it would be refused in neutral words."""
        self.sorts.choices = [choice(each.key, pages.sort_words(each), pages.sort_hint(each)) for each in sorts]
        self.skills.choices = [choice(each.words, each.words, pages.skill_hint(each)) for each in skills]
        self.training.choices = [choice(each.code, pages.training_words(each)) for each in trained]
        self._courses = {each.code: each.name for each in trained}
        if not self.is_submitted():
            names, all_of_them = team_names(), [each.key for each in sorts]
            ticked: Any = [each.words for each in skills if not telling(each.words, names)]
            done: Any = all_of_them
            learned: Any = [each.code for each in trained if not telling(each.name, names)]
            self.sorts.data, self.skills.data, self.training.data = done, ticked, learned

    def validate_words(self, field: LongTextField) -> None:
        if self.plain:
            must_not_tell(field.data or "")

    def validate_skills(self, field: CheckboxesField) -> None:
        if self.plain:
            chosen: list[str] = field.data or []
            for each in chosen:
                must_not_tell(each)

    def validate_training(self, field: CheckboxesField) -> None:
        if self.plain:
            chosen: list[str] = field.data or []
            for code in chosen:
                must_not_tell(self._courses[code])


class PassportBehalfForm(BehalfForm, PassportForm):
    """For somebody who asked the team."""


class AskForm(VersionForm):
    team = SelectField(_l("Whom would you like to ask?"), required=_l("Choose a team."))
    purpose = LongTextField(
        _l("What is it for?"), most=400, required=_l("Say what it is for, such as a course."),
        hint=_l("Such as a college course, or being a school governor. The team reads this."),
    )  # fmt: skip
    submit = SubmitField(_l("Ask for a letter"))

    def offer(self, teams: Sequence[Team]) -> None:
        self.team.choices = [choice(team.ref, team.name) for team in teams]


class AskBehalfForm(BehalfForm, AskForm):
    """For somebody who asked the team."""


class WriteForm(Form):
    words = LongTextField(
        _l("Your letter"), most=3000, required=_l("Write the letter."),
        hint=_l("What did you see them do, and what came of it? What is recorded stands below it by itself."),
    )  # fmt: skip
    role = TextField(
        _l("Your role, as it stands under your name"), most=120, required=_l("Enter your role, such as team manager.")
    )
    submit = SubmitField(_l("Send the letter"))
    plain = False

    def validate_words(self, field: LongTextField) -> None:
        self._neutral(field.data or "")

    def validate_role(self, field: TextField) -> None:
        self._neutral(field.data or "")

    def _neutral(self, words: str) -> None:
        found = telling(words, team_names()) if self.plain else ""
        if found:
            raise ValidationError(
                _("Leave “%(word)s” out. They asked that this letter does not tell why they are involved.", word=found)
            )


class DeclineForm(Form):
    why = LongTextField(
        _l("A sentence to them"), most=400, required=_l("Write one sentence. They read it."),
        hint=_l("Such as who knows them better. They read it."),
    )  # fmt: skip
    submit = SubmitField(_l("Say no"))


class WithdrawForm(Form):
    submit = SubmitField(_l("Withdraw it for good"))
