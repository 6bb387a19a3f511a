"""The checks of one person: which are clear, and until when they count."""

from __future__ import annotations

from flask import flash, redirect, render_template, request

from app.core import db, web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people import queries, trained
from app.people.actions.checks import record_check
from app.people.forms.checks import CheckForm
from app.people.permissions import team
from app.people.routes.register import Answer, advisor_of, bp


@bp.route("/team/people/<ref>/checks", methods=["GET", "POST"])
@allow(team)
def checks(ref: str) -> Answer:
    found, _advisor = advisor_of(ref)
    form = CheckForm()
    if not form.validate_on_submit():
        written = trained.checks(queries.checks_of(found.id))
        return render_template("people/checks.html", form=form, person=found, checks=written)
    actor, code, cleared_on, until = web.actor(), str(form.check.data), form.cleared_on.data, form.counts_until.data
    with db.transaction():
        record_check(found.id, code, cleared_on, until, by=actor)
    flash(_("The check is saved."), "success")
    return redirect(request.path)  # type: ignore[return-value]
