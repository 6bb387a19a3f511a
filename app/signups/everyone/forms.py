"""What to write to everybody, and whom."""

from __future__ import annotations

from app.core.forms import Form, LongTextField, RadiosField, SubmitField, choice
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.opportunities.models import Opportunity
from app.opportunities.pages import session_words
from app.opportunities.states import SessionState
from app.signups.everyone.pages import SUBJECTS
from app.signups.everyone.rules import LONGEST
from app.signups.everyone.states import Subject, Whom

EVERY_DAY = "all"


class EveryoneForm(Form):
    session = RadiosField(_l("Which day is it about?"), required=_l("Choose which day it is about."))
    whom = RadiosField(
        _l("Who gets it?"),
        choices=[
            choice(Whom.WITH_PLACE, _l("Everybody with a place")),
            choice(Whom.RESERVE_TOO, _l("Everybody with a place, and the reserve list too")),
        ],
        default=Whom.WITH_PLACE.value,
        required=_l("Choose who gets it."),
    )
    subject = RadiosField(
        _l("What is it about?"),
        hint=_l("These words stand in the subject line. They are the same for everybody, and tell nothing private."),
        choices=[choice(each, SUBJECTS[each]) for each in Subject],
        required=_l("Choose what it is about."),
    )
    words = LongTextField(
        _l("Your message"),
        hint=_l("Plain words, short sentences. Each person gets it alone, with their name above it."),
        required=_l("Write your message."),
        most=LONGEST,
    )
    submit = SubmitField(_l("Continue"))

    def fit(self, opportunity: Opportunity) -> None:
        """A day is asked for only where there are several."""
        planned = [each for each in opportunity.sessions if each.state is SessionState.PLANNED]
        if len(planned) < 2:
            del self.session
            return
        days = [choice(each.id, session_words(each)) for each in planned]
        self.session.choices = [choice(EVERY_DAY, _("All of it: everybody, whatever their day")), *days]

    def session_id(self) -> int | None:
        """The one chosen, or None for everybody."""
        chosen = str(self.session.data) if self.session else EVERY_DAY
        return None if chosen == EVERY_DAY else int(chosen)
