"""Words and colours for the team's list of messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from app.core import formatting
from app.core.formatting import joined
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.i18n import ngettext
from app.messages import outbox
from app.messages.models import OutboxMessage
from app.messages.rules import OFFERS
from app.messages.states import MessageState
from app.people.models import Channel

STATES = {
    MessageState.WAITING: (_l("Waiting to be sent"), "blue"),
    MessageState.SENT: (_l("Sent"), "green"),
    MessageState.FAILED: (_l("Could not be sent"), "red"),
    MessageState.JOINED: (_l("Goes with another message"), "blue"),
    MessageState.DROPPED: (_l("No longer needed"), "grey"),
    MessageState.TO_CALL: (_l("To call"), "orange"),
    MessageState.CALLED: (_l("Told"), "green"),
}
CHANNELS = {
    Channel.EMAIL: _l("E-mail"),
    Channel.TEXT: _l("Text message"),
    Channel.LETTER: _l("Letter"),
    Channel.PHONE: _l("Phone call"),
}
LISTS = {
    "to-do": (_l("To do"), frozenset({MessageState.TO_CALL, MessageState.FAILED})),
    "waiting": (_l("Waiting to be sent"), frozenset({MessageState.WAITING})),
    "done": (_l("Sent or told"), frozenset({MessageState.SENT, MessageState.CALLED})),
    "stopped": (_l("Not sent, because it was no longer needed"), frozenset({MessageState.DROPPED})),
}


ACTS = {
    "told": (_l("I have told them"), ""),
    "send-again": (_l("Send again"), "secondary"),
    "send-now": (_l("Send now"), "secondary"),
    "send-copy": (_l("Send it to them once more"), "secondary"),
    "stop": (_l("Stop this message"), "secondary"),
}


def acts(message: OutboxMessage, now: datetime) -> list[tuple[str, str, str]]:
    """What a person of the team can do with it: (verb, words, look of the button)."""
    held = message.state is MessageState.WAITING and message.attempts == 0
    possible = {
        "told": message.state in {MessageState.TO_CALL, MessageState.FAILED},
        "send-again": message.state is MessageState.FAILED and message.name not in outbox.SECRETS,
        "send-now": held and message.due_at > now,
        "send-copy": message.state is MessageState.SENT and message.name not in outbox.SECRETS,
        "stop": message.uid is None
        and message.name not in OFFERS
        and (held or message.state in {MessageState.TO_CALL, MessageState.FAILED}),
    }
    return [(verb, str(words), look) for verb, (words, look) in ACTS.items() if possible[verb]]


def advice(message: OutboxMessage) -> str:
    """What to do about a message that could not be sent."""
    if message.state is not MessageState.FAILED:
        return ""
    if message.channel is Channel.EMAIL:
        return _("Ask the person whether this address is still right. Change it on their page, then send it again.")
    if message.channel is Channel.TEXT:
        return _("Check the number with the person. Change it on their page, then send it again. Or ring them.")
    return _("Check the postal address with the person. Change it on their page, then send it again.")


def message_tag(message: OutboxMessage) -> tuple[str, str]:
    words, colour = STATES[message.state]
    return str(words), colour


def channel_words(message: OutboxMessage) -> str:
    return str(CHANNELS[message.channel])


TO_TELL = frozenset({MessageState.WAITING, MessageState.TO_CALL})  # not to who has died or asked for silence


def _sent_words(channel: Channel, number: int) -> str:
    if channel is Channel.EMAIL:
        return ngettext("%(num)d e-mail", "%(num)d e-mails", number)
    if channel is Channel.TEXT:
        return ngettext("%(num)d text message", "%(num)d text messages", number)
    if channel is Channel.LETTER:
        return ngettext("%(num)d letter", "%(num)d letters", number)
    return ngettext("%(num)d call to make", "%(num)d calls to make", number)


def sent(rows: Sequence[object]) -> tuple[str, str]:
    """What the messages among these new rows are, as a code and in one line: how many by which way, to how many."""
    messages = [row for row in rows if isinstance(row, OutboxMessage) and row.state in TO_TELL]
    counts = Counter(row.channel for row in messages)
    people = len({row.person_id for row in messages})
    code = ",".join(f"{channel.value}:{counts[channel]}" for channel in Channel if counts[channel]) + f"/{people}"
    if not messages:
        return code, _("Nobody has to be told, so no message will be sent.")
    return code, will_send(counts, people)


def will_send(counts: Mapping[Channel, int], people: int) -> str:
    """Such as "This will send 3 e-mails and 1 letter, to 4 people."."""
    return _("This will send %(messages)s, to %(people)s.", messages=by_way(counts), people=formatting.people(people))


def by_way(counts: Mapping[Channel, int]) -> str:
    """Such as "3 e-mails and 1 letter"."""
    return joined([_sent_words(channel, counts[channel]) for channel in Channel if counts.get(channel)])
