"""The parts of a mail that count: the first calendar part, what somebody typed, what a report quotes.

A mail inside a mail is passed over, except where a report quotes the one of ours that it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from html.parser import HTMLParser
from typing import Any

from app.messages import plain

MOST_WORDS = 10_000
MOST_REPORT = 64 * 1024
CALENDARS = ("text/calendar", "application/ics")  # the second where a program sends nothing but the attachment
NO_CHARSETS = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "us_ascii"}  # slow, or less than UTF-8
OUTLOOK = ("application/ms-tnef", "application/vnd.ms-tnef")


def own_parts(mail: Message[Any, Any]) -> Iterator[Message[Any, Any]]:
    """Every part that is not inside a mail that is quoted or forwarded."""
    waiting = [mail]
    while waiting:
        part = waiting.pop(0)
        if part.get_content_maintype() == "message":
            continue
        held = part.get_payload()
        if part.is_multipart() and isinstance(held, list):
            waiting = [each for each in held if isinstance(each, Message)] + waiting
        else:
            yield part


def calendar_text(mail: Message[Any, Any]) -> tuple[str | None, str]:
    """The first calendar part as text, and the method of its type in capitals; (None, "") without one."""
    for wanted in CALENDARS:
        for part in own_parts(mail):
            named = str(part.get_filename() or "").lower().endswith(".ics")
            if part.get_content_type() == wanted or (wanted != CALENDARS[0] and named):
                return _text(part), _method(part)
    return None, ""


def has_outlook_format(mail: Message[Any, Any]) -> bool:
    """A `winmail.dat`: an answer in a form that only Outlook reads."""
    return any(part.get_content_type() in OUTLOOK for part in own_parts(mail))


def words_of(mail: Message[Any, Any]) -> str:
    """What somebody typed, as plain text; from the page where there is no plain text."""
    for kind in ("text/plain", "text/html"):
        for part in own_parts(mail):
            if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
                text = _text(part)[: 20 * MOST_WORDS]
                words = _Words.of(text) if kind == "text/html" else text
                words = re.sub(r"\n{3,}", "\n\n", plain.text(words)).strip()[:MOST_WORDS]
                if words:
                    return words
    return ""


def report_text(mail: Message[Any, Any]) -> str:
    """All that a report quotes of the mail it is about, in which our Message-ID is looked for."""
    return "\n".join(_quoted(part) for part in mail.walk() if not part.is_multipart())[:MOST_REPORT] + _inner(mail)


def _inner(mail: Message[Any, Any]) -> str:
    """The Message-IDs of the mails inside."""
    inner = [part for part in mail.walk() if part is not mail]
    return "\n" + "\n".join(str(part.get("Message-ID", ""))[:400] for part in inner)


def _quoted(part: Message[Any, Any]) -> str:
    return _text(part) if part.get_content_maintype() in {"text", "message"} else ""


def _text(part: Message[Any, Any]) -> str:
    held = part.get_payload(decode=True)
    content = held if isinstance(held, bytes) else str(part.get_payload() or "").encode("utf-8", "replace")
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", "replace")
    charset = part.get_content_charset() or "utf-8"
    try:
        return content.decode("utf-8" if charset.replace("-", "_") in NO_CHARSETS else charset, "replace")
    except (LookupError, UnicodeError):
        return content.decode("utf-8", "replace")


def _method(part: Message[Any, Any]) -> str:
    named = part.get_param("method", "")
    return str(named[2] if isinstance(named, tuple) else named or "").strip().upper()[:40]


class _Words(HTMLParser):
    """What a page says, without its marks."""

    SILENT = ("script", "style", "head", "title")
    BREAKS = ("p", "div", "br", "li", "tr", "h1", "h2", "h3", "blockquote")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._silent = 0

    @classmethod
    def of(cls, page: str) -> str:
        reader = cls()
        reader.feed(page)
        reader.close()
        return "".join(reader.said)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._silent += tag in self.SILENT
        if tag in self.BREAKS:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in self.SILENT))

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(data)
