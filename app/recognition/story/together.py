"""At the edge of a request: one team of an address with what somebody did there, and where a certificate is checked."""

from __future__ import annotations

from flask import abort, current_app, url_for

from app.core import web
from app.people.models import Team
from app.recognition.story import queries, rules


def pair(person_id: int, team_ref: str) -> tuple[Team, queries.Told]:
    """One team and what somebody did with it; 404 where they never did anything, nor chose anything."""
    where = web.load(Team, team_ref, lambda _user, _team: True)
    told = queries.told(person_id, where.id)
    return (where, told) if told.things or told.story else abort(404)


def check_address(thing: rules.Thing) -> str:
    """Where anybody can check its certificate, if its holder lets them."""
    if not (thing.code and thing.checkable):
        return ""
    return str(current_app.config["BASE_URL"]) + url_for("recognition.check", code=thing.code)
