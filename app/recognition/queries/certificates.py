"""Certificates by their code."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from app.core import db
from app.opportunities.models import Opportunity
from app.recognition.models import Certificate, Contribution
from app.signups.models import Place


def certificate(code: str) -> Certificate | None:
    """The certificate with all that it may show, whoever asks: one statement. Not of a record that was taken back."""
    if not (code.isascii() and code.replace("-", "").isalnum()):
        return None  # no code of ours; and PostgreSQL takes no NUL
    wanted = (
        select(Certificate)
        .join(Certificate.contribution)
        .where(Certificate.code == code, Contribution.current)
        .options(contains_eager(Certificate.contribution).joinedload(Contribution.place).options(*_ALL))
    )
    return db.session().scalars(wanted).unique().one_or_none()


_ALL = (
    joinedload(Place.person),
    joinedload(Place.opportunity).options(joinedload(Opportunity.kind), joinedload(Opportunity.team)),
)


def confirmed(code: str) -> Certificate | None:
    """The certificate, if its holder lets anyone check it."""
    found = certificate(code)
    return found if found is not None and found.checkable else None
