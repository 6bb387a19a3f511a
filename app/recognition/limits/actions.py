"""Setting one's own limit and taking it away. No event says so: whoever reads the audit learns nothing of it."""

from __future__ import annotations

import json

from sqlalchemy import delete

from app.core import db, sealed
from app.people.actions.persons import hold
from app.recognition.limits.models import PrivateLimit
from app.recognition.limits.queries import PURPOSE
from app.recognition.limits.rules import Limit


def set_limit(person_id: int, limit: Limit) -> None:
    hold(person_id)
    plain = json.dumps([limit.pence, limit.span.value, limit.begins.isoformat()]).encode()
    kept = db.session().get(PrivateLimit, person_id) or PrivateLimit(person_id=person_id)
    kept.sealed = sealed.seal(plain, purpose=PURPOSE, about=str(person_id), block=64)
    db.session().add(kept)


def take_away_limit(person_id: int) -> None:
    hold(person_id)
    db.session().execute(delete(PrivateLimit).where(PrivateLimit.person_id == person_id))
