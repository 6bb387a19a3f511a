"""Thanks, payment, certificates."""

from __future__ import annotations

from app.core.events import Table
from app.recognition import events as recognition

TABLE: Table = {
    recognition.RateAdded: (),
    recognition.CertificateShown: (),
    recognition.PaymentDecided: (),
    recognition.PresenceNoted: (),
}
