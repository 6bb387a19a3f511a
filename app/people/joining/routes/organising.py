"""The organisation's own steps, how many the register can hold, and the waiting list."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, abort, flash, redirect, render_template, url_for

from app.core import clock, db, web
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.joining import actions, queries
from app.people.joining.actions import organising
from app.people.joining.forms import SizeForm, StepForm
from app.people.joining.models import Step
from app.people.joining.routes.blueprint import Answer, bp
from app.people.permissions import admin, team


@bp.get("/team/joining")
@allow(team, admin)
def steps() -> Answer:
    found = queries.steps(active=False)
    return render_template(
        "people/joining/steps.html",
        asked=[each for each in found if each.active],
        put_away=[each for each in found if not each.active],
        usual=organising.usual(),
    )


@bp.post("/team/joining/usual")
@allow(team, admin)
def begin_with_usual() -> Answer:
    return _do("joining.steps", lambda by: organising.begin_with_usual(by=by), _("The steps are added."))


@bp.route("/team/joining/steps/add", methods=["GET", "POST"])
@allow(team, admin)
def add_step() -> Answer:
    return _edit(None)


@bp.route("/team/joining/steps/<step_ref>", methods=["GET", "POST"])
@allow(team, admin)
def change_step(step_ref: str) -> Answer:
    return _edit(step_of(step_ref))


def _edit(found: Step | None) -> Answer:
    form = StepForm(data={"name": found.name, "about": found.about} if found else {})
    if not form.validate_on_submit():
        return render_template("people/joining/edit_step.html", form=form, step=found)
    name, about, by = form.name.data or "", form.about.data or "", web.actor()
    try:
        with db.transaction():
            organising.save_step(found, name, about, by=by)
    except RuleBroken as broken:
        form.blame(form.name, str(broken))
        return render_template("people/joining/edit_step.html", form=form, step=None)
    flash(_("The step is saved."), "success")
    return redirect(url_for("joining.steps"))  # type: ignore[return-value]


@bp.post("/team/joining/steps/<step_ref>/earlier")
@allow(team, admin)
def earlier(step_ref: str) -> Answer:
    step_id = step_of(step_ref).id
    return _do("joining.steps", lambda by: organising.put_earlier(step_id, by=by), _("The order is saved."))


@bp.post("/team/joining/steps/<step_ref>/put-away")
@allow(team, admin)
def put_away(step_ref: str) -> Answer:
    step_id, said = step_of(step_ref).id, _("Nobody is asked for this step any more.")
    return _do("joining.steps", lambda by: organising.put_away(step_id, active=False, by=by), said)


@bp.post("/team/joining/steps/<step_ref>/use-again")
@allow(team, admin)
def use_again(step_ref: str) -> Answer:
    step_id, said = step_of(step_ref).id, _("Whoever joins from now on is asked for this step.")
    return _do("joining.steps", lambda by: organising.put_away(step_id, active=True, by=by), said)


@bp.get("/team/waiting-list")
@allow(team)
def waiting_list() -> Answer:
    rows = db.session().execute(queries.waiting_list()).all()
    return render_template(
        "people/joining/waiting_list.html", rows=rows, first=queries.next_to_invite(), fullness=queries.fullness(),
        today=clock.today(),
    )  # fmt: skip


@bp.route("/team/waiting-list/size", methods=["GET", "POST"])
@allow(team)
def size() -> Answer:
    now = queries.fullness()
    form = SizeForm(data={"most": now.most})
    if not form.validate_on_submit():
        return render_template("people/joining/size.html", form=form, fullness=now)
    most: int | None = form.most.data
    return _do("joining.waiting_list", lambda by: organising.set_size(most, by=by), _("The number is saved."))


@bp.post("/team/waiting-list/invite")
@allow(team)
def invite_next() -> Answer:
    said = _("Invited: the next on the list. They are told which steps come now.")
    return _do("joining.waiting_list", lambda by: actions.invite_next(by=by), said)


def step_of(ref: str) -> Step:
    """The step with this reference; 404 where there is none."""
    return (queries.step_by_ref(ref) if ref.isprintable() else None) or abort(404)


def _do(endpoint: str, verb: Callable[[Actor], object], said: str) -> Response:
    return web.press(verb, said, url_for(endpoint))
