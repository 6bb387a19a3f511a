"""How calendars are said to people: the ways, what others could see of each, and how programs are told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any

from flask import current_app

from app.calendar import entries, occasions, queries
from app.calendar.models import Invitation
from app.core import clock, db
from app.core.clock import LONDON
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.messages import plain, write
from app.messages.delivery import sender_name
from app.messages.write import Meeting, Occasion
from app.people.models import Person
from app.people.states import DatesBy

LOCK_SCREEN = 90  # characters of a mail that a phone shows under its subject
WAYS = {
    DatesBy.INVITATIONS: _l("With an invitation by email for each date"),
    DatesBy.FEED: _l("My calendar reads them at an address"),
    DatesBy.BOTH: _l("Both"),
    DatesBy.NONE: _l("Not at all"),
}


@dataclass(frozen=True)
class Shown:
    """What somebody who looks over a shoulder could read, word for word."""

    full: bool
    sender: str
    subject: str
    on_the_lock_screen: str
    text_message: str
    entry: tuple[tuple[str, str], ...]
    file_name: str


def shown(person: Person) -> list[Shown]:
    """The mail that confirms their next date, or an example; with the plain title and with the full one."""
    invitation = db.session().scalars(
        queries.live().where(Invitation.person_id == person.id, Invitation.starts_at > clock.now()).limit(1)
    ).first()  # fmt: skip
    neutral, full = _("Involvement session"), _("Interview panel for a ward nurse")
    occasion, about = _example(), entries.help_words("")
    if invitation:
        opportunity = invitation.place.opportunity
        neutral, full = opportunity.kind.neutral_title, opportunity.title
        occasion = occasions.of_meetings(invitation.place, [entries.told(invitation)])
        about = entries.description(invitation)
    return [_shown(person, replace(occasion, title=neutral), about, full=False),
            _shown(person, replace(occasion, title=full), about, full=True)]  # fmt: skip


def _shown(person: Person, occasion: Occasion, about: str, *, full: bool) -> Shown:
    words = write.confirmed_words(person, occasion, invited=person.dates_by.mailed, by_mail=True)
    start = plain.line(words.text)
    cut = f"{start[:LOCK_SCREEN]}…" if len(start) > LOCK_SCREEN else start
    meeting = occasion.meetings[0]
    return Shown(
        full=full,
        sender=f"{sender_name()} <{current_app.config['INVITE_ADDRESS']}>",
        subject=words.subject,
        on_the_lock_screen=f"{sender_name()}\n{words.subject}\n{cut}",
        text_message=words.sms or "",
        entry=(
            (_("Title"), plain.line(occasion.title)),
            (_("When"), meeting.short),
            (_("Where"), plain.line(meeting.where)),
            (_("Notes"), plain.text(about)),
            (_("Marked as"), _("private")),
        ),
        file_name="invite.ics",
    )


def _example() -> Occasion:
    day = clock.today() + timedelta(days=14)
    starts_at = datetime.combine(day, time(10), LONDON)
    return Occasion("", (Meeting(starts_at, starts_at + timedelta(hours=2), _("Room 2, 1 High Street")),))


PROGRAMS: dict[str, tuple[Any, list[Any], list[Any]]] = {
    "outlook": (
        _l("Outlook"),
        [
            _l("Open our mail. At the top are the buttons Accept, Tentative and Decline."),
            _l("Press Accept. The date is in your calendar now. If you cannot come, press Decline."),
            _l("When a date changes, another mail comes. Open it, and the entry moves."),
            _l("When a date is called off, open the mail and press Remove from calendar."),
        ],
        [
            _l("Open the calendar in Outlook, on the web or on your computer."),
            _l(
                "Press Add calendar, then Subscribe from web. In older versions it is Add calendar, then From internet."
            ),
            _l("Paste your address, give it a name, and press Import or OK."),
            _l("Outlook looks again by itself, every few hours."),
        ],
    ),
    "google": (
        _l("Gmail and Google Calendar"),
        [
            _l("Open our mail in Gmail. Under the subject are the buttons Yes, Maybe and No."),
            _l("Press Yes. The date is in Google Calendar now."),
            _l("When a date changes or is called off, Gmail moves or removes the entry by itself."),
        ],
        [
            _l("Open calendar.google.com on a computer. It does not work in the app on a phone."),
            _l("On the left, press the plus beside Other calendars, then From URL."),
            _l("Paste your address and press Add calendar. It shows on your phone after that."),
            _l("Google looks again once or twice a day. We tell you about late changes as well."),
        ],
    ),
    "apple": (
        _l("iPhone, iPad and Mac"),
        [
            _l("Open our mail in Mail. At the top it says that there is an invitation."),
            _l("Press Accept, or open it in Calendar and press Accept there."),
            _l("When a date changes or is called off, open the mail and the entry follows."),
        ],
        [
            _l("On the page with your address, press Add to my calendar. Then press Subscribe."),
            _l("If nothing happens, open Settings on an iPhone, then Calendar, Accounts and Add account."),
            _l("Press Other, then Add subscribed calendar, and paste your address."),
            _l("On a Mac, open Calendar, then File and New calendar subscription, and paste it."),
        ],
    ),
    "android": (
        _l("Android phones"),
        [
            _l("Open our mail in the Gmail app. Under the subject are Yes, Maybe and No."),
            _l("Press Yes. The date is in the Calendar app now."),
            _l("In another mail app, open the file invite.ics and choose your calendar."),
        ],
        [
            _l("Android phones show what is in your Google Calendar."),
            _l("Follow the steps for Google Calendar once, on a computer. Your phone shows it after that."),
            _l(
                "If it does not show, open the Calendar app and press Settings. Choose the calendar and switch Sync on."
            ),
        ],
    ),
}
