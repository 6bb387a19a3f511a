"""Teams and who is in them."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for

from app.core import db, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people import pages, queries
from app.people.actions import teams as verbs
from app.people.forms.staff import JoinForm, PlaceForm, TeamForm, leave_form, team_form
from app.people.models import Team, TeamMember
from app.people.permissions import admin
from app.people.routes.staff import Answer, bp


@bp.get("/admin/teams")
@allow(admin)
def teams() -> Answer:
    all_teams = queries.teams()
    return render_template("people/teams.html", cards=[(team, pages.team_card(team)) for team in all_teams])


@bp.route("/admin/teams/add", methods=["GET", "POST"])
@allow(admin)
def add_team() -> Answer:
    return _save_team(Team(), team_form())


@bp.route("/admin/teams/<ref>/change", methods=["GET", "POST"])
@allow(admin)
def change_team(ref: str) -> Answer:
    team = _team(ref)
    known = {"name": team.name, "service": team.service_id, "site": team.site_id, "cost_centre": team.cost_centre}
    return _save_team(team, team_form(**known))


def _save_team(team: Team, form: TeamForm) -> Answer:
    if not form.validate_on_submit():
        return render_template("people/team_form.html", form=form, team=team)
    actor, values, known = web.actor(), form.values(), team.id
    try:
        with db.transaction() as session:
            saved = verbs.save_team(session.get_one(Team, known) if known else team, by=actor, **values)
    except RuleBroken as broken:
        form.blame(form.name, str(broken))
        return render_template("people/team_form.html", form=form, team=team)
    flash(_("%(name)s is saved.", name=saved.name), "success")
    return redirect(url_for("admin.team", ref=saved.ref))  # type: ignore[return-value]


def _team(ref: str) -> Team:
    found = queries.team_by_ref(ref)
    if found is None:
        abort(404)
    return found


@bp.route("/admin/teams/<ref>", methods=["GET", "POST"])
@allow(admin)
def team(ref: str) -> Answer:
    """The team and its people; the form on the page adds a host."""
    found, form = _team(ref), JoinForm()
    there = {member.person_id for member in found.members}
    form.person.choices = [(each.id, each.name) for each in queries.hosts() if each.id not in there]
    if not form.validate_on_submit():
        return render_template("people/team.html", team=found, form=form, members=pages.members(found))
    actor, person_id = web.actor(), int(form.person.data or 0)
    try:
        with db.transaction():
            verbs.join(found.id, person_id, by=actor)
    except RuleBroken as broken:
        form.blame(form.person, str(broken))
        return render_template("people/team.html", team=found, form=form, members=pages.members(found))
    flash(_("Saved."), "success")
    return redirect(url_for("admin.team", ref=ref))  # type: ignore[return-value]


def _member(team: Team, person_ref: str) -> TeamMember:
    found = next((each for each in team.members if each.person.ref == person_ref), None)
    if found is None:
        abort(404)
    return found


@bp.route("/admin/teams/<ref>/people/<person_ref>", methods=["GET", "POST"])
@allow(admin)
def member(ref: str, person_ref: str) -> Answer:
    """Lead, deputy or member."""
    found = _team(ref)
    one = _member(found, person_ref)
    form = PlaceForm(data={"place": pages.place_code(one)})
    if not form.validate_on_submit():
        return render_template("people/member.html", form=form, team=found, member=one)
    actor, place = web.actor(), str(form.place.data)
    try:
        with db.transaction():
            verbs.give_place(found.id, one.person_id, place, by=actor)
    except RuleBroken as broken:
        form.blame(form.place, str(broken))
        return render_template("people/member.html", form=form, team=found, member=one)
    flash(_("Saved."), "success")
    return redirect(url_for("admin.team", ref=ref))  # type: ignore[return-value]


@bp.route("/admin/teams/<ref>/people/<person_ref>/leave", methods=["GET", "POST"])
@allow(admin)
def leave(ref: str, person_ref: str) -> Answer:
    found = _team(ref)
    one = _member(found, person_ref)
    form = leave_form(one)
    if not form.validate_on_submit():
        return render_template("people/leave.html", form=form, team=found, member=one)
    actor, successor = web.actor(), form.takes_over.data
    try:
        with db.transaction():
            verbs.leave(found.id, one.person_id, successor, by=actor)
    except RuleBroken as broken:
        form.blame(form.takes_over, str(broken))
        return render_template("people/leave.html", form=form, team=found, member=one)
    flash(_("%(name)s is not in the team any more.", name=one.person.name), "success")
    return redirect(url_for("admin.team", ref=ref))  # type: ignore[return-value]
