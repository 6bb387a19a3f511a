"""What the team does for an advisor: a break, back again, moving on, training, an account."""

from __future__ import annotations

from collections.abc import Callable

from flask import flash, redirect, render_template, url_for

from app.core import db, web
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people import queries
from app.people.acting import page_after
from app.people.actions import accounts, advisors
from app.people.behalf import BehalfForm, behalf
from app.people.forms.advisors import BackForm, BreakForm, TrainingForm, WelcomeForm
from app.people.joining import actions as joining
from app.people.models import Person
from app.people.permissions import only_advises, team
from app.people.routes.register import Answer, advisor_of, bp
from app.people.routes.sign_in_email import ask_sign_in_email


@bp.route("/team/people/<ref>/break", methods=["GET", "POST"])
@allow(team)
def take_break(ref: str) -> Answer:
    found, advisor = advisor_of(ref)
    form = BreakForm(whose=found.id, data={"until": advisor.paused_until})
    until = form.until.data
    return act_for(found, form, "people/break.html", lambda by: advisors.pause(found.id, until, by=by))


@bp.route("/team/people/<ref>/back", methods=["GET", "POST"])
@allow(team)
def back(ref: str) -> Answer:
    found, _advisor = advisor_of(ref)
    return act_for(found, BackForm(whose=found.id), "people/back.html", lambda by: advisors.come_back(found.id, by=by))


@bp.route("/team/people/<ref>/welcome", methods=["GET", "POST"])
@allow(team)
def welcome(ref: str) -> Answer:
    found, _advisor = advisor_of(ref)
    return act_for(
        found, WelcomeForm(whose=found.id), "people/welcome.html", lambda by: joining.welcome(found.id, by=by)
    )


def act_for(person: Person, form: BehalfForm, template: str, act: Callable[[Actor], None]) -> Answer:
    """Ask how they asked, do it for them, and go back to their page."""
    if not form.validate_on_submit():
        return render_template(template, form=form, person=person)
    by = behalf(person.id, form)
    try:
        with db.transaction():
            act(by)
    except RuleBroken as broken:
        form.form_errors.append(str(broken))
        return render_template(template, form=form, person=person)
    flash(_("Saved."), "success")
    return redirect(page_after(person, url_for("register.person", ref=person.ref)))  # type: ignore[return-value]


@bp.route("/team/people/<ref>/training", methods=["GET", "POST"])
@allow(team)
def training(ref: str) -> Answer:
    found, _advisor = advisor_of(ref)
    form = TrainingForm()
    form.course.choices = [(course.code, course.name) for course in queries.courses()]
    if not form.validate_on_submit():
        return render_template("people/training.html", form=form, person=found)
    actor, done_on, expires_on = web.actor(), form.done_on.data, form.expires_on.data
    evidence = form.evidence.data or None
    with db.transaction():
        code = form.course.data or advisors.course_named(form.new_course.data or "").code
        advisors.record_training(found.id, code, done_on, expires_on, by=actor, evidence=evidence)
    flash(_("The training is saved."), "success")
    return redirect(url_for("register.person", ref=ref))  # type: ignore[return-value]


@bp.post("/team/people/<ref>/invite")
@allow(team)
def invite(ref: str) -> Answer:
    """The refusal is a message on the person's page: there is no form to show it beside."""
    found, _advisor = advisor_of(ref)
    actor = web.actor()
    try:
        with db.transaction():
            accounts.invite_advisor(found.id, by=actor)
    except RuleBroken as broken:
        flash(str(broken))
    else:
        flash(_("The invitation is on its way. The link works for 7 days."), "success")
    return redirect(url_for("register.person", ref=ref))  # type: ignore[return-value]


@bp.route("/team/people/<ref>/sign-in", methods=["GET", "POST"])
@allow(team)
def sign_in_email(ref: str) -> Answer:
    found, _advisor = advisor_of(ref)
    back = url_for("register.person", ref=ref)
    if found.account is None or not only_advises(found):
        flash(_("This person is also staff, so an administrator changes how they sign in."))
        return redirect(back)  # type: ignore[return-value]
    return ask_sign_in_email(found, found.account, back=back)
