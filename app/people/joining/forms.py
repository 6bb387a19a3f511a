"""Asking to join, the conversation, the steps of one person, and the organisation's own list of steps."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from app.core import clock
from app.core.forms import (
    CheckboxesField,
    ConfirmField,
    DateField,
    EmailField,
    Form,
    LongTextField,
    NumberField,
    PhoneField,
    RadiosField,
    SelectField,
    SubmitField,
    TextField,
    TimeField,
    choice,
    moment,
)
from app.core.i18n import lazy_gettext as _l
from app.people import queries, rules
from app.people.behalf import BehalfForm, ways_of_asking
from app.people.forms.pause import A_DAY, PauseForm
from app.people.joining.models import Joining
from app.people.joining.rules import LARGEST
from app.people.models import Channel

DONE, NOT_NEEDED = "done", "not-needed"


class AskForm(Form):
    """As little as is needed to talk with somebody. No field asks about health."""

    full_name = TextField(
        _l("Your name"), required=_l("Enter your name."), hint=_l("What you would like to be called is fine.")
    )
    contact_by = RadiosField(
        _l("How should we reach you?"),
        choices=[
            (Channel.PHONE.value, _l("Call me")),
            (Channel.TEXT.value, _l("Send a text message")),
            (Channel.EMAIL.value, _l("Send an email")),
            (Channel.LETTER.value, _l("Send a letter")),
        ],
        required=_l("Choose how we should reach you."),
    )
    phone = PhoneField(_l("Phone number"))
    email = EmailField(_l("Email address"))
    address = LongTextField(_l("Postal address"), most=500)
    lived = CheckboxesField(
        _l("Which is true for you?"),
        hint=_l("Choose both if both are true. Nobody asks you to prove it."),
        choices=[
            ("service-user", _l("I use mental health services, or have used them")),
            ("carer", _l("I care for somebody who does, or have done")),
        ],
        required=_l("Choose the one that is true for you, or both."),
    )
    said = LongTextField(
        _l("Is there anything you would like to say?"),
        hint=_l("You do not need to say anything about your health. Only the involvement team reads this."),
        most=2000,
    )
    submit = SubmitField(_l("Send"))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        if not super().validate(*args, **kwargs):
            return False
        lack = rules.why_not_reach(str(self.contact_by.data), self.email.data, self.phone.data, self.address.data)
        if lack:
            self.blame(self[lack[0]], lack[1])
        return lack is None

    def values(self) -> dict[str, Any]:
        """What `advisors.add` takes."""
        lived: list[str] = self.lived.data or []
        return {
            "full_name": self.full_name.data,
            "contact_by": Channel(self.contact_by.data),
            "phone": self.phone.data or None,
            "email": (self.email.data or "").lower() or None,
            "address": self.address.data or None,
            "service_user": "service-user" in lived,
            "carer": "carer" in lived,
        }


class AskForThemForm(AskForm):
    """The same, typed by the team for somebody who rang or wrote."""

    full_name = TextField(_l("Their name"), required=_l("Enter their name."))
    contact_by = RadiosField(
        _l("How should we reach them?"),
        choices=[
            (Channel.PHONE.value, _l("By phone")),
            (Channel.TEXT.value, _l("By text message")),
            (Channel.EMAIL.value, _l("By email")),
            (Channel.LETTER.value, _l("By letter")),
        ],
        required=_l("Choose how we should reach them."),
    )
    lived = CheckboxesField(
        _l("Which experience do they bring?"),
        choices=[("service-user", _l("Service user")), ("carer", _l("Carer"))],
        required=_l("Choose service user, carer, or both."),
    )
    said = LongTextField(
        _l("What would they like to say?"),
        hint=_l("In their words. Nothing about their health. Only the involvement team reads this."),
        most=2000,
    )
    asked = RadiosField(_l("How did they ask?"), choices=ways_of_asking(), required=_l("Choose how they asked."))
    submit = SubmitField(_l("Save"))


class TalkForm(Form):
    with_whom = SelectField(_l("Who talks with them?"), coerce=int, required=_l("Choose who talks with them."))
    day = DateField(_l("On which day?"), required=_l("Enter the day."))
    time = TimeField(_l("At what time?"), required=_l("Enter the time."))
    knows = ConfirmField(_l("They know the day and time already, so send no message"))
    submit = SubmitField(_l("Save the conversation"))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        return bool(super().validate(*args, **kwargs)) and self.at() is not None

    def at(self) -> datetime | None:
        return moment(self.day, self.time)


def talk_form(joining: Joining | None) -> TalkForm:
    """With the conversation that is arranged, if there is one; anybody of the team may be the one who talks."""
    known: dict[str, Any] = {}
    if joining and joining.talk_at:
        at = joining.talk_at.astimezone(clock.LONDON)
        known = {"with_whom": joining.talk_with_id, "day": at.date(), "time": at.time()}
    form = TalkForm(data=known)
    form.with_whom.choices = [(each.id, each.name) for each in queries.facilitators()]
    return form


class LaterForm(PauseForm):
    """ "Not now" of somebody who waits for the register: always with a day, so that nobody is forgotten."""

    when = RadiosField(
        _l("When should we ask you again?"),
        choices=[
            choice("weeks-4", _l("In 4 weeks")),
            choice("weeks-12", _l("In 3 months")),
            choice("weeks-26", _l("In half a year")),
            choice(A_DAY, _l("On a day that I choose below")),
        ],
        default="weeks-4",
        required=_l("Choose when we should ask you again."),
    )
    submit = SubmitField(_l("Ask me again then"))

    def ask_again_on(self) -> date:
        last_day = self.last_day()
        assert last_day is not None
        return last_day + timedelta(days=1)


class LaterForThemForm(BehalfForm, LaterForm):
    when = RadiosField(
        _l("When should we ask them again?"),
        choices=[
            choice("weeks-4", _l("In 4 weeks")),
            choice("weeks-12", _l("In 3 months")),
            choice("weeks-26", _l("In half a year")),
            choice(A_DAY, _l("On the day below")),
        ],
        default="weeks-4",
        required=_l("Choose when we should ask them again."),
    )
    submit = SubmitField(_l("Save"))


class StepTakenForm(Form):
    how = RadiosField(
        _l("What is true?"),
        choices=[(DONE, _l("It is done")), (NOT_NEEDED, _l("It is not needed for them"))],
        default=DONE,
        required=_l("Choose one."),
    )
    done_on = DateField(_l("On which day was it done?"), hint=_l("Never write down what a certificate says."))
    submit = SubmitField(_l("Save"))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        good = bool(super().validate(*args, **kwargs))
        if good and str(self.how.data) == DONE and not self.done_on.data:
            self.blame(self.done_on, _l("Enter the day, or choose that it is not needed."))
            return False
        return good


class StepForm(Form):
    name = TextField(_l("Name of the step"), required=_l("Enter a name."), most=80)
    about = TextField(_l("What people read about it"), hint=_l("One or two plain sentences"), most=300)
    submit = SubmitField(_l("Save the step"))


class SizeForm(Form):
    most = NumberField(
        _l("How many people can the register hold?"),
        hint=_l("Leave it empty if there is always room."),
        least=1,
        most=LARGEST,
    )
    submit = SubmitField(_l("Save the number"))
