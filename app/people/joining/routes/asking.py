"""Asking to join, for anybody; and by the team for somebody who rang or wrote."""

from __future__ import annotations

from datetime import timedelta

from flask import flash, redirect, render_template, url_for

from app.core import db, throttle, web
from app.core.actor import Asked
from app.core.i18n import gettext as _
from app.core.permissions import allow, anyone
from app.people.joining import actions, queries
from app.people.joining.forms import AskForm, AskForThemForm
from app.people.joining.routes.blueprint import Answer, bp
from app.people.permissions import team

FROM_ONE_ADDRESS = 20  # forms in an hour: a ward or a library has one address for everybody


@bp.route("/join", methods=["GET", "POST"])
@allow(anyone)
def ask() -> Answer:
    form = AskForm()
    if not form.validate_on_submit():
        return render_template("people/joining/ask.html", form=form, full=queries.fullness().full)
    with db.transaction():
        held = throttle.count_try("join-from", web.came_from(), most=FROM_ONE_ADDRESS, within=timedelta(hours=1))
        if not held:
            actions.ask(form.values(), form.said.data or "", by=web.actor(), by_web=True)
    if held:
        form.form_errors.append(_("Many people asked from here just now. Wait an hour and send it again, or ring us."))
        return render_template("people/joining/ask.html", form=form, full=False), 429
    return redirect(url_for("joining.thanks"))  # type: ignore[return-value]


@bp.get("/join/thanks")
@allow(anyone)
def thanks() -> Answer:
    return render_template("people/joining/thanks.html", full=queries.fullness().full)


@bp.route("/team/people/asked-to-join", methods=["GET", "POST"])
@allow(team)
def ask_for_them() -> Answer:
    form = AskForThemForm()
    if not form.validate_on_submit():
        return render_template("people/joining/ask_for_them.html", form=form)
    values, said, by = form.values(), form.said.data or "", web.actor()
    with db.transaction():
        new = actions.ask(values, said, by=by, asked=Asked(form.asked.data))
    flash(_("Saved: %(name)s asked to join.", name=new.name), "success")
    return redirect(url_for("register.person", ref=new.ref))  # type: ignore[return-value]
