"""How names are put in order: the seed and the numbers for anybody who may read it, and the team's button."""

from __future__ import annotations

import csv
from io import StringIO

from flask import Blueprint, Response, abort, render_template, url_for
from flask_login import current_user

from app.core import web
from app.core.i18n import gettext as _
from app.core.permissions import allow, anyone
from app.opportunities.models import Opportunity
from app.opportunities.permissions import may_manage, may_read
from app.opportunities.queries import whole_options
from app.opportunities.states import ORDERED
from app.people.permissions import team
from app.signups import actions, pages, queries

bp = Blueprint("order", __name__)


@bp.get("/opportunities/<ref>/order")
@allow(anyone)
def show(ref: str) -> str:
    opportunity = _ordered(ref)
    person_id = current_user.person_id if current_user.is_authenticated else 0
    own = queries.numbers_in(opportunity.id).get(person_id)
    lists = pages.order_lists(opportunity, queries.ranked(opportunity.id))
    return render_template("signups/order.html", opportunity=opportunity, own=own, lists=lists)


@bp.get("/opportunities/<ref>/order.csv")
@allow(anyone)
def numbers(ref: str) -> Response:
    """The numbers without names, and what else decided; before names close there is nothing but the heading."""
    opportunity = _ordered(ref)
    file = StringIO()
    table = csv.writer(file)
    table.writerow(["list", "rank", "number", "turns", "new"])
    for number, each in enumerate(pages.order_lists(opportunity, queries.ranked(opportunity.id)), start=1):
        table.writerows(
            [number, place.rank, place.number, place.turns, place.new_to_kind and "yes"] for place in each.names
        )
    answer = Response(file.getvalue(), mimetype="text/csv")
    answer.headers["Content-Disposition"] = 'attachment; filename="order.csv"'
    return answer


def _ordered(ref: str) -> Opportunity:
    opportunity = web.load(Opportunity, ref, may_read, *whole_options())
    if opportunity.method not in ORDERED:
        abort(404)
    return opportunity


@bp.post("/team/opportunities/<ref>/order")
@allow(team)
def put(ref: str) -> Response:
    opportunity_id = web.load(Opportunity, ref, may_manage).id
    said = _("The names are in order. The first have an offer.")
    back = url_for("places.team_places", ref=ref)
    return web.press(lambda by: actions.put_in_order(opportunity_id, by=by), said, back)
