"""What fits me: everything that is open in order of fit, for oneself, or read to somebody who rang."""

from __future__ import annotations

from flask import abort, render_template
from flask_login import current_user

from app.core import web
from app.core.permissions import allow
from app.home.fitting import fitting
from app.home.routes.about import bp
from app.home.routes.acting import the_advisor
from app.opportunities.queries import advisor_facts
from app.people.eyes import eyes_of
from app.people.permissions import advisor, team


@bp.get("/what-fits-me")
@allow(advisor)
def what_fits_me() -> str:
    facts = advisor_facts(current_user.person_id) or abort(404)
    page, items = fitting(current_user, facts, web.page_number())
    return render_template("home/what_fits.html", page=page, items=items, person=None)


@bp.get("/team/people/<ref>/what-fits")
@allow(team)
def what_fits(ref: str) -> str:
    """As this person would read it."""
    person, _of_theirs = the_advisor(ref)
    facts = advisor_facts(person.id) or abort(404)
    page, items = fitting(eyes_of(person), facts, web.page_number())
    return render_template("home/what_fits.html", page=page, items=items, person=person)
