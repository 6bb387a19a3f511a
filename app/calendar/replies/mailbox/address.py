"""`INBOUND_URL` taken apart. Its password is never shown: not in a sentence, a log or what a debugger prints."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

STEP_SECONDS = 10.0  # for one command and its answer
LONGEST_STEP = 60
PORTS = {"imaps": 993, "imap+starttls": 143, "imap": 143}
HERE = {"localhost", "127.0.0.1", "::1"}
LOOKS = (
    "INBOUND_URL must look like imaps://USER:PASSWORD@HOST:993/INBOX, with signs such as @ / : in it as %40 %2F %3A."
)


@dataclass(frozen=True)
class MailboxAddress:
    """Where the mailbox is. `key` tells one setting from another without telling any of it."""

    scheme: str
    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str = "INBOX"
    step_seconds: float = STEP_SECONDS
    key: str = ""

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> MailboxAddress | None:
        """Nothing where none is set. ValueError says what is wrong, in one sentence."""
        url: str = config["INBOUND_URL"]
        if not url:
            return None
        parts, port = _split(url)
        if not parts or parts.scheme not in PORTS or not (parts.hostname and parts.username and parts.password):
            raise ValueError(LOOKS)
        if parts.scheme == "imap" and parts.hostname not in HERE:
            raise ValueError("INBOUND_URL must be encrypted: begin it with imaps:// or imap+starttls://.")
        user, password, folder = (unquote(part) for part in (parts.username, parts.password, parts.path.lstrip("/")))
        if not (user + password + folder).isprintable() or not folder.isascii():
            raise ValueError("INBOUND_URL must have plain letters and signs in it, and a folder without accents.")
        return cls(
            parts.scheme, parts.hostname, port or PORTS[parts.scheme], user, password, folder or "INBOX",
            _seconds(parts), hmac.new(config["SECRET_KEY"].encode(), url.encode(), hashlib.sha256).hexdigest(),
        )  # fmt: skip


def _split(url: str) -> tuple[SplitResult | None, int | None]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:  # it may repeat the address, which is why it is not passed on
        return None, None
    return (None if parts.fragment or port == 0 else parts), port


def _seconds(parts: SplitResult) -> float:
    query = parse_qs(parts.query, keep_blank_values=True)
    asked = query.pop("timeout", [str(int(STEP_SECONDS))])
    good = len(asked) == 1 and asked[0].isascii() and asked[0].isdigit() and 0 < int(asked[0][:4]) <= LONGEST_STEP
    if query or not good:
        raise ValueError("INBOUND_URL may have nothing after a ? but timeout=SECONDS, from 1 to 60.")
    return float(asked[0])
