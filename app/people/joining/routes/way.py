"""The team's pages about somebody on their way to the register."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Response, flash, redirect, render_template, url_for

from app.core import db, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.permissions import allow
from app.people.joining import actions, queries
from app.people.joining.forms import DONE, StepTakenForm, talk_form
from app.people.joining.routes.blueprint import Answer, bp
from app.people.joining.routes.organising import step_of
from app.people.models import Person
from app.people.permissions import team
from app.people.routes.register import advisor_of
from app.people.states import AdvisorState


@bp.route("/team/people/<ref>/conversation", methods=["GET", "POST"])
@allow(team)
def talk(ref: str) -> Answer:
    person, _advisor = advisor_of(ref)
    form = talk_form(queries.joining_of(person.id))
    if not form.validate_on_submit():
        return render_template("people/joining/talk.html", form=form, person=person)
    at, tell, by = form.at(), not form.knows.data, web.actor()
    with_id: Any = form.with_whom.data
    assert at is not None
    try:
        with db.transaction():
            actions.arrange_talk(person.id, at, with_id, tell=tell, by=by)
    except RuleBroken as broken:
        form.blame(form.day, str(broken))
        return render_template("people/joining/talk.html", form=form, person=person)
    flash(_("The conversation is saved."), "success")
    return _to(person)


AFTERWARDS = {
    AdvisorState.WAITING: _l("The register is full, so they are on the waiting list now. They are told their number."),
    AdvisorState.WELCOME: _l("The steps to join come next. They are told which these are."),
}


@bp.post("/team/people/<ref>/talked")
@allow(team)
def talked(ref: str) -> Answer:
    return _do(ref, actions.talked, "")


@bp.post("/team/people/<ref>/waiting-list")
@allow(team)
def wait(ref: str) -> Answer:
    return _do(ref, actions.put_on_waiting_list, str(AFTERWARDS[AdvisorState.WAITING]))


@bp.post("/team/people/<ref>/tell-number")
@allow(team)
def tell_number(ref: str) -> Answer:
    return _do(ref, actions.tell_place_in_list, _("They are told where they stand."))


@bp.route("/team/people/<ref>/steps/<step_ref>", methods=["GET", "POST"])
@allow(team)
def step(ref: str, step_ref: str) -> Answer:
    person, _advisor = advisor_of(ref)
    found, form = step_of(step_ref), StepTakenForm()
    if not form.validate_on_submit():
        return render_template("people/joining/step.html", form=form, person=person, step=found)
    done_on, by = form.done_on.data if form.how.data == DONE else None, web.actor()
    try:
        with db.transaction():
            actions.take_step(person.id, found.id, done_on, by=by)
    except RuleBroken as broken:
        form.blame(form.done_on, str(broken))
        return render_template("people/joining/step.html", form=form, person=person, step=found)
    flash(_("The step is saved."), "success")
    return _to(person)


@bp.post("/team/people/<ref>/steps/<step_ref>/back")
@allow(team)
def step_back(ref: str, step_ref: str) -> Answer:
    verb = partial(actions.take_step_back, step_id=step_of(step_ref).id)
    return _do(ref, verb, _("The step is open again."))


def _do(ref: str, verb: Callable[..., object], said: str) -> Answer:
    """One press of a button on a person's page. A verb that answers with a state is said by what follows from it."""
    person, _advisor = advisor_of(ref)
    by = web.actor()
    try:
        with db.transaction():
            became = verb(person.id, by=by)
    except RuleBroken as broken:
        flash(str(broken), "error")
    else:
        flash(said or str(AFTERWARDS[became]), "success")  # type: ignore[index]
    return _to(person)


def _to(person: Person) -> Response:
    return redirect(url_for("register.person", ref=person.ref))  # type: ignore[return-value]
