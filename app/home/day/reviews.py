"""Reviews of services whose next cycle is near, and that nobody has begun."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from sqlalchemy import select

from app.core.formatting import month
from app.core.i18n import gettext as _
from app.home.day.need import Need, Viewer, oldest
from app.people.models import Team
from app.reviews.models import Review
from app.reviews.queries import coming_up


def reviews_to_begin(_viewer: Viewer) -> Iterator[Need]:
    """From the day on which the team heard of it."""
    wanted = select(Review.ref, Review.scheme, Review.next_on, Team.name).join(Team, Team.id == Review.team_id)
    for row in oldest(wanted.where(coming_up(), Review.reminded_at.is_not(None)), Review.reminded_at, Review.id):
        said = _(
            "%(scheme)s review of %(team)s in %(month)s: has the team begun?", scheme=row.scheme, team=row.name,
            month=month(row.next_on),
        )  # fmt: skip
        yield Need(row.since, said, url_for("reviews.show", area="team", ref=row.ref))
