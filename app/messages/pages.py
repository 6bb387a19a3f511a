"""Words and colours for the team's list of messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from app.core import formatting
from app.core.formatting import joined
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.i18n import ngettext
from app.messages.models import OutboxMessage
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
}


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
    said = joined([_sent_words(channel, counts[channel]) for channel in Channel if counts[channel]])
    return code, _("This will send %(messages)s, to %(people)s.", messages=said, people=formatting.people(people))
