"""Lists of opportunities for hosts and the team, and the page of one."""

from __future__ import annotations

from flask import render_template
from flask_login import current_user

from app.core import clock, web
from app.core.permissions import allow
from app.opportunities import queries
from app.opportunities.forms.filters import team_filters
from app.opportunities.pages import summary
from app.opportunities.routes.blueprint import Answer, bp, load
from app.people import permissions as people


@bp.get("/host/opportunities")
@allow(people.host)
def host_list() -> Answer:
    page = web.paginate(queries.host_opportunities(current_user.person_id))
    rows = [summary.row(opportunity, "host") for opportunity in page.rows]
    return render_template("opportunities/host_list.html", page=page, rows=rows)


@bp.get("/team/opportunities")
@allow(people.team)
def team_list() -> Answer:
    form = team_filters()
    wanted = form.wanted()
    page = web.paginate(queries.team_inbox(wanted))
    rows = [summary.row(opportunity, "team") for opportunity in page.rows]
    active, narrowed = wanted != queries.Wanted(), wanted != queries.Wanted(q=wanted.q)
    return render_template(
        "opportunities/team_list.html", page=page, rows=rows, form=form, active=active, narrowed=narrowed
    )


@bp.get("/host/opportunities/<ref>")
@allow(people.host)
def host_show(ref: str) -> Answer:
    return _one("host", ref)


@bp.get("/team/opportunities/<ref>")
@allow(people.team)
def team_show(ref: str) -> Answer:
    return _one("team", ref)


def _one(area: str, ref: str) -> Answer:
    opportunity = load(area, ref)
    shown = summary.shown(opportunity, area, clock.now())
    return render_template("opportunities/show.html", opportunity=opportunity, area=area, shown=shown)
