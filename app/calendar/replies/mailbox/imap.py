"""The conversation with the server of a mailbox. Every failure is a `Trouble`, without a word of the server or ours."""

from __future__ import annotations

import imaplib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from app.calendar.replies.intake import ENOUGH
from app.calendar.replies.mailbox.address import MailboxAddress
from app.calendar.replies.mailbox.line import Watch, close, dial, in_our_words
from app.calendar.replies.mailbox.states import Problem, Trouble
from app.calendar.replies.reading import MOST_TOP

WHOLE_SECONDS = 25.0  # for one reading: a server that answers each step just in time may not hold the worker
READ = ("Alongside", "Read")  # where mails go that were taken in: Alongside/Read
LATER = ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]")  # a sign-in that is refused for now, and not for its password


@contextmanager
def opened(address: MailboxAddress) -> Iterator[Inbox]:
    """The mailbox, signed in, with its folder open. Raises Trouble; what the block raises of its own passes through."""
    with Watch(WHOLE_SECONDS) as watch:
        with in_our_words(watch):
            client = dial(address, watch)
        try:
            with in_our_words(watch):
                _sign_in(client, address)
                _select(client, address.folder)
            yield Inbox(client, watch)
        finally:
            close(client)


def _sign_in(client: imaplib.IMAP4, address: MailboxAddress) -> None:
    try:
        if "AUTH=PLAIN" in client.capabilities:  # takes every letter there is
            secret = f"\0{address.user}\0{address.password}".encode()
            client.authenticate("PLAIN", lambda _asked: secret)
        else:
            client.login(_quoted(address.user), address.password)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        later = any(code in str(error).upper() for code in LATER)
        raise Trouble(Problem.NO_ANSWER if later else Problem.PASSWORD) from None
    except UnicodeError:
        raise Trouble(Problem.PASSWORD) from None  # this server takes plain letters only


def _select(client: imaplib.IMAP4, folder: str) -> None:
    try:
        said, _data = client.select(_quoted(folder))
    except imaplib.IMAP4.readonly:
        raise Trouble(Problem.READ_ONLY) from None
    if said != "OK":
        raise Trouble(Problem.NO_FOLDER)


class Inbox:
    """The open folder. A mail has a UID, in digits; sizes are in bytes, as the server says, roughly."""

    def __init__(self, client: imaplib.IMAP4, watch: Watch) -> None:
        self._client, self._watch = client, watch
        self._can: set[str] = set()
        self._folders: list[str] | None = None  # where mails may be moved to, best first; none where they cannot be

    def waiting(self, most: int) -> list[tuple[str, int]]:
        """(UID, size) of the first few mails that nobody has read."""
        with in_our_words(self._watch):
            found = self._asked("SEARCH", "UNSEEN", "UNDELETED")
            uids = sorted({int(uid) for line in found if line for uid in line.split()})[:most]
            if not uids:
                return []
            said = self._asked("FETCH", ",".join(map(str, uids)), "(UID RFC822.SIZE)")
            sizes = {_number(line, "UID"): _number(line, "RFC822.SIZE") for line in map(_text, said)}
            return [(str(uid), size) for uid in uids if (size := sizes.get(uid)) is not None]

    def mail(self, uid: str) -> bytes | None:
        """The mail, as much of it as is ever looked at; nothing where it is gone."""
        return self._fetched(uid, f"BODY.PEEK[]<0.{ENOUGH}>")

    def top(self, uid: str) -> bytes | None:
        """Its top lines alone."""
        return self._fetched(uid, f"BODY.PEEK[HEADER]<0.{MOST_TOP}>")

    def _fetched(self, uid: str, part: str) -> bytes | None:
        with in_our_words(self._watch):
            said = self._asked("FETCH", uid, f"(UID {part})")
            return next((bytes(each[1]) for each in said if isinstance(each, tuple)), None)

    def put_away(self, uid: str) -> None:
        """Move it out of the way, or mark it as read where the server cannot. Until then it comes again."""
        with in_our_words(self._watch):
            if self._folders is None:
                self._folders = self._possible_folders()
            for folder in tuple(self._folders):
                if self._moved(uid, folder):
                    self._folders = [folder]
                    return
            self._folders = []
            if self._said("STORE", uid, "+FLAGS.SILENT", r"(\Seen)") != "OK":
                raise Trouble(Problem.READ_ONLY)

    def _possible_folders(self) -> list[str]:
        """Some servers keep every folder under INBOX, and what stands between two names is the server's choice."""
        self._can = set(_text(self._client.capability()[1][0]).upper().split())
        if not self._can & {"MOVE", "UIDPLUS"}:
            return []  # without either, clearing one mail out would clear out what others have marked
        listed = re.search(r'\) "(.)" ', _text(self._client.list('""', '""')[1][0]))
        between = listed[1] if listed else "/"
        return [between.join(READ), between.join(("INBOX", *READ))]

    def _moved(self, uid: str, folder: str) -> bool:
        name = _quoted(folder)
        if "MOVE" in self._can:
            return self._with_folder("MOVE", uid, name)
        return (
            self._with_folder("COPY", uid, name)
            and self._said("STORE", uid, "+FLAGS.SILENT", r"(\Deleted)") == "OK"
            and self._said("EXPUNGE", uid) == "OK"
        )

    def _with_folder(self, verb: str, uid: str, name: str) -> bool:
        """The folder is made when it is first needed."""
        if self._said(verb, uid, name) == "OK":
            return True
        return self._client.create(name)[0] == "OK" and self._said(verb, uid, name) == "OK"

    def _said(self, verb: str, *words: str) -> str:
        return str(self._client.uid(verb, *words)[0])

    def _asked(self, verb: str, *words: str) -> list[Any]:
        said, data = self._client.uid(verb, *words)
        if said != "OK":
            raise Trouble(Problem.NOT_UNDERSTOOD)
        return list(data)


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _text(line: Any) -> str:
    """A line of an answer; of one with a literal in it the part before."""
    raw = line[0] if isinstance(line, tuple) else line
    return raw.decode("ascii", "replace") if isinstance(raw, bytes) else ""


def _number(line: str, name: str) -> int | None:
    found = re.search(rf"\b{re.escape(name)} (\d{{1,18}})\b", line)
    return int(found[1]) if found else None
