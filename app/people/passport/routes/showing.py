"""The passport as a whole."""

from __future__ import annotations

from flask import render_template

from app.core import db
from app.core.permissions import allow
from app.people.passport import pages, queries
from app.people.passport.owner import Owner
from app.people.passport.routes.sections import Answer, bp, mine, theirs
from app.people.permissions import advisor, team

READINGS = 25


@bp.get("/my-passport")
@allow(advisor)
def my_show() -> Answer:
    return _show(mine())


@bp.get("/team/people/<ref>/passport")
@allow(team)
def show(ref: str) -> Answer:
    """Who of the team reads somebody's passport is written down first, and shown to that person."""
    return _show(theirs(ref))


def _show(owner: Owner) -> Answer:
    there = queries.whole(owner.person.id)
    readings = db.session().execute(queries.readings(owner.person.id).limit(READINGS))
    return render_template(
        "people/passport/show.html",
        owner=owner,
        parts=pages.parts(there, owner.advisor),
        said=there.said,
        private=[pages.exclusion_words(row) for row in queries.exclusions(owner.person.id)],
        readings=[pages.reading_words(*row) for row in readings],
        titles=pages.TITLES,
    )
