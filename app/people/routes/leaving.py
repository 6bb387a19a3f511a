"""What the team writes down when somebody leaves the register: moving on, staying after all, a death."""

from __future__ import annotations

from collections.abc import Callable

from flask import render_template, url_for

from app.core import web
from app.core.actor import Actor
from app.core.forms import Form
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.actions import leaving
from app.people.forms.advisors import DidNotDieForm, DiedForm, MoveOnForm
from app.people.models import Person
from app.people.permissions import team
from app.people.routes.advisors import act_for
from app.people.routes.register import Answer, advisor_of, bp
from app.people.states import Ending


@bp.route("/team/people/<ref>/moved-on", methods=["GET", "POST"])
@allow(team)
def moved_on(ref: str) -> Answer:
    found, _advisor = advisor_of(ref)
    form = MoveOnForm(whose=found.id)
    because = form.because.data
    return act_for(found, form, "people/moved_on.html", lambda by: leaving.move_on(found.id, Ending(because), by=by))


@bp.post("/team/people/<ref>/ask-to-stay")
@allow(team)
def ask_to_stay(ref: str) -> Answer:
    found, _advisor = advisor_of(ref)
    said = _("They are asked whether they would like to stay.")
    return _do(found, lambda by: leaving.ask_to_stay(found.id, by=by), said)


@bp.post("/team/people/<ref>/stays")
@allow(team)
def stays(ref: str) -> Answer:
    found, _advisor = advisor_of(ref)
    return _do(found, lambda by: leaving.stays(found.id, by=by), _("Saved: they would like to stay."))


@bp.route("/team/people/<ref>/died", methods=["GET", "POST"])
@allow(team)
def died(ref: str) -> Answer:
    found, _advisor = advisor_of(ref)
    said = _("Written down. Nothing is sent to them any more.")
    return _ask(found, DiedForm(), "people/died.html", lambda by: leaving.died(found.id, by=by), said)


@bp.route("/team/people/<ref>/did-not-die", methods=["GET", "POST"])
@allow(team)
def did_not_die(ref: str) -> Answer:
    found, _advisor = advisor_of(ref)
    said = _("Put right. They hear from us again as before.")
    return _ask(
        found, DidNotDieForm(), "people/did_not_die.html", lambda by: leaving.did_not_die(found.id, by=by), said
    )


def _ask(person: Person, form: Form, template: str, verb: Callable[[Actor], None], said: str) -> Answer:
    if not form.validate_on_submit():
        return render_template(template, form=form, person=person)
    return _do(person, verb, said)


def _do(person: Person, verb: Callable[[Actor], None], said: str) -> Answer:
    return web.press(verb, said, url_for("register.person", ref=person.ref))
