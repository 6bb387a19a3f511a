"""People who still have to be told something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import url_for
from sqlalchemy import func, select

from app.calendar.models import Invitation
from app.calendar.replies.mailbox.models import Mailbox
from app.calendar.replies.mailbox.pages import SENTENCES
from app.calendar.replies.models import InboundMail
from app.calendar.replies.states import Reason
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.home.day.need import Need, Viewer, oldest
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.opportunities.models import Opportunity
from app.people.models import Person
from app.signups import queries
from app.signups.models import Call, Place

MAILS = {
    Reason.OTHER_TIME: _l("%(name)s asks for another time: %(title)s"),
    Reason.OTHER_ADDRESS: _l("Ask %(name)s whether they answered from another address: %(title)s"),
    Reason.PASSED_ON: _l("%(name)s wants to pass their place on to somebody: %(title)s"),
    Reason.ON_OFFER: _l("Ask %(name)s about the offer that they answered from their calendar: %(title)s"),
    Reason.STOOD_IN: _l("%(name)s could come after all, and somebody stands in: %(title)s"),
}


def calls_to_make(_viewer: Viewer) -> Iterator[Need]:
    for message in oldest(_in(MessageState.TO_CALL), OutboxMessage.created_at):
        said = _("Ring %(name)s: %(what)s", name=message.Person.name, what=message.subject)
        offer = message.name == "place_offered"  # there it is said until when they have time
        yield Need(message.since, said, url_for("home.calls") if offer else url_for("outbox.show", ref=message.ref))


def places_to_ring_about(viewer: Viewer) -> Iterator[Need]:
    """Places that are free too close to the day for an offer by message."""
    calls = queries.calls_to_make(viewer.now).with_only_columns(Call.place_id, Call.made_at).order_by(None).subquery()
    first = func.min(calls.c.made_at, type_=Call.made_at.type)
    wanted = select(Opportunity.title).join(Place, Place.opportunity_id == Opportunity.id)
    wanted = wanted.join(calls, calls.c.place_id == Place.id).group_by(Opportunity.id)
    for row in oldest(wanted, first):
        yield Need(row.since, _("Ring to give a place that is free: %(title)s", title=row.title), url_for("home.calls"))


def messages_not_sent(_viewer: Viewer) -> Iterator[Need]:
    for message in oldest(_in(MessageState.FAILED), OutboxMessage.created_at):
        said = _("A message did not reach %(name)s: %(what)s", name=message.Person.name, what=message.subject)
        yield Need(message.since, said, url_for("outbox.show", ref=message.ref))


def mails_to_read(_viewer: Viewer) -> Iterator[Need]:
    """What somebody wrote to the address of invitations, or proposes, or what we could not handle."""
    wanted = (
        select(InboundMail.reason, Person, Opportunity.ref, Opportunity.title)
        .outerjoin(Invitation, Invitation.id == InboundMail.invitation_id)
        .outerjoin(Person, Person.id == Invitation.person_id)
        .outerjoin(Place, Place.id == Invitation.place_id)
        .outerjoin(Opportunity, Opportunity.id == Place.opportunity_id)
        .where(InboundMail.to_read, InboundMail.handled_at.is_(None))
    )
    for mail in oldest(wanted, InboundMail.received_at):
        words = MAILS.get(mail.reason) if mail.Person else None
        said = str(words) % {"name": mail.Person.name, "title": mail.title} if words else ""
        href = url_for("replies.index")
        if words and mail.reason is Reason.OTHER_TIME:
            href = url_for("opportunities.team_show", ref=mail.ref, _anchor="other-times")
        yield Need(mail.since, said or _("Read an answer that came by mail"), href)


def mailbox_not_read(viewer: Viewer) -> Iterator[Need]:
    """Answers by mail wait where we cannot fetch them."""
    wanted = select(Mailbox.problem).where(Mailbox.problem.is_not(None), Mailbox.tell_at <= viewer.now)
    for box in oldest(wanted, Mailbox.failing_since):
        yield Need(
            box.since,
            _("Answers by mail do not come in. %(why)s", why=SENTENCES[box.problem]),
            url_for("replies.index"),
        )


def _in(state: MessageState) -> Any:
    wanted = select(OutboxMessage.ref, OutboxMessage.subject, OutboxMessage.name, Person).join(OutboxMessage.person)
    return wanted.where(OutboxMessage.state == state)
