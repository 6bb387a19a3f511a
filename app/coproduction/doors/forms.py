"""An idea, other words for a kind, an answer, the words of a draft, and priorities."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms.validators import ValidationError

from app.coproduction.doors import rules
from app.coproduction.doors.actions import Put
from app.coproduction.doors.models import PriorityRound
from app.coproduction.doors.states import IdeaFor
from app.core.forms import (
    CheckboxesField,
    ConfirmField,
    DateField,
    Form,
    HiddenField,
    LongTextField,
    RadiosField,
    SelectField,
    SubmitField,
    TextField,
    choice,
)
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.opportunities.actions.drafts import WordsOfDraft
from app.opportunities.models import Kind, Opportunity
from app.people.behalf import BehalfForm
from app.people.models import Team


class IdeaForm(Form):
    title = TextField(
        _l("Give it a short name"), most=120, required=_l("Give it a short name."),
        hint=_l("For example, “Rewrite the first letter people get”."),
    )  # fmt: skip
    words = LongTextField(
        _l("What would happen?"), most=2000, required=_l("Say in a sentence or two what would happen."),
        hint=_l("Nothing about your own health. You do not have to know how it is done."),
    )  # fmt: skip
    reason = LongTextField(_l("What could change because of it?"), most=2000)
    kind = SelectField(_l("What kind is it?"), empty=_l("I do not know"), choices=())
    team = SelectField(_l("Which team is it for?"), empty=_l("I do not know"), choices=())
    together = RadiosField(
        _l("Would you like to plan it together with the team?"), required=_l("Choose yes or no."),
        choices=[
            choice("yes", _l("Yes"), _l("The team reads your name, and you can change the words of the draft.")),
            choice("no", _l("No"), _l("Only the involvement team knows that it was you.")),
        ],
    )  # fmt: skip
    submit = SubmitField(_l("Put it forward"))

    def offer(self, kinds: Iterable[Kind], teams: Iterable[Team]) -> None:
        self.kind.choices = [choice(each.code, each.name) for each in kinds]
        self.team.choices = [choice(each.id, each.name) for each in teams]

    def put(self) -> Put:
        return Put(
            IdeaFor.OPPORTUNITY, self.title.data or "", self.words.data or "", self.reason.data or "",
            kind_code=self.kind.data or None, team_id=int(str(self.team.data)) if self.team.data else None,
            together=self.together.data == "yes",
        )  # fmt: skip


class IdeaBehalfForm(BehalfForm, IdeaForm):
    """For somebody who told the team."""


class KindWordsForm(Form):
    about = LongTextField(
        _l("What is it, in one sentence for somebody new?"), most=400, required=_l("Say what it is."),
    )  # fmt: skip
    starter = LongTextField(
        _l("What hosts start from when they say what people will do"), most=2000,
        hint=_l("Short sentences, in words that you would like to read."),
    )  # fmt: skip
    reason = LongTextField(_l("Why is this better?"), most=1000)
    submit = SubmitField(_l("Put it forward"))

    def put(self, kind: Kind) -> Put:
        return Put(IdeaFor.KIND, kind.name, self.about.data or "", self.reason.data or "", self.starter.data or "",
                   kind_code=kind.code)  # fmt: skip


class TakeUpForm(Form):
    kind = SelectField(_l("What kind is it?"), required=_l("Choose a kind."), choices=())
    team = SelectField(_l("Which team hosts it?"), required=_l("Choose a team."), choices=())
    submit = SubmitField(_l("Take it up: make a draft"))

    def offer(self, kinds: Iterable[Kind], teams: Iterable[tuple[str, str]]) -> None:
        self.kind.choices = [choice(each.code, each.name) for each in kinds]
        self.team.choices = [choice(value, words) for value, words in teams]


class WhyNotForm(Form):
    reason = LongTextField(
        _l("Why not now?"), most=1000, required=_l("Say why. The person reads your words."),
        hint=_l("Say what stands in the way, and whether it could be later. They read these words."),
    )  # fmt: skip
    submit = SubmitField(_l("Send your answer"))


class WordsForm(Form):
    """The words of a draft, as its host may change them."""

    edition = HiddenField()
    title = TextField(_l("Title"), most=120, required=_l("Enter a title."))
    activity = LongTextField(_l("What will people do?"), required=_l("Say what people will do."))
    may_change = LongTextField(_l("What is still open to change because of it?"), most=2000)
    who_for = LongTextField(_l("Who it is for"), most=2000)
    submit = SubmitField(_l("Save"))

    def show(self, draft: Opportunity) -> None:
        if not self.is_submitted():
            self.title.data, self.activity.data = draft.title, draft.summary
            self.may_change.data, self.who_for.data = draft.may_change, draft.who_for
        self.edition.data = str(draft.edition) if not self.is_submitted() else self.edition.data

    @property
    def shown_edition(self) -> int:
        typed = self.edition.data or ""
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else -1

    def words(self) -> WordsOfDraft:
        return WordsOfDraft(
            self.title.data or "", self.activity.data or "", self.may_change.data or "", self.who_for.data or ""
        )


class RoundForm(Form):
    name = TextField(_l("What is the list called?"), most=120, required=_l("Enter a name for the list."),
                     hint=_l("For example, “What matters in 2027”."))  # fmt: skip
    lines = LongTextField(_l("What people choose from"), most=3000, hint=_l("One on each line, twelve at most."),
                          required=_l("List what people choose from."))  # fmt: skip
    closes_on = DateField(_l("Last day to choose"), required=_l("Enter the last day to choose."))
    submit = SubmitField(_l("Open it"))

    def validate_lines(self, field: LongTextField) -> None:
        if any(len(line) > rules.LONGEST for line in rules.listed(field.data or "")):
            raise ValidationError(_("Keep each line to %(most)d characters.", most=rules.LONGEST))


class ChooseForm(Form):
    chosen = CheckboxesField(_l("Which matter most to you? Choose up to three."))
    submit = SubmitField(_l("Save what I chose"))

    class Meta(Form.Meta):
        mark_optional = False

    def offer(self, found: PriorityRound, mine: list[str]) -> None:
        self.chosen.choices = [choice(each.ref, each.words) for each in found.priorities]
        if not self.is_submitted():
            self.chosen.data = mine  # type: ignore[assignment]

    def validate_chosen(self, field: CheckboxesField) -> None:
        if len(field.data or []) > rules.MOST_CHOSEN:
            raise ValidationError(_("Choose up to %(most)d.", most=rules.MOST_CHOSEN))


class ChooseBehalfForm(BehalfForm, ChooseForm):
    """For somebody who told the team."""


class NamedForm(Form):
    named = ConfirmField(_l("Everybody may read my first name on it"))
    submit = SubmitField(_l("Save"))
