"""What is done with a mail that came in: at most one answer recorded, one row in the log, one event.

Free of any transport. The verbs of places take the opportunity's row first, and so does this, so that a reply meets
an answer on the page, a withdrawal or the worker one at a time.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sqlalchemy import select

from app.calendar import answers
from app.calendar.answers import Heard
from app.calendar.models import Invitation
from app.calendar.replies import events, queries, rules
from app.calendar.replies.found import Found, Reply
from app.calendar.replies.models import InboundMail
from app.calendar.replies.rules import Known
from app.calendar.replies.states import OUTCOMES, Outcome, Reason, Transport
from app.calendar.states import Answer
from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.messages import outbox
from app.messages.models import OutboxMessage
from app.people.actions import persons
from app.people.models import Person
from app.signups import actions as places
from app.signups.actions.taking import take_place
from app.signups.states import PlaceState

ANSWERED = {
    Reason.SAID_YES: Answer.ACCEPTED,
    Reason.SAID_NO: Answer.DECLINED,
    Reason.NOT_THAT_DAY: Answer.DECLINED,
    Reason.PERHAPS: Answer.TENTATIVE,
    Reason.OTHER_TIME: Answer.TENTATIVE,
}
VERBS: dict[Answer, Callable[..., None]] = {
    Answer.ACCEPTED: places.will_come,
    Answer.DECLINED: places.cannot_come,
    Answer.TENTATIVE: places.may_come,
}
FOR_A_PERSON = {
    Reason.OTHER_TIME, Reason.OTHER_ADDRESS, Reason.PASSED_ON, Reason.ON_OFFER, Reason.STOOD_IN, Reason.FAULT,
}  # fmt: skip


def take(found: Found, raw: bytes, transport: Transport) -> Reason:
    """Do what this mail asks for, once, and write down what became of it. Returns why."""
    invitation = _locked(found.reply.uid) if found.reply and rules.about_mail(found) is None else None
    earlier = queries.same(found.fingerprint)
    if earlier is not None:
        earlier.times = InboundMail.times + 1  # reckoned by the database: it may come by two ways at once
        return Reason.SEEN_BEFORE
    reason, person = _meaning(found, invitation)
    believed = reason is not Reason.OTHER_ADDRESS  # a stranger may hold a UID that was passed on
    if invitation is not None and found.reply is not None and believed:
        person = invitation.person
        _record(invitation, found.reply, reason)
    row = _logged(found, raw, transport, reason, invitation=invitation, person=person)
    emit(events.MailTaken(row.id, reason, row.invitation_id), by=SYSTEM)
    return reason


def keep(found: Found, raw: bytes, transport: Transport) -> None:
    """We could not handle this one, through a fault of ours: it is kept for the team, whole."""
    if queries.same(found.fingerprint) is None:
        row = _logged(found, raw, transport, Reason.FAULT)
        emit(events.MailTaken(row.id, Reason.FAULT, None), by=SYSTEM)


def seen_to(mail_id: int, *, by: Actor) -> None:
    """Somebody has read it and done what it asks for. Twice is the same as once."""
    mail = db.session().get_one(InboundMail, mail_id)
    if mail.handled_at is None:
        mail.handled_at = clock.now()
        emit(events.MailSeenTo(mail.id), by=by)


def keep_the_time(mail_id: int, words: str, *, by: Actor) -> None:
    """To whoever asked for another time: it stays as it is, and why. Once; what they have is theirs still."""
    place_id = db.session().scalar(
        select(Invitation.place_id).join(InboundMail, InboundMail.invitation_id == Invitation.id)
        .where(InboundMail.id == mail_id, InboundMail.reason == Reason.OTHER_TIME)
    )  # fmt: skip
    if place_id is None:
        raise RuleBroken(_("Nobody asked for another time in this mail."))
    _opportunity, place = take_place(place_id)
    mail = db.session().get_one(InboundMail, mail_id, populate_existing=True)
    if mail.handled_at is not None:
        raise RuleBroken(_("Somebody has seen to this already. You do not need to do anything."))
    if place.state is not PlaceState.CONFIRMED:
        raise RuleBroken(_("They do not have this place any more, so there is nothing to tell them about its time."))
    mail.said_back, mail.handled_at = words, clock.now()
    emit(events.TimeKept(mail.id), by=by)


def _locked(uid: str) -> Invitation | None:
    """The invitation and all that stands round it, in the usual order: the person's row, then the opportunity's."""
    which = select(Invitation.id, Invitation.place_id, Invitation.person_id).where(Invitation.uid == uid)
    known = db.session().execute(which).one_or_none()
    if known is None:
        return None
    persons.hold(known.person_id)
    take_place(known.place_id)
    wanted = select(Invitation).where(Invitation.id == known.id).with_for_update(of=Invitation)
    return db.session().scalars(wanted.execution_options(populate_existing=True)).one()


def _meaning(found: Found, invitation: Invitation | None) -> tuple[Reason, Person | None]:
    reason = rules.about_mail(found)
    if reason is Reason.UNKNOWN_REPORT:
        person = _bounced(found)
        return (Reason.BOUNCED if person else reason), person
    if reason is not None or found.reply is None:
        return reason or Reason.PERSON_WROTE, None
    return rules.about_reply(found.reply, _known(invitation) if invitation else None), None


def _known(invitation: Invitation) -> Known:
    return queries.known(invitation, clock.now())


def _record(invitation: Invitation, reply: Reply, reason: Reason) -> None:
    """Write the answer down, then let the place have it: whoever reads it there finds it here already."""
    by, answer = Actor(invitation.person_id), ANSWERED.get(reason)
    if reason is Reason.NO_CHANGE:  # their calendar shows it now, too
        answer = reply.answer
    if answer is None:
        return
    heard = Heard(reply.sequence or 0, rules.said_when(reply, clock.now()), in_calendar=True)
    answers.record(invitation, answer, heard)
    persons.email_arrives(invitation.person_id, invitation.address, by=by)
    if reason is not Reason.NO_CHANGE:
        VERBS[answer](invitation.place_id, invitation.session_id, by=by)


def _bounced(found: Found) -> Person | None:
    """Whose address does not work: believed only where it names a mail that we sent to the address they still have."""
    text = found.report.text.lower() if found.report else ""
    said = re.findall(rf"[0-9a-f]{{32}}@{re.escape(outbox.host())}", text)
    wanted = select(OutboxMessage).where(OutboxMessage.message_id.in_(set(said[:50])))
    for message in db.session().scalars(wanted.order_by(OutboxMessage.id.desc())):
        if persons.email_failing(message.person_id, message.address, rules.fault(found.report), by=SYSTEM):
            return message.person
    return None


def _a_person_sent(found: Found, reason: Reason) -> bool:
    """Something large, such as a photograph of the letter they answer: nobody but the team can find out what."""
    return reason is Reason.TOO_LARGE and bool(found.sender) and not found.automatic


def _logged(
    found: Found, raw: bytes, transport: Transport, reason: Reason, *, invitation: Invitation | None = None,
    person: Person | None = None,
) -> InboundMail:  # fmt: skip
    reply = found.reply
    comment = reply.comment if reply and invitation and person else ""
    wrote = OUTCOMES[reason] is Outcome.WROTE
    row = InboundMail(
        received_at=clock.now(),
        transport=transport,
        fingerprint=found.fingerprint,
        message_id=found.message_id,
        sender=found.sender,
        subject=found.subject if wrote or reason is Reason.TOO_LARGE else "",
        outcome=OUTCOMES[reason],
        reason=reason,
        invitation=invitation,
        person=person,
        comment=comment or None,
        proposed=(reply.proposed[:200] if reply and person else "") or None,
        words=found.words if wrote else None,
        raw=raw if reason is not Reason.TOO_LARGE else None,
        to_read=wrote or bool(comment) or reason in FOR_A_PERSON or _a_person_sent(found, reason),
    )
    db.session().add(row)
    db.session().flush()
    return row


def clear(mail: InboundMail) -> None:
    """The time to keep it is over: what was done stays in the log, the words go."""
    mail.raw = mail.comment = mail.proposed = mail.words = mail.said_back = None
    mail.subject, mail.cleared_at = "", clock.now()
