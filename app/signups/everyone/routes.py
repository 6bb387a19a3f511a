"""Writing to everybody with a place: for the involvement team, and for a host to their own people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, url_for

from app.core import preview, web
from app.core.errors import RuleBroken
from app.core.formatting import people
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.opportunities.models import Opportunity
from app.opportunities.permissions import may_host, may_manage
from app.opportunities.queries import whole_options
from app.people.permissions import host, team
from app.signups.everyone import actions, pages
from app.signups.everyone.forms import EveryoneForm
from app.signups.everyone.states import Subject, Whom

bp = Blueprint("everyone", __name__)
Answer = Response | str
MAY: dict[str, Callable[[Any, Opportunity], bool]] = {"team": may_manage, "host": may_host}


@bp.route("/<any(host, team):area>/opportunities/<ref>/write", methods=["GET", "POST"])
@allow(team, host)
def write(area: str, ref: str) -> Answer:
    """Nothing is sent before it was shown to how many it goes; what was typed is kept whatever happens."""
    opportunity = web.load(Opportunity, ref, MAY[area], *whole_options())
    form, back = EveryoneForm(), url_for(f"places.{area}_places", ref=ref)
    form.fit(opportunity)
    if preview.ready(form):
        try:
            page = _send(form, opportunity, by_team=area == "team")
        except RuleBroken as broken:
            form.form_errors.append(str(broken))
        else:
            return page or redirect(back)  # type: ignore[return-value]
    return render_template("signups/everyone.html", form=form, opportunity=opportunity, back=back)


def _send(form: EveryoneForm, opportunity: Opportunity, *, by_team: bool) -> str | None:
    """The page of what it would send, or None once it is sent."""
    opportunity_id, session_id, by = opportunity.id, form.session_id(), web.actor()
    subject, whom, words = Subject(form.subject.data), Whom(form.whom.data), str(form.words.data)
    change, number = pages.writing(opportunity, session_id, subject, words, whom), 0

    def act() -> None:
        nonlocal number
        number = actions.write(opportunity_id, session_id, subject, words, whom, by=by, by_team=by_team)

    page = preview.carry_out(act, change)
    if page is None:
        flash(_("Your message goes to %(people)s, each in the way they chose.", people=people(number)), "success")
    return page
