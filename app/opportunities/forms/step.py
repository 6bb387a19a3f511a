"""What the forms of all steps share: the edition they show, and where a refusal is said."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, ClassVar, Self

from app.core.errors import RuleBroken
from app.core.forms import Form, HiddenField, RadiosField, choice
from app.opportunities.actions.taking import Refused
from app.opportunities.models import Opportunity
from app.opportunities.rules.steps import FIELDS


class EditionForm(Form):
    """A form about one opportunity. `edition` is the one it was opened with."""

    edition = HiddenField()
    aliases: ClassVar[Mapping[str, str]] = {}  # a rule's name of an answer -> the field that asks for it
    not_optional: ClassVar[tuple[str, ...]] = ()  # may be left empty here, yet a rule may ask for one of them

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.not_optional:
            self[name].flags.optional = False

    @property
    def shown_edition(self) -> int:
        """The edition as posted; -1, which never exists, for anything odd."""
        typed = self.edition.data or ""
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else -1

    def show(self, opportunity: Opportunity) -> Self:
        """Make the form speak of what is stored now, leaving what was typed."""
        self.edition.data = str(opportunity.edition)
        return self

    def refuse(self, broken: RuleBroken) -> None:
        """Say a verb's refusal beside the answers it is about, or above the form."""
        for problem in broken.problems if isinstance(broken, Refused) else ():
            name = self.aliases.get(problem.field, problem.field)
            if name in self:
                self.blame(self[name], problem.sentence)
        if not self.errors:
            self.form_errors.append(str(broken))


class StepForm(EditionForm):
    """One step. Fields have the names of what they hold, unless `stored` and `answers` say otherwise."""

    step: ClassVar[str]

    @classmethod
    def stored(cls, opportunity: Opportunity) -> dict[str, Any]:
        """The answers as the fields want them."""
        return {cls.aliases.get(name, name): getattr(opportunity, name) for name in FIELDS[cls.step]}

    @classmethod
    def made_for(cls, opportunity: Opportunity) -> Self:
        """The form, showing what is stored."""
        return cls(data=cls.stored(opportunity))

    def prepare(self, opportunity: Opportunity) -> None:
        """Leave out what need not be asked of this opportunity."""

    def answers(self) -> dict[str, Any]:
        """The answers as the verb wants them. Call after the form was found good."""
        fields = {name: self.aliases.get(name, name) for name in FIELDS[self.step]}
        return {name: self[field].data for name, field in fields.items() if field in self}


def pick(label: Any, answers: Mapping[Any, Any], hints: Mapping[Any, Any] | None = None, **options: Any) -> RadiosField:
    """Radios of an enum. Data: its member, or None."""
    kind: type[Enum] = type(next(iter(answers)))
    listed = [choice(each, words, (hints or {}).get(each, "")) for each, words in answers.items()]
    return RadiosField(label, choices=listed, coerce=kind, **options)


def listed(answers: Mapping[Any, Any]) -> list[Any]:
    """The choices of checkboxes from an enum's words."""
    return [choice(each, words) for each, words in answers.items()]
