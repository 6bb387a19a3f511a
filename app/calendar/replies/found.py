"""What was found in a mail: plain values, nothing of it believed yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from app.calendar.states import Answer


@dataclass(frozen=True)
class Reply:
    """The calendar part of a mail. Texts are cleaned of control characters and cut to size; `uid` is in small letters.

    `attendee` is a bare address in small letters. `sequence` is None where it is no number. `answer` is None where
    PARTSTAT is absent or none of ours. `comment` may hold anything, also about somebody's health.
    """

    method: str
    mime_method: str
    events: int
    attendees: int
    uid: str
    attendee: str
    answer: Answer | None
    passed_on: bool
    sequence: int | None
    dtstamp: datetime | None
    comment: str
    proposed: str


@dataclass(frozen=True)
class Report:
    """A mail about a mail. `bounced`: it never arrived, and `status` says why (such as 5.1.1), empty where it does not.

    `text` is where the Message-ID of ours may stand.
    """

    bounced: bool
    text: str
    status: str = ""


@dataclass(frozen=True)
class Found:
    """`problem` is too-large or unreadable, or empty. `words` is what somebody typed, at most 10 000 characters."""

    digest: str
    message_id: str = ""
    sender: str = ""
    subject: str = ""
    problem: str = ""
    automatic: bool = False
    outlook_format: bool = False
    report: Report | None = None
    reply: Reply | None = None
    words: str = ""

    def having(self, **changes: Any) -> Found:
        return replace(self, **changes)

    @property
    def fingerprint(self) -> str:
        """The same for a mail that comes a second time, also by another way that added lines at its top."""
        who = self.message_id or self.digest
        said = (self.reply.method, self.reply.uid, str(self.reply.dtstamp)) if self.reply else ()
        return sha256("\n".join((who, *said)).encode("utf-8", "replace")).hexdigest()
