"""Teams that would welcome you: for advisors, for a host's own teams, and for the involvement team."""

from __future__ import annotations

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user
from sqlalchemy.orm import selectinload

from app.core import db, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.matching.welcomes import actions, queries
from app.matching.welcomes.forms import TeamsForm, WordsForm
from app.matching.welcomes.permissions import may_show, of_the_team
from app.opportunities.queries import teams_of
from app.people.acting import page_after
from app.people.behalf import behalf
from app.people.models import Person, Team
from app.people.permissions import advisor as is_advisor
from app.people.permissions import host, may_see_person, team

bp = Blueprint("welcomes", __name__)
Answer = Response | str


@bp.get("/teams")
@allow(is_advisor)
def index() -> Answer:
    me = current_user.person_id
    return render_template("matching/teams.html", rows=queries.shown_to(me), hears=queries.hears_from(me))


@bp.post("/teams")
@allow(is_advisor)
def hear() -> Answer:
    """One team more, or one less."""
    me, wanted = current_user.person_id, request.form.get("team", "")
    known = {row.team.ref: row.team_id for row in queries.shown_to(me)}
    back, hears = url_for("welcomes.index"), queries.hears_from(me)
    if wanted not in known:
        flash(_("One of these teams is not there any more. Look at the page again."), "error")
        return redirect(back)  # type: ignore[return-value]
    more = request.form.get("hear") == "yes"
    teams = hears | {known[wanted]} if more else hears - {known[wanted]}
    said = _("Kept. When they look for people, we say so beside it.") if more else _("Kept: not from them any more.")
    return web.press(lambda by: actions.hear_from(me, teams, by=by), said, back)


@bp.get("/host/welcomes")
@allow(host)
def own_teams() -> Answer:
    rows = [(each, queries.of_team(each.id), queries.how_many(each.id)) for each in teams_of(current_user.person_id)]
    return render_template("matching/welcomes_host.html", rows=rows)


@bp.route("/host/welcomes/<ref>", methods=["GET", "POST"])
@allow(host)
def write(ref: str) -> Answer:
    found = web.load(Team, ref, of_the_team, selectinload(Team.members))
    row, back = queries.of_team(found.id), url_for("welcomes.own_teams")
    form = WordsForm(data={"words": row.words if row else ""})
    if not form.validate_on_submit():
        return render_template("matching/welcome.html", form=form, team=found, row=row, back=back, may_show=False)
    team_id, words = found.id, form.words.data or ""
    said = _("Saved. The involvement team reads it, and shows it.")
    return web.press(lambda by: actions.write(team_id, words, by=by), said, back)


@bp.get("/team/welcomes")
@allow(team)
def every_team() -> Answer:
    return render_template("matching/welcomes_team.html", rows=queries.every_welcome())


@bp.route("/team/welcomes/<ref>", methods=["GET", "POST"])
@allow(team)
def show(ref: str) -> Answer:
    """The host's words, to be shown as they are or put into others."""
    found = web.load(Team, ref, may_show)
    row, back = queries.of_team(found.id) or abort(404), url_for("welcomes.every_team")
    form = WordsForm(data={"words": row.words, "seen": row.words})
    if not form.validate_on_submit():
        return render_template("matching/welcome.html", form=form, team=found, row=row, back=back, may_show=True)
    team_id, words, seen = found.id, form.words.data or "", form.seen.data or ""
    return web.press(
        lambda by: actions.show(team_id, words, seen, by=by), _("Shown to everybody on the register."), back
    )


@bp.post("/team/welcomes/<ref>/take-down")
@allow(team)
def take_down(ref: str) -> Answer:
    team_id, said = web.load(Team, ref, may_show).id, _("Taken down. The team can write other words.")
    return web.press(lambda by: actions.take_down(team_id, by=by), said, url_for("welcomes.every_team"))


@bp.route("/team/people/<ref>/teams", methods=["GET", "POST"])
@allow(team)
def of_person(ref: str) -> Answer:
    """Somebody rang: from these teams they would like to hear."""
    person = web.load(Person, ref, may_see_person)
    if person.advisor is None:
        abort(404)
    rows, hears = queries.shown_to(person.id), queries.hears_from(person.id)
    known = {row.team.ref: row.team_id for row in rows}
    form = TeamsForm(whose=person.id, data={"teams": [each for each, number in known.items() if number in hears]})
    form.offer(rows)
    if not rows or not form.validate_on_submit():
        return render_template("matching/teams_of.html", form=form, person=person)
    picked: list[str] = form.teams.data or []
    kept, chosen = hears - set(known.values()), {known[each] for each in picked}
    by = behalf(person.id, form)
    try:
        with db.transaction():
            actions.hear_from(person.id, kept | chosen, by=by)
    except RuleBroken as broken:
        form.form_errors.append(str(broken))
        return render_template("matching/teams_of.html", form=form, person=person)
    flash(_("Recorded."), "success")
    return redirect(page_after(person, url_for("register.person", ref=ref)))  # type: ignore[return-value]
