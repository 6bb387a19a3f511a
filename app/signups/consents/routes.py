"""What somebody says yes or no to, for themselves or through the team; and the host's page of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, abort, render_template, url_for
from sqlalchemy.orm import joinedload, selectinload

from app.core import web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.opportunities.models import Opportunity
from app.opportunities.permissions import may_host, may_manage
from app.people.acting import page_after
from app.people.behalf import behalf
from app.people.models import Team
from app.people.permissions import advisor, host, team
from app.signups.consents import actions, pages, queries
from app.signups.consents.forms import ConsentBehalfForm, ConsentForm, form_for
from app.signups.consents.rules import asked
from app.signups.models import Place
from app.signups.permissions import may_arrange, own

bp = Blueprint("consents", __name__)
Answer = Response | str
MAY: dict[str, Callable[[Any, Opportunity], bool]] = {"team": may_manage, "host": may_host}
WITH_IT = (joinedload(Place.person), joinedload(Place.opportunity))


@bp.route("/places/<ref>/consents", methods=["GET", "POST"])
@allow(advisor)
def mine(ref: str) -> Answer:
    return _say(web.load(Place, ref, own, *WITH_IT), ConsentForm, url_for("signups.show", ref=ref))


@bp.route("/team/places/<ref>/consents", methods=["GET", "POST"])
@allow(team)
def of_person(ref: str) -> Answer:
    place = web.load(Place, ref, may_arrange, *WITH_IT)
    back = page_after(place.person, url_for("register.person", ref=place.person.ref))
    return _say(place, ConsentBehalfForm, back)


def _say(place: Place, kind: type[ConsentForm], back: str) -> Answer:
    said = queries.of_person(place.person_id, place.opportunity_id)
    details = place.opportunity.details
    questions = {to: pages.question(to, details) for to in dict.fromkeys([*asked(details), *said])}
    if not questions:
        abort(404)
    form = form_for(kind, questions, said, **({"whose": place.person_id} if kind is ConsentBehalfForm else {}))
    if form.validate_on_submit():
        by = behalf(place.person_id, form) if isinstance(form, ConsentBehalfForm) else web.actor()
        place_id, answers = place.id, form.answers()
        kept = _("Saved. You can change it at any time, also when it is over.")
        told = web.done(form, lambda by: actions.say(place_id, answers, questions, by=by), kept, back, by=by)
        if told:
            return told
    return render_template("signups/consents/say.html", form=form, place=place, back=back)


@bp.get("/<any(host, team):area>/opportunities/<ref>/consents")
@allow(host, team)
def read(area: str, ref: str) -> Answer:
    """Who said yes to what: read before anything is told, recorded or shown again."""
    opportunity = web.load(Opportunity, ref, MAY[area], joinedload(Opportunity.team).selectinload(Team.members),
                           selectinload(Opportunity.sessions))  # fmt: skip
    rows = queries.in_opportunity(opportunity.id)
    questions = list(dict.fromkeys([*asked(opportunity.details), *(to for _person, said in rows for to in said)]))
    if not questions:
        abort(404)
    return render_template(
        "signups/consents/read.html", area=area, opportunity=opportunity, rows=rows, questions=questions,
        names=pages.NAMES, said=pages.said,
    )  # fmt: skip
