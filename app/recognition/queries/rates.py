"""Rates, and the names they go by."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from app.core import db
from app.recognition.models import Rate


def rates() -> list[Rate]:
    """All rates: by name, the newest first."""
    return list(db.session().scalars(select(Rate).order_by(Rate.name, Rate.tier, Rate.effective_from.desc())))


def rate(rate_id: int) -> Rate | None:
    return db.session().get(Rate, rate_id)


def rates_of(tiers: Iterable[str]) -> list[Rate]:
    return list(db.session().scalars(select(Rate).where(Rate.tier.in_(set(tiers)))))


def tiers() -> dict[str, str]:
    """Each tier and its newest name, in the order of the names."""
    newest: dict[str, str] = {}
    for rate in rates():
        newest.setdefault(rate.tier, rate.name)
    return newest
