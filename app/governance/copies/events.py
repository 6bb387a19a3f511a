"""What happened to the database as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class CopyMade(Event):
    """By its SHA-256. The copy itself does not know of it."""

    sha256: str


@dataclass(frozen=True)
class CopyBroughtBack(Event):
    """By the SHA-256 of the file: everything after it was made is gone, and every sign-in has ended."""

    sha256: str
