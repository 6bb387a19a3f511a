"""What is asked about calendars: how dates get in and what they say there, and what somebody is told about a time."""

from __future__ import annotations

from app.calendar.pages import WAYS
from app.core.forms import Form, LongTextField, RadiosField, SubmitField, choice
from app.core.i18n import lazy_gettext as _l
from app.people.models import Person
from app.people.states import DatesBy

NEUTRAL, FULL = "neutral", "full"
HINTS = {
    DatesBy.INVITATIONS: _l("Each comes with a mail. A change or a cancellation moves the entry by itself."),
    DatesBy.FEED: _l("Your calendar reads an address that you give it once. The mails are plain."),
    DatesBy.BOTH: _l("Each date will then stand in your calendar twice."),
    DatesBy.NONE: _l("You get plain mails, and write the dates down yourself."),
}


class CalendarForm(Form):
    dates_by = RadiosField(
        _l("How should your dates get into your calendar?"),
        choices=[choice(way, words, HINTS[way]) for way, words in WAYS.items()],
        required=_l("Choose how your dates should get into your calendar."),
    )
    titles = RadiosField(
        _l("What should your calendar and our messages to you call them?"),
        choices=[
            choice(NEUTRAL, _l("By a plain name, such as “Involvement session”"),
                   _l("Whoever sees your calendar or your phone learns nothing more.")),
            choice(FULL, _l("By the full title"),
                   _l("It may name a team or a service. Others could see it on your screen.")),
        ],
        required=_l("Choose what your dates should be called."),
    )  # fmt: skip
    submit = SubmitField(_l("Save my choice"))

    @classmethod
    def of(cls, person: Person) -> CalendarForm:
        return cls(data={"dates_by": person.dates_by.value, "titles": FULL if person.full_titles else NEUTRAL})

    def chosen(self) -> DatesBy:
        return DatesBy(self.dates_by.data)

    def full(self) -> bool:
        return self.titles.data == FULL


class KeepTheTimeForm(Form):
    words = LongTextField(
        _l("What would you like to say to them?"),
        required=_l("Write one or two sentences. The person will read them."),
        hint=_l(
            "The person will read these words. Below them stands what, when and where, and that they keep their place."
        ),
        render_kw={"maxlength": 500},
    )
    submit = SubmitField(_l("Send it"))
