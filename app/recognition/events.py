"""What can happen in recognition."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class RateAdded(Event):
    rate_id: int


@dataclass(frozen=True)
class RateChecked(Event):
    """Somebody looked at it, and it still holds."""

    rate_id: int


@dataclass(frozen=True)
class RateRemoved(Event):
    """It had not begun, and nothing was worked out from it."""

    rate_id: int


@dataclass(frozen=True)
class CertificateShown(Event):
    certificate_id: int
    checkable: bool


@dataclass(frozen=True)
class PaymentDecided(Event):
    """The team settled a payment that the promise had left open."""

    contribution_id: int
    pence: int


@dataclass(frozen=True)
class PresenceNoted(Event):
    """It was said on the day who is here, or taken back. What was said is not kept for ever, and no time is."""

    place_id: int
    session_id: int
