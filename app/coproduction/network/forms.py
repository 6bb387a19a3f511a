"""A network, joining it, its meetings and minutes, decisions and actions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.coproduction.network.states import ComesAs
from app.core import clock
from app.core.forms import (
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
from app.opportunities.models import Opportunity
from app.people.behalf import BehalfForm

LONGEST = 1000


class NetworkForm(Form):
    name = TextField(_l("What is the network called?"), most=120, required=_l("Enter the name of the network."))
    about = LongTextField(
        _l("What is it for, and who is welcome?"), most=2000, required=_l("Say in a sentence or two what it is for.")
    )
    submit = SubmitField(_l("Save"))


class JoinForm(Form):
    comes_as = RadiosField(_l("How do you come?"), required=_l("Choose how you come."),
                           hint=_l("Only the involvement team and those who convene see it."))  # fmt: skip
    shows_name = ConfirmField(_l("Other members may see my name"))
    submit = SubmitField(_l("Join the network"))

    def offer(self, ways: Mapping[ComesAs, Any], *, here: bool) -> None:
        self.comes_as.choices = [choice(each.value, words) for each, words in ways.items()]
        if here:
            self.submit.label.text = _l("Save")

    def chosen(self) -> ComesAs:
        return ComesAs(self.comes_as.data)


class JoinBehalfForm(BehalfForm, JoinForm):
    """For somebody who asked the team."""


class LeaveBehalfForm(BehalfForm, Form):
    submit = SubmitField(_l("They leave the network"))


class MeetingForm(Form):
    opportunity = SelectField(_l("Which meeting?"), required=_l("Choose a meeting."))
    submit = SubmitField(_l("It is a meeting of the network"))

    def offer(self, rows: Iterable[Opportunity]) -> None:
        self.opportunity.choices = [choice(row.ref, row.title or _("Untitled draft")) for row in rows]


class MinutesForm(Form):
    """`before`: `digest` of the minutes as they were when the page was opened."""

    before = HiddenField()
    minutes = LongTextField(
        _l("The minutes"), most=20_000, required=_l("Write the minutes."),
        hint=_l("In plain words. Nothing that somebody told about themselves, unless they want it there."),
    )  # fmt: skip
    publish = ConfirmField(_l("Members can read them now"))
    submit = SubmitField(_l("Save"))


class DecisionForm(Form):
    words = LongTextField(_l("What was decided?"), most=LONGEST, required=_l("Say what was decided."))
    on = DateField(_l("On which day?"), required=_l("Enter the day."))
    submit = SubmitField(_l("Save"))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        if not super().validate(*args, **kwargs):
            return False
        if self.on.data and self.on.data > clock.today():
            self.blame(self.on, _("It is decided once it is decided. Enter a day up to today."))
        return not self.errors


class NetworkActionForm(Form):
    words = LongTextField(_l("What will be done?"), most=LONGEST, required=_l("Say what will be done."))
    owner = SelectField(_l("Who sees to it?"), empty=_l("Nobody yet"))
    due_on = DateField(_l("By when?"))
    done_on = DateField(_l("Done on"), hint=_l("Leave it empty until it is done."))
    submit = SubmitField(_l("Save"))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        if not super().validate(*args, **kwargs):
            return False
        if self.done_on.data and self.done_on.data > clock.today():
            self.blame(self.done_on, _("It is done once it is done. Enter a day up to today."))
        return not self.errors

    def offer(self, people: Mapping[str, str]) -> None:
        self.owner.choices = [choice(ref, name) for ref, name in people.items()]
