"""The blueprint, and load-and-authorise for a review of one's own area."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, url_for
from sqlalchemy.orm import joinedload, selectinload

from app.core import web
from app.core.permissions import allow
from app.people import permissions as people
from app.people.models import Team
from app.reviews import queries
from app.reviews.models import Review
from app.reviews.permissions import may_run

bp = Blueprint("reviews", __name__)
AREA = "/<any(host, team):area>/reviews"
staff = allow(people.host, people.team)
Answer = Response | str

TEAM = joinedload(Review.team).selectinload(Team.members)


def may_run_in(area: str) -> Callable[[Any, Review], bool]:
    """A host's own under /host, anybody's under /team: who is both finds each where it belongs."""

    def may(user: Any, review: Review) -> bool:
        return people.team(user) if area == "team" else people.host(user) and may_run(user, review)

    return may


def load(area: str, ref: str, *options: Any) -> Review:
    return web.load(Review, ref, may_run_in(area), TEAM, *options)


def load_whole(area: str, ref: str) -> Review:
    """With its standards and what shows them."""
    return load(area, ref, *queries.with_standards(), selectinload(Review.slots), selectinload(Review.actions))


def page(area: str, ref: str) -> str:
    return url_for("reviews.show", area=area, ref=ref)
