"""A host signs off those who took part in what their team hosted."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_login import current_user

from app.core import web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.matching.ways import actions, pages, queries
from app.matching.ways.routes.blueprint import Answer, bp
from app.opportunities.models import Opportunity
from app.opportunities.permissions import may_host
from app.opportunities.queries import whole_options
from app.opportunities.rules import signing
from app.opportunities.states import SeatRole
from app.people.permissions import host


@bp.get("/host/sign-offs")
@allow(host)
def host_asks() -> Answer:
    asks = queries.asked_of_host(current_user.person_id)
    return render_template("matching/ways_host.html", asks=asks, title_of=pages.signed_off_title)


@bp.route("/host/opportunities/<ref>/sign-offs", methods=["GET", "POST"])
@allow(host)
def host_people(ref: str) -> Answer:
    """Everybody who took part, with a button for each step that is signed off in this kind."""
    opportunity = web.load(Opportunity, ref, may_host, *whole_options())
    roles = [role for role in (SeatRole.MEMBER, SeatRole.CHAIR) if signing.asks(opportunity.kind, role)]
    there = queries.there(opportunity.id)
    if request.method == "GET":
        given = queries.given_in(opportunity, [place.person_id for place in there])
        return render_template(
            "matching/ways_there.html", opportunity=opportunity, there=there, roles=roles, given=given,
            asked=queries.asked_in(opportunity.id), words=pages.role_words,
        )  # fmt: skip
    place = next((each for each in there if each.ref == request.form.get("place")), None)
    role = next((each for each in roles if each.value == request.form.get("role")), None)
    back = url_for("ways.host_people", ref=ref)
    if place is None or role is None:
        flash(_("Please press one of the buttons."), "error")
        return redirect(back)  # type: ignore[return-value]
    who, code, where = place.person_id, opportunity.kind_code, opportunity.id
    said = _("Thank you. %(name)s is signed off, and is told so.", name=place.person.first_name)
    return web.press(lambda by: actions.sign_off(who, code, role, opportunity_id=where, by=by), said, back)
