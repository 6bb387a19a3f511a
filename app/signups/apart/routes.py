"""Staying all the same, by the person; and "I have talked with them", by the team."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, url_for

from app.core import web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.opportunities.models import Opportunity
from app.opportunities.permissions import may_manage
from app.people.models import Person
from app.people.permissions import advisor as is_advisor
from app.people.permissions import may_see_person, team
from app.signups import queries as signups
from app.signups.apart import actions, queries
from app.signups.models import Place
from app.signups.permissions import own

bp = Blueprint("apart", __name__)


@bp.post("/places/<ref>/stay")
@allow(is_advisor)
def stay(ref: str) -> Response:
    place = web.load(Place, ref, own)
    ids, back = (place.person_id, place.opportunity_id), url_for("signups.show", ref=ref)
    return web.press(lambda by: actions.settle(*ids, by=by), _("Thank you. Nothing changes for you."), back)


@bp.get("/team/opportunities/<ref>/ring-first/<person_ref>")
@allow(team)
def show(ref: str, person_ref: str) -> str:
    opportunity, person = _both(ref, person_ref)
    places = signups.live_of(person.id, [opportunity.id])
    return render_template("signups/ring_first.html", opportunity=opportunity, person=person, places=places)


@bp.post("/team/opportunities/<ref>/ring-first/<person_ref>")
@allow(team)
def talked(ref: str, person_ref: str) -> Response:
    opportunity, person = _both(ref, person_ref)
    ids = person.id, opportunity.id
    return web.press(lambda by: actions.settle(*ids, by=by), _("Saved."), url_for("home.day"))


def _both(ref: str, person_ref: str) -> tuple[Opportunity, Person]:
    opportunity = web.load(Opportunity, ref, may_manage)
    person = web.load(Person, person_ref, may_see_person)
    if (person.id, opportunity.id) not in queries.known():
        abort(404)
    return opportunity, person
