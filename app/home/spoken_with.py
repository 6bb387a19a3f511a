"""The line on every page that says for whom its reader is acting, while they are."""

from __future__ import annotations

from dataclasses import dataclass

from flask import has_request_context, url_for
from sqlalchemy.exc import SQLAlchemyError

from app.core import db
from app.people import acting
from app.people.history import ASKED
from app.people.models import Person


@dataclass(frozen=True)
class SpokenWith:
    name: str
    how: str
    page: str
    change: str
    end: str


def acting_for() -> SpokenWith | None:
    """One statement while somebody is acted for, none at all otherwise; nothing where the database has failed."""
    try:
        found = acting.going_on() if has_request_context() else None
        person = db.session().get(Person, found.person_id) if found else None
    except SQLAlchemyError:
        return None
    if found is None or person is None:
        return None
    return SpokenWith(
        name=person.name,
        how=str(ASKED[found.asked.value]),
        page=url_for("home.acting", ref=person.ref),
        change=url_for("register.asked", ref=person.ref),
        end=url_for("register.acting_ends", ref=person.ref),
    )
