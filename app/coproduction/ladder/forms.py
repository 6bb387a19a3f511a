"""A wording with its levels, and the plain questions of a rating."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Protocol
from urllib.parse import urlsplit

from wtforms.validators import ValidationError

from app.coproduction.ladder.actions import Source, Words
from app.coproduction.ladder.pages import QUESTIONS, STEPS
from app.coproduction.ladder.rules import Answers
from app.core.forms import DateField, Form, RadiosField, SelectField, SubmitField, TextField, choice
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.opportunities.states import Ladder
from app.people.behalf import BehalfForm

MOST = 8  # levels


class LevelLike(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def step(self) -> Ladder: ...


class WordingForm(Form):
    """`MOST` levels; one without a name is left out."""

    name = TextField(_l("What do you call these words?"), most=120, required=_l("Enter a name for the list."))
    effective_from = DateField(_l("From which day?"), required=_l("Enter the day from which they are used."))
    attribution = TextField(_l("Whose words are they?"), most=200, hint=_l("It is shown wherever the list is shown."))
    link = TextField(_l("Link to their page"), most=300, hint=_l("It begins with https://"))
    numbers: ClassVar[range] = range(1, MOST + 1)

    def validate_link(self, field: TextField) -> None:
        parts = urlsplit(field.data or "")
        if field.data and (parts.scheme != "https" or not parts.hostname):
            raise ValidationError(_("Enter an address that begins with https://, or leave it empty."))

    def validate(self, extra_validators: Any = None) -> bool:
        good: bool = super().validate(extra_validators)
        for number in self.numbers:
            name, step = self[f"name{number}"], self[f"step{number}"]
            if name.data and step.data is None and not step.errors:
                self.blame(step, _("Choose where it stands on the common scale."))
                good = False
        return good

    def levels(self) -> list[Words]:
        return [
            Words(self[f"name{number}"].data, self[f"about{number}"].data or "", Ladder(self[f"step{number}"].data))
            for number in self.numbers
            if self[f"name{number}"].data
        ]

    def source(self) -> Source:
        return Source(self.name.data or "", self.attribution.data or "", self.link.data or "")

    def start_from(self, source: Source, levels: Sequence[LevelLike]) -> None:
        self.name.data, self.attribution.data, self.link.data = source
        for number, level in enumerate(levels[:MOST], 1):
            self[f"name{number}"].data, self[f"about{number}"].data = str(level.name), str(level.about)
            self[f"step{number}"].data = level.step.value


def _level_fields(number: int) -> dict[str, Any]:
    steps = [choice(step, words) for step, words in STEPS.items()]
    return {
        f"name{number}": TextField(_l("Level %(number)d: its name", number=number), most=80),
        f"about{number}": TextField(_l("Level %(number)d: what it means, in one sentence", number=number), most=300),
        f"step{number}": SelectField(_l("Level %(number)d: where it stands", number=number), choices=steps),
    }


for _number in WordingForm.numbers:
    for _name, _field in _level_fields(_number).items():
        setattr(WordingForm, _name, _field)
WordingForm.submit = SubmitField(_l("Save"))  # the last of all


class RateForm(Form):
    """One question for each of `QUESTIONS`; what a host claims is nowhere in it."""

    class Meta(Form.Meta):
        mark_optional = False

    def answers(self) -> Answers:
        said: dict[str, Any] = {name: kind(self[name].data) for name, (kind, *_words) in QUESTIONS.items()}
        return Answers(**said)


for _name, (_kind, _label, _words) in QUESTIONS.items():
    _answers: Mapping[Any, Any] = _words
    setattr(
        RateForm, _name,
        RadiosField(_label, choices=[choice(each, words) for each, words in _answers.items()],
                    required=_l("Choose one, or say that you cannot tell.")),
    )  # fmt: skip
RateForm.submit = SubmitField(_l("Send"))


class RateBehalfForm(BehalfForm, RateForm):
    """For somebody who told the team, on paper or by phone."""
