"""What the holder of a certificate lets others see."""

from __future__ import annotations

from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.core.events import emit
from app.recognition import events
from app.recognition.models import Certificate


def choose_what_shows(
    certificate_id: int, *, checkable: bool, name: bool, title: bool, team: bool, by: Actor
) -> Certificate:
    """Switch the public check on or off, and choose what the certificate shows. The same again changes nothing."""
    wanted = select(Certificate).where(Certificate.id == certificate_id).with_for_update()
    certificate = db.session().scalars(wanted.execution_options(populate_existing=True)).one()
    chosen = (checkable, name, title, team)
    if chosen == (certificate.checkable, certificate.shows_name, certificate.shows_title, certificate.shows_team):
        return certificate
    certificate.checkable, certificate.shows_name, certificate.shows_title, certificate.shows_team = chosen
    emit(events.CertificateShown(certificate.id, checkable), by=by)
    return certificate
