"""From an invitation row to the entry a calendar gets."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from functools import lru_cache

from flask import current_app
from icalendar import PARTSTAT

from app.calendar import ics, occasions
from app.calendar.models import Invitation
from app.core.formatting import clock
from app.core.i18n import gettext as _
from app.core.i18n import language
from app.messages.delivery import sender_name
from app.messages.mime import CalendarPart
from app.messages.write import Meeting
from app.opportunities.details import pre_meet_at
from app.opportunities.rules.contact import who_to_ask

REQUEST, CANCEL = "REQUEST", "CANCEL"


def told(invitation: Invitation) -> Meeting:
    """What the person was told last."""
    before = pre_meet_at(invitation.place.opportunity, invitation.starts_at)
    return Meeting(invitation.starts_at, invitation.ends_at, invitation.location, before)


def entry(invitation: Invitation) -> ics.Entry:
    """The event as the person was last told; title and contact are today's."""
    config = current_app.config
    return ics.Entry(
        uid=invitation.uid,
        sequence=invitation.sequence,
        dtstamp=invitation.dtstamp,
        starts_at=invitation.starts_at,
        ends_at=invitation.ends_at,
        title=title(invitation),
        location=invitation.location,
        description=description(invitation),
        url=f"{config['BASE_URL']}/my-involvement",
        organiser_address=config["INVITE_ADDRESS"],
        organiser_name=sender_name(),
        attendee_address=invitation.address or config["INVITE_ADDRESS"],  # a file to keep names nobody
        attendee_name=invitation.person.name,
        partstat=PARTSTAT(invitation.answered.value.upper()),
        cancelled=invitation.cancelled_at is not None,
    )


def title(invitation: Invitation) -> str:
    return occasions.title_for(invitation.person, invitation.place.opportunity)


def description(invitation: Invitation) -> str:
    """When people are met before, who to ask and how to say no: what somebody needs on the morning of the day."""
    opportunity = invitation.place.opportunity
    before, help_ = pre_meet_at(opportunity, invitation.starts_at), help_words(who_to_ask(opportunity))
    return f"{_('We meet before it: %(time)s', time=clock(before))}\n{help_}" if before else help_


def help_words(ask: str) -> str:
    config = current_app.config
    return _help(ask, config["CONTACT_PHONE"], config["CONTACT_HOURS"], config["CONTACT_EMAIL"], language())


@lru_cache(maxsize=1000)
def _help(ask: str, phone: str, hours: str, email: str, _language: str) -> str:
    """Said once for all who ask the same people: a feed of fifty dates says it fifty times."""
    lines = [_("Who to ask: %(ask)s", ask=ask)] if ask else []
    lines += [
        _("If you cannot take part, that is fine."),
        _("Call %(phone)s (%(hours)s)", phone=phone, hours=hours),
        _("or write to %(email)s", email=email),
    ]
    return "\n".join(lines)


def content_hash(invitation: Invitation) -> str:
    """Of everything a calendar shows, so that a change that was undone is no change."""
    times = [moment.astimezone(UTC).isoformat() for moment in (invitation.starts_at, invitation.ends_at)]
    shown = [title(invitation), *times, invitation.location, description(invitation)]
    return hashlib.sha256(json.dumps(shown).encode()).hexdigest()


def part(method: str, invitation: Invitation) -> CalendarPart | None:
    """The calendar part of a mail, or none for somebody who was told another way."""
    if not invitation.address:
        return None
    write = ics.request if method == REQUEST else ics.cancel
    return CalendarPart(method, invitation.uid, invitation.sequence, write(entry(invitation)))
