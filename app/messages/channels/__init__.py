"""Ways out of the building. A channel carries one finished message and says plainly how it failed.

Sending is repeated after a crash, so a channel that can recognise a message it already carried does nothing then.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from app.messages.mime import Mail

M_contra = TypeVar("M_contra", contravariant=True)


class TemporaryFailure(Exception):
    """Not now: the network, the disk, a busy or misconfigured server. Trying again later may work."""


class PermanentFailure(Exception):
    """Never: this recipient or this message was refused for good. A person has to look at it."""


class Channel(Protocol[M_contra]):
    def send(self, message: M_contra, /) -> None:
        """Return once the message is in other hands; raise TemporaryFailure or PermanentFailure otherwise."""

    def look(self) -> None:
        """Whether it could carry one now, without carrying any; raises as `send` does."""


class Post(Channel[Mail], Protocol):
    def opened(self) -> AbstractContextManager[Post]:
        """The same for several mails in a row."""


@dataclass(frozen=True)
class Note:
    """A text message or a letter: `to` is a phone number, or the lines of an envelope.

    `heading`, `on` (the day it was written) and `large_print` are for a letter.
    """

    message_id: str
    to: str
    words: str
    heading: str = ""
    on: date = date.min
    large_print: bool = False
