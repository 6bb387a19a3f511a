"""The signature by which a program proves that it may hand in mails: HMAC-SHA256 over the time, a dot and the mail.

Pure. The time is in seconds since 1970, and goes five minutes each way; the same mail again changes nothing for ever
(`intake.py`), so a signature that is overheard is worth nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import datetime, timedelta

WINDOW = timedelta(minutes=5)
SECONDS = re.compile(r"[0-9]{1,12}")


class Signature:
    """Of one mail, fed piece by piece, so that a large one need not be held."""

    def __init__(self, secret: str, stamp: str) -> None:
        self._stamp = stamp
        self._mac = hmac.new(secret.encode(), stamp.encode("utf-8", "replace") + b".", hashlib.sha256)

    def in_time(self, now: datetime) -> bool:
        if not SECONDS.fullmatch(self._stamp):
            return False
        return abs(now.timestamp() - int(self._stamp)) <= WINDOW.total_seconds()

    def feed(self, piece: bytes) -> None:
        self._mac.update(piece)

    def matches(self, given: str) -> bool:
        """Whether `given` is `sha256=` and this signature in hexadecimal; how long that takes tells nothing."""
        wanted = f"sha256={self._mac.hexdigest()}"
        return hmac.compare_digest(wanted.encode(), given.strip().lower().encode("utf-8", "replace"))
