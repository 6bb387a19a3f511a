"""What can happen in recognition."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class RateAdded(Event):
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
