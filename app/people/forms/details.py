"""A person's own details, as they or the team write them."""

from __future__ import annotations

from typing import Any

from app.core.forms import (
    CheckboxesField,
    EmailField,
    Form,
    LongTextField,
    PasswordField,
    PhoneField,
    RadiosField,
    SubmitField,
    TextField,
)
from app.core.i18n import lazy_gettext as _l
from app.people import interests, rules
from app.people.models import Channel, Person
from app.people.pages import CHANNELS
from app.people.passport import access

NEWS = (Channel.EMAIL, Channel.TEXT, Channel.LETTER)
NO_NEWS = "none"


class DetailsForm(Form):
    """Name and how to make contact. `values()` gives what `persons.change` takes."""

    full_name = TextField(_l("Full name"), required=_l("Enter the full name."))
    known_as = TextField(_l("Name to be called by"), hint=_l("If it is not the first part of the full name"), most=100)
    pronouns = TextField(_l("Pronouns"), hint=_l("For example, she and her"), most=60)
    email = EmailField(_l("Email address"))
    phone = PhoneField(_l("Phone number"))
    address = LongTextField(_l("Postal address"), most=500)
    contact_by = RadiosField(
        _l("How should we make contact?"),
        choices=[(channel.value, words) for channel, words in CHANNELS.items()],
        required=_l("Choose how we should make contact."),
    )

    reminders_by = RadiosField(
        _l("How should we remind you of what is coming?"),
        choices=[("", _l("In the same way")), *((channel.value, words) for channel, words in CHANNELS.items())],
    )
    news_by = RadiosField(
        _l("How should we send news, such as new opportunities that fit you?"),
        hint=_l("At most once a week"),
        choices=[
            ("", _l("In the same way")), *((channel.value, CHANNELS[channel]) for channel in NEWS),
            (NO_NEWS, _l("I do not want news")),
        ],
    )  # fmt: skip
    large_print = CheckboxesField(_l("Letters on paper"), choices=[("large", _l("Please print them large"))])

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        if not super().validate(*args, **kwargs):
            return False
        for way in (self.contact_by.data, self.reminders_by.data, self.news_by.data):
            lack = rules.why_not_reach(str(way), self.email.data, self.phone.data, self.address.data)
            if lack:
                self.blame(self[lack[0]], lack[1])
                return False
        return True

    def values(self) -> dict[str, Any]:
        words = ("full_name", "known_as", "pronouns", "phone", "address")
        typed: dict[str, Any] = {name: self[name].data or None for name in words}
        return typed | {
            "email": (self.email.data or "").lower() or None,
            "contact_by": Channel(self.contact_by.data),
            "reminders_by": Channel(self.reminders_by.data) if self.reminders_by.data else None,
            "news_by": Channel(self.news_by.data) if self.news_by.data not in {None, "", NO_NEWS} else None,
            "wants_news": self.news_by.data != NO_NEWS,
            "large_print": bool(self.large_print.data),
        }


class MyDetailsForm(DetailsForm):
    """One's own details; the last three fields stay only where they have a meaning (`for_me`)."""

    access_needs = LongTextField(
        _l("What helps you take part?"),
        hint=_l(
            "One thing on each line, like “needs a step-free room” or “a break each hour”. Nothing about your health."
        ),
        most=1000,
    )
    interests = CheckboxesField(_l("What would you like to hear about?"))
    current = PasswordField(
        _l("Your password"),
        hint=_l("Only if you change your email or phone number. It keeps your details safe."),
        render_kw={"autocomplete": "current-password"},
    )
    submit = SubmitField(_l("Save my details"))


def for_me(person: Person) -> MyDetailsForm:
    """The form filled with what is known, or with what was just typed."""
    form = MyDetailsForm(data=known(person))
    form.interests.choices = interests.choices()
    if person.advisor is None:
        del form.access_needs
    if person.advisor is None or not form.interests.choices:
        del form.interests
    if person.account is None or not person.account.password_hash:
        del form.current
    return form


def known(person: Person) -> dict[str, Any]:
    """What forms about a person begin with, by the names of their fields."""
    plain = ("full_name", "known_as", "pronouns", "email", "phone", "address")
    shown: dict[str, Any] = {name: getattr(person, name) for name in plain}
    shown["contact_by"] = person.contact_by.value
    shown["reminders_by"] = person.reminders_by.value if person.reminders_by else ""
    shown["news_by"] = (person.news_by.value if person.news_by else "") if person.wants_news else NO_NEWS
    shown["large_print"] = ["large"] if person.large_print else []
    advisor = person.advisor
    if advisor:
        lived = (("service-user", advisor.service_user), ("carer", advisor.carer))
        shown |= {
            "lived": [code for code, is_one in lived if is_one],
            "access_needs": access.as_text(advisor.access),
            "interests": [interest.kind_code for interest in advisor.interests],
            "facilitator": advisor.facilitator_id,
            "joined_on": advisor.joined_on,
        }
    return shown
