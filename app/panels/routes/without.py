"""A team's panels, with and without lived experience, and the figure of both."""

from __future__ import annotations

from flask import Response, flash, redirect, render_template, request, url_for
from flask_login import current_user

from app.core import clock, web
from app.core.csv_file import csv_file
from app.core.i18n import gettext as _
from app.opportunities.queries import all_teams
from app.panels import actions, pages, queries
from app.panels.forms import PanelFilters, WhyForm, WithoutForm
from app.panels.routes.blueprint import Answer, address, bp, load, staff
from app.panels.states import WhyWithout
from app.people import permissions as people
from app.people.models import Team


@bp.get("/host/panels")
@staff
def index() -> Answer:
    teams, form = _teams(), PanelFilters()
    form.offer(teams)
    chosen = [each.id for each in form.chosen(teams)]
    page = web.paginate(queries.listed(chosen))
    return render_template(
        "panels/list.html", form=form, page=page, cards=[(each.ref, *pages.card(each)) for each in page.rows],
        figures=pages.figures(queries.rows_of(chosen, *form.days(clock.today()))), asked=request.args.to_dict(),
    )  # fmt: skip


@bp.get("/host/panels.csv")
@staff
def file() -> Response:
    teams, form = _teams(), PanelFilters()
    form.offer(teams)
    rows = queries.rows_of([each.id for each in form.chosen(teams)], *form.days(clock.today()))
    return csv_file("panels.csv", pages.heading(), pages.file_rows(rows))


@bp.route("/host/panels/new", methods=["GET", "POST"])
@staff
def log() -> Answer:
    teams, form = _teams(), WithoutForm()
    if not teams:
        flash(_("You belong to no team yet. Ask an administrator."), "error")
        return redirect(url_for("panels.index"))  # type: ignore[return-value]
    form.offer(teams)
    if not form.good():
        return render_template("panels/log.html", form=form, team=teams[0] if not form.team else None)
    by_ref = {each.ref: each.id for each in teams}
    team_id = by_ref[str(form.team.data)] if form.team else teams[0].id
    said = {"post": form.post.data or "", "day": form.day.data, "band": form.band.data or ""}
    why, thanks = WhyWithout(form.why.data), _("Saved. Thank you: only so can anybody say how many panels there were.")
    return web.press(lambda by: actions.log_without(team_id, why=why, **said, by=by), thanks, url_for("panels.index"))


@bp.route("/host/panels/<ref>/why-without", methods=["GET", "POST"])
@staff
def why_without(ref: str) -> Answer:
    panel = load(ref)
    panel_id, form = panel.id, WhyForm(data={"why": panel.why_without.value if panel.why_without else None})
    if not form.validate_on_submit():
        return render_template("panels/why.html", form=form, back=address(ref))
    why = WhyWithout(form.why.data)
    return web.press(lambda by: actions.say_why(panel_id, why, by=by), _("Saved."), address(ref))


@bp.post("/host/panels/<ref>/take-back")
@staff
def take_back(ref: str) -> Answer:
    panel_id = load(ref).id
    said = _("Taken back. It does not count any more.")
    return web.press(lambda by: actions.take_back(panel_id, by=by), said, url_for("panels.index"))


def _teams() -> list[Team]:
    return all_teams() if people.team(current_user) else queries.teams_of(current_user.person_id)
