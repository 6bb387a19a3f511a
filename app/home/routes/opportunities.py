"""The list of opportunities, one of them, and the same list for other systems."""

from __future__ import annotations

from flask import Response, current_app, jsonify, render_template
from flask_login import AnonymousUserMixin, current_user

from app.core import clock, db, web
from app.core.permissions import allow, anyone
from app.home import cards
from app.home.forms import ListFilters
from app.home.queries import fitting, standing
from app.home.routes.about import bp
from app.opportunities import queries
from app.opportunities.models import Opportunity
from app.opportunities.permissions import may_read
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.fit import reasons
from app.people.models import Role
from app.signups import rules

FEED_LENGTH = 500


@bp.get("/opportunities")
@allow(anyone)
def opportunities() -> str:
    filters = ListFilters(queries.kinds())
    facts = _facts()
    wanted = queries.filtered(queries.open_for(current_user), filters.asked())
    if facts and filters.asked().get("fits"):
        wanted = fitting(wanted, facts)
    page = web.paginate(wanted.options(*cards.unread()))
    found = standing([row.id for row in page.rows], _person_id())
    shown = cards.cards(page.rows, found, facts, clock.now())
    return render_template("home/opportunities.html", filters=filters, page=page, cards=shown)


@bp.get("/opportunities/<ref>")
@allow(anyone)
def opportunity(ref: str) -> str:
    row = web.load(Opportunity, ref, may_read, *queries.whole_options())
    found = standing([row.id], _person_id())
    facts, now = _facts(), clock.now()
    return render_template(
        "home/opportunity.html",
        opportunity=row,
        places=cards.places_left(row, found.taken, now),
        mine=found.mine.get(row.id),
        reasons=reasons(row, facts, now) if facts else [],
        takes_names=rules.takes_names(row, now),
        is_advisor=facts is not None,
    )


@bp.get("/opportunities.json")
@allow(anyone)
def feed() -> Response:
    """Public opportunities only, whoever asks; at most 500, the nearest first."""
    rows = db.session().scalars(queries.open_for(AnonymousUserMixin()).limit(FEED_LENGTH)).unique().all()
    answer = jsonify(
        organisation=current_app.config["ORGANISATION_NAME"], opportunities=[cards.as_json(row) for row in rows]
    )
    answer.headers["Cache-Control"] = "public, max-age=300"
    return answer


def _facts() -> AdvisorFacts | None:
    if not current_user.is_authenticated or Role.ADVISOR not in current_user.roles:
        return None
    return queries.advisor_facts(current_user.person_id)


def _person_id() -> int | None:
    return current_user.person_id if current_user.is_authenticated else None
