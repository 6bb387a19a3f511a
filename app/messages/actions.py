"""What the team does with messages that no channel could carry."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.messages import events, outbox, queries
from app.messages.models import OutboxMessage
from app.messages.rules import OFFERS, way_to
from app.messages.states import MessageState
from app.people.models import Channel


def person_told(message_id: int, *, by: Actor) -> None:
    """Somebody rang, or told the person another way. Saying it twice is the same as once."""
    message = db.session().get_one(OutboxMessage, message_id)
    if message.state is MessageState.CALLED:
        return
    if not outbox.mark(message, queries.TO_DO, MessageState.CALLED, sent_at=clock.now()):
        raise RuleBroken(_("This message is on its way already. You do not need to do anything."))
    emit(events.PersonTold(message.id), by=by)


def send_again(message_id: int, *, by: Actor) -> None:
    """Put a failed message back, under its own Message-ID, to the address the person has now."""
    message = db.session().get_one(OutboxMessage, message_id)
    if message.name in outbox.SECRETS:
        raise RuleBroken(_("A link is sent once only. Please ask for a new link instead."))
    if queries.newer_about_entry(message):
        raise RuleBroken(_("A newer message about this exists. Please tell the person yourself."))
    failed = frozenset({MessageState.FAILED})
    if not outbox.mark(message, failed, MessageState.WAITING, **_fresh(message)):
        raise RuleBroken(_("This message has not failed. You do not need to do anything."))
    emit(events.MessageSentAgain(message.id), by=by)


def send_now(message_id: int, *, by: Actor) -> None:
    """A message that is held for more to come goes out at once."""
    message = db.session().get_one(OutboxMessage, message_id)
    if not outbox.hasten(message):
        raise RuleBroken(_("This message is on its way already. You do not need to do anything."))
    emit(events.MessageHastened(message.id), by=by)


def stop_one(message_id: int, *, by: Actor) -> None:
    """Stop what has not been sent. What stands in a calendar is corrected by the change that is made, not here."""
    message = db.session().get_one(OutboxMessage, message_id, with_for_update=True, populate_existing=True)
    if message.state is MessageState.DROPPED:
        return
    if message.uid is not None:
        raise RuleBroken(
            _("This message changes an entry in somebody's calendar. To stop it, put back what was changed.")
        )
    if message.name in OFFERS:
        raise RuleBroken(_("This message offers somebody a place. To stop it, take the offer back."))
    leased = message.leased_until is not None and message.leased_until > clock.now()
    unsent = queries.TO_DO | {MessageState.WAITING}
    if leased or not outbox.mark(message, unsent, MessageState.DROPPED):
        raise RuleBroken(_("It is too late to stop this message. It is on its way or has been sent."))
    emit(events.MessageStopped(message.id), by=by)


def send_copy(message_id: int, *, by: Actor) -> None:
    """The same once more, for somebody who cannot find it: to the address they have now, unless it is an invitation."""
    message = db.session().get_one(OutboxMessage, message_id)
    if message.name in outbox.SECRETS:
        raise RuleBroken(_("A link is sent once only. Please ask for a new link instead."))
    if message.state is not MessageState.SENT:
        raise RuleBroken(_("This message has not been sent yet, so there is nothing to send again."))
    if queries.newer_about_entry(message):
        raise RuleBroken(_("A newer message about this exists. Please send that one again."))
    channel, address = way_to(message.person, short=message.html is None, name=message.name)
    moved = message.uid is None and channel is message.channel
    if _goes_on_paper(message, channel):
        again = outbox.copy(message, address, **outbox.on_paper(message))
    else:
        again = outbox.copy(message, address if moved else message.address)
    db.session().flush()
    emit(events.MessageCopied(again.id, message.id), by=by)


def give_up(message_id: int) -> None:
    """It has not been sent in time, and what it says is not true any more: a person has to look at it."""
    message = db.session().get_one(OutboxMessage, message_id, populate_existing=True)
    why = _("It could not be sent before the time to answer was over.")
    outbox.mark(message, frozenset({MessageState.WAITING}), MessageState.FAILED, error=why)


def stop_all(person_id: int, *, besides: Collection[str] = ()) -> None:
    """Nothing that waits is sent to this person, and nobody rings them, except for messages named `besides`."""
    outbox.stop(OutboxMessage.person_id == person_id, OutboxMessage.name.not_in(besides))


def take_back(name: str, about: str) -> list[int]:
    """Stop what waits of this message; returns the ids of the persons it has reached."""
    these = OutboxMessage.name == name, OutboxMessage.about == about
    outbox.stop(*these)
    reached = OutboxMessage.state.in_((MessageState.SENT, MessageState.CALLED))
    return list(db.session().scalars(select(OutboxMessage.person_id).where(*these, reached).distinct()))


def _fresh(message: OutboxMessage) -> dict[str, object]:
    """All its tries again. An invitation, or mail about an account, keeps its address: elsewhere it is another one."""
    fresh: dict[str, object] = {"attempts": 0, "due_at": clock.now(), "error": None}
    if message.uid is None and message.about.startswith("place:"):
        channel, address = way_to(message.person, short=message.html is None, name=message.name)
        if channel is message.channel:
            fresh["address"] = address
        elif _goes_on_paper(message, channel):
            fresh |= {"address": address, **outbox.on_paper(message)}
    return fresh


def _goes_on_paper(message: OutboxMessage, channel: Channel) -> bool:
    """Who has letters now has a mail of before as one; not what changes a calendar, nor an offer, whose time runs."""
    mail = message.channel is Channel.EMAIL and channel is Channel.LETTER
    return mail and message.uid is None and message.name not in OFFERS | {outbox.SEVERAL}
