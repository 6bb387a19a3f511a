"""The last steps: who to ask, what support there is, what people hear afterwards."""

from __future__ import annotations

from app.core.forms import DateField, EmailField, LongTextField, PhoneField, TextField
from app.core.i18n import lazy_gettext as _l
from app.opportunities.forms.decide import why
from app.opportunities.forms.step import StepForm
from app.opportunities.models import Opportunity
from app.opportunities.states import LIVE


class ContactForm(StepForm):
    step = "contact"
    not_optional = ("contact_phone", "contact_email")

    contact_name = TextField(_l("Who can people ask?"), most=120, required=_l("Enter who people can ask."))
    contact_phone = PhoneField(_l("Phone"), hint=_l("Enter a phone number, an e-mail address, or both."))
    contact_email = EmailField(_l("E-mail address"))
    day_contact = TextField(
        _l("Contact on the day"), hint=_l("Name and phone number. Only people with a place see it."),
    )  # fmt: skip
    reason = why()

    def prepare(self, opportunity: Opportunity) -> None:
        """Before anybody has a place, nobody has to be told why."""
        if opportunity.state not in LIVE:
            del self.reason


class SupportForm(StepForm):
    step = "support"

    support = LongTextField(
        _l("What support do people get?"), hint=_l("Before, during and after. For example, a call the next day."),
        required=_l("Say what support people get."), most=2000,
    )  # fmt: skip
    documents = LongTextField(_l("What do people get to read, when, and in which formats?"), most=2000)
    outcome_promise = LongTextField(_l("What will people hear afterwards?"), most=1000)
    outcome_due_on = DateField(
        _l("By which day will they hear what came of it?"),
        hint=_l("Everybody who looks at the opportunity sees the day. Leave it empty for the usual one."),
    )  # fmt: skip
