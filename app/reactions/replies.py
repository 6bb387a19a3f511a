"""What follows from a mail that came in, and from an answer that a calendar does not know of."""

from __future__ import annotations

from app.calendar import actions as calendar
from app.calendar.replies import telling
from app.calendar.replies.events import MailTaken, TimeKept
from app.calendar.states import Answer
from app.core.actor import Actor
from app.signups import events


def tell(event: MailTaken, _by: Actor) -> None:
    if event.invitation_id is not None:
        telling.tell(event.invitation_id, event.reason)


def tell_time_kept(event: TimeKept, _by: Actor) -> None:
    telling.time_kept(event.mail_id)


def coming(event: events.StillComing, _by: Actor) -> None:
    calendar.answered(event.place_id, Answer.ACCEPTED, event.session_id)


def coming_again(event: events.StillComingAgain, _by: Actor) -> None:
    calendar.answered(event.place_id, Answer.ACCEPTED, event.session_id, again=True)


def perhaps(event: events.MayCome, _by: Actor) -> None:
    calendar.answered(event.place_id, Answer.TENTATIVE, event.session_id)


def not_that_day(event: events.NotThatDay, _by: Actor) -> None:
    calendar.answered(event.place_id, Answer.DECLINED, event.session_id)


def leaving(event: events.PlaceLeaving, _by: Actor) -> None:
    calendar.answered(event.place_id, Answer.DECLINED)
