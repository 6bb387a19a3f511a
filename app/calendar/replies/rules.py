"""What a mail means, decided from what stands in it and what the invitation says. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.calendar.replies.found import Found, Reply, Report
from app.calendar.replies.states import Reason
from app.calendar.states import Answer
from app.people.states import MailFault

KEPT = timedelta(days=30)  # the bytes of a mail, and what somebody wrote with an answer


@dataclass(frozen=True)
class Known:
    """An invitation as it is now. `address` is where it went, empty for somebody who is told another way.

    `standing` is what counts now for this session, whoever said it. `ahead`: the session is planned and has not
    begun. `held`: the person has a confirmed place for it; `on_offer`: one is offered to them. `newer`: another
    invitation for the same person and session lives. `several`: other days of the same place lie ahead.
    `stood_in`: they said no to this day of several, and somebody comes in their place.
    """

    address: str
    live: bool
    sequence: int
    time_sequence: int
    answer_sequence: int | None
    answer_dtstamp: datetime | None
    standing: Answer
    ahead: bool
    held: bool
    on_offer: bool
    newer: bool
    several: bool
    stood_in: bool


def about_mail(found: Found) -> Reason | None:
    """What can be said without knowing any invitation; None for a reply that somebody's calendar sent."""
    if found.problem:
        return Reason.TOO_LARGE if found.problem == "too-large" else Reason.UNREADABLE
    if found.automatic:
        return Reason.UNKNOWN_REPORT if found.report and found.report.bounced else Reason.AUTOMATIC
    if not (found.sender or found.subject):
        return Reason.UNREADABLE
    if found.reply is None:
        return Reason.OUTLOOK_FORMAT if found.outlook_format else Reason.PERSON_WROTE
    return _about_form(found.reply)


def _about_form(reply: Reply) -> Reason | None:
    if reply.mime_method != reply.method:
        return Reason.METHODS_DIFFER
    if reply.method not in {"REPLY", "COUNTER"}:
        return Reason.NOT_A_REPLY
    if reply.events != 1 or reply.attendees != 1:
        return Reason.NOT_ONE
    return None if reply.uid else Reason.UNKNOWN


def about_reply(reply: Reply, known: Known | None) -> Reason:
    """What a reply of good form means. The UID, which went to one mailbox, and the address in it are the proof."""
    if known is None:
        return Reason.UNKNOWN
    if not known.address or reply.attendee != known.address.lower():
        return Reason.OTHER_ADDRESS
    return _about_place(reply, known) or _about_order(reply, known) or _about_answer(reply, known)


def _about_place(reply: Reply, known: Known) -> Reason | None:
    """Nothing can be kept or freed, because of what became of the place or the session."""
    if not known.ahead:
        return Reason.OVER
    if known.newer:
        return Reason.NEWER_INVITATION
    if known.on_offer:
        return Reason.ON_OFFER
    if known.live and known.held:
        return None
    return Reason.GONE if reply.answer is Answer.ACCEPTED else Reason.NOTHING_HELD


def _about_order(reply: Reply, known: Known) -> Reason | None:
    """A SEQUENCE of before the time changed, of the future, or an answer that came out of its order."""
    if reply.sequence is None or reply.sequence > known.sequence:
        return Reason.AHEAD
    if reply.sequence < known.time_sequence:
        return Reason.OLD_TIME
    if known.answer_sequence is None or reply.sequence > known.answer_sequence:
        return None
    if reply.dtstamp is not None and known.answer_dtstamp is not None:  # some calendars answer under the old number
        return Reason.OLDER if reply.dtstamp < known.answer_dtstamp else None
    return Reason.OLDER if reply.sequence < known.answer_sequence else None


def _about_answer(reply: Reply, known: Known) -> Reason:
    back = reply.method == "COUNTER" or reply.answer in {Answer.ACCEPTED, Answer.TENTATIVE}
    if back and known.stood_in and not reply.passed_on:
        return Reason.STOOD_IN
    if reply.method == "COUNTER":
        return Reason.OTHER_TIME
    if reply.passed_on:
        return Reason.PASSED_ON
    if reply.answer is None or reply.answer is Answer.NEEDS_ACTION:
        return Reason.NO_ANSWER
    if reply.answer is known.standing:
        return Reason.NO_CHANGE
    if reply.answer is Answer.DECLINED:
        return Reason.NOT_THAT_DAY if known.several else Reason.SAID_NO
    return Reason.SAID_YES if reply.answer is Answer.ACCEPTED else Reason.PERHAPS


def fault(report: Report | None) -> MailFault:
    """Why a mail came back, from the code in the report."""
    code = report.status if report else ""
    if code.startswith("5.1."):
        return MailFault.NO_SUCH_ADDRESS
    if code in {"5.2.1", "5.2.2"}:
        return MailFault.FULL if code == "5.2.2" else MailFault.NO_SUCH_ADDRESS
    return MailFault.NOT_LET_IN if code.startswith("5.7.") else MailFault.OTHER


def said_when(reply: Reply, now: datetime) -> datetime:
    """The time by which a later answer is known: a clock that runs ahead may not hold back all that follow."""
    return min(reply.dtstamp or now, now)
