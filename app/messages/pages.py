"""Words and colours for the team's list of messages."""

from __future__ import annotations

from app.core.i18n import lazy_gettext as _l
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.people.models import Channel

STATES = {
    MessageState.WAITING: (_l("Waiting to be sent"), "blue"),
    MessageState.SENT: (_l("Sent"), "green"),
    MessageState.FAILED: (_l("Could not be sent"), "red"),
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
