"""At the edge of a request: one team with what somebody did there, and what is shared with a host."""

from __future__ import annotations

from flask import abort, current_app, url_for
from flask_login import current_user
from sqlalchemy.orm import joinedload

from app.core import db, web
from app.people.models import Team
from app.recognition.story import actions, queries, rules
from app.recognition.story.models import Story
from app.recognition.story.permissions import may_read

WITH_IT = (joinedload(Story.person), joinedload(Story.team).selectinload(Team.members))


def shared(ref: str) -> Story:
    """For a host who may read it, or 404."""
    return web.load(Story, ref, may_read, *WITH_IT)


def read_by_host(ref: str) -> tuple[Story, queries.Told]:
    """The same with all it tells. That it is read is written down and committed before anything is made of it."""
    story_id = shared(ref).id
    with db.transaction():
        actions.record_read(story_id, current_user.person_id)
    story = shared(ref)
    return story, queries.told(story.person_id, story.team_id)


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
