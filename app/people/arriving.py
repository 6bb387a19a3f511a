"""How it is said that mails to somebody come back."""

from __future__ import annotations

from app.core import formatting
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.people.models import Person
from app.people.states import MailFault

FAULTS = {
    MailFault.NO_SUCH_ADDRESS: _l("There is no such address, says their mail service. Often a letter is wrong in it."),
    MailFault.FULL: _l("Their mailbox is full. It may work again when they have made room."),
    MailFault.NOT_LET_IN: _l("Their mail service did not let our mail in."),
    MailFault.OTHER: _l("Their mail service did not say why."),
}


def mail_comes_back(person: Person) -> tuple[str, str] | None:
    """(since when, why) for somebody to whom mails do not get through."""
    if person.email_failing_since is None:
        return None
    day = formatting.day(person.email_failing_since)
    return _("Mail to %(address)s has come back since %(day)s.", address=person.email or "", day=day), str(
        FAULTS[person.email_fault or MailFault.OTHER]
    )
