"""One's own break: begun in two taps, ended in one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from flask import Response, flash, redirect, render_template, url_for
from flask_login import current_user

from app.core import db, formatting, web
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.actions import advisors
from app.people.forms.pause import PauseForm
from app.people.models import Advisor
from app.people.permissions import advisor as is_advisor
from app.people.routes.account import Answer, bp
from app.people.states import AdvisorState


@bp.route("/account/break", methods=["GET", "POST"])
@allow(is_advisor)
def pause() -> Answer:
    """Not now, ask me again on a day."""
    advisor, form = _mine(), PauseForm()
    paused = advisor.state is AdvisorState.PAUSED
    if not (paused or advisor.state is AdvisorState.ACTIVE):
        flash(_("You are not on the register at the moment. Ring us if you would like to change that."))
        return redirect(url_for("account.show"))  # type: ignore[return-value]
    if not form.validate_on_submit():
        return render_template("people/my_break.html", form=form, paused=paused)
    last_day = form.last_day()
    said = _("You are on a break. We ask you again when you tell us.")
    if last_day:
        said = _("You are on a break. We ask you again on %(day)s.", day=formatting.day(last_day + timedelta(days=1)))
    return _do(lambda by: advisors.pause(advisor.person_id, last_day, by=by), said)


@bp.post("/account/back")
@allow(is_advisor)
def back() -> Answer:
    advisor = _mine()
    if advisor.state is AdvisorState.ACTIVE:  # pressed twice, or the day came meanwhile
        return redirect(url_for("account.show"))  # type: ignore[return-value]
    return _do(lambda by: advisors.come_back(advisor.person_id, by=by), _("Welcome back. We will ask you again."))


def _mine() -> Advisor:
    return db.session().get_one(Advisor, current_user.person_id)


def _do(act: Callable[[Actor], object], said: str) -> Response:
    by = web.actor()
    try:
        with db.transaction():
            act(by)
    except RuleBroken as broken:
        flash(str(broken))
    else:
        flash(said, "success")
    return redirect(url_for("account.show"))  # type: ignore[return-value]
