""" "Not this one", by the person or by the team because they said so."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask_login import current_user

from app.core import web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.opportunities.models import Opportunity
from app.opportunities.permissions import may_manage, may_read
from app.people.acting import page_after
from app.people.behalf import behalf
from app.people.models import Person
from app.people.permissions import advisor, may_see_person, team
from app.signups.aside import actions, queries
from app.signups.aside.forms import AsideBehalfForm

bp = Blueprint("aside", __name__)


@bp.post("/opportunities/<ref>/aside")
@allow(advisor)
def mine(ref: str) -> Response:
    opportunity = web.load(Opportunity, ref, may_read)
    opportunity_id, person_id, back = opportunity.id, current_user.person_id, url_for("home.opportunity", ref=ref)
    if request.form.get("answer") == "back":
        said = _("We may ask you about this one again.")
        return web.press(lambda by: actions.take_up_again(opportunity_id, person_id, by=by), said, back)
    said = _("We will not ask you about this one. You can change your mind at any time.")
    return web.press(lambda by: actions.set_aside(opportunity_id, person_id, by=by), said, back)


@bp.route("/team/opportunities/<ref>/aside/<person_ref>", methods=["GET", "POST"])
@allow(team)
def of_person(ref: str, person_ref: str) -> Response | str:
    opportunity = web.load(Opportunity, ref, may_manage)
    person = web.load(Person, person_ref, may_see_person)
    if person.advisor is None:
        abort(404)
    form = AsideBehalfForm(whose=person.id, data={"what": "aside"})
    if not form.validate_on_submit():
        now = queries.is_aside(person.id, opportunity)
        return render_template("signups/aside.html", form=form, person=person, opportunity=opportunity, aside=now)
    opportunity_id, person_id, by = opportunity.id, person.id, behalf(person.id, form)
    verb = actions.set_aside if form.what.data == "aside" else actions.take_up_again
    back = page_after(person, url_for("register.person", ref=person_ref))
    return web.press(lambda _by: verb(opportunity_id, person_id, by=by), _("Saved."), back)
