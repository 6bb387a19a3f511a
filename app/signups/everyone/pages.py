"""A message to everybody, in words: before it is sent, and afterwards."""

from __future__ import annotations

from flask import Flask

from app.core.formatting import people, short_day
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.preview import Change
from app.opportunities.models import Opportunity
from app.opportunities.pages import session_words
from app.signups.everyone.models import EveryoneMessage
from app.signups.everyone.states import Subject, Whom

SUBJECTS = {
    Subject.DAY: _l("How the day goes"),
    Subject.GETTING_THERE: _l("How to get there"),
    Subject.READING: _l("Something to read"),
    Subject.THANKS: _l("Thank you"),
    Subject.OTHER: _l("A message for you"),
}


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(everyone_about=about, everyone_sent_words=sent_words)


def about(subject: Subject) -> str:
    return str(SUBJECTS[subject])


def writing(opportunity: Opportunity, session_id: int | None, subject: Subject, words: str, whom: Whom) -> Change:
    """What is about to be sent, for the page that shows to how many."""
    session = next((each for each in opportunity.sessions if each.id == session_id), None)
    too = whom is Whom.RESERVE_TOO
    facts = [
        (_("Opportunity"), opportunity.title),
        (_("Session"), session_words(session) if session else ""),
        (_("Who gets it"), _("Everybody with a place, and the reserve list") if too else _("Everybody with a place")),
        (_("About"), about(subject)),
        (_("Your message"), words),
    ]
    return Change(_("Write to everybody"), [pair for pair in facts if pair[1]], _("Send it now"))


def sent_words(message: EveryoneMessage) -> str:
    """Such as "Sent on Tue 1 Dec, to 12 people"."""
    return _("Sent on %(day)s, to %(people)s", day=short_day(message.written_at), people=people(message.people))
