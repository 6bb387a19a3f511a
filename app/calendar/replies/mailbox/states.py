"""Why the mailbox could not be read: codes, never a server's words, which may repeat what we sent it."""

from __future__ import annotations

import enum


class Problem(enum.Enum):
    NO_ANSWER = "no-answer"
    TOO_SLOW = "too-slow"
    BROKEN_OFF = "broken-off"
    NOT_TRUSTED = "not-trusted"
    NOT_ENCRYPTED = "not-encrypted"
    PASSWORD = "password"  # noqa: S105  the name of a problem
    NO_FOLDER = "no-folder"
    READ_ONLY = "read-only"
    NOT_UNDERSTOOD = "not-understood"


class Trouble(Exception):
    """The mailbox could not be read to its end. Says nothing but the code, so that a log cannot say more."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem
