"""Payments that a promise leaves open, for the involvement team to decide."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for

from app.core import db, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.permissions import team
from app.recognition import actions, pages, queries
from app.recognition.forms import DecideForm
from app.recognition.routes.bp import Answer, bp


@bp.get("/team/payments")
@allow(team)
def undecided() -> Answer:
    return render_template("recognition/undecided.html", contributions=queries.undecided())


@bp.route("/team/payments/<code>", methods=["GET", "POST"])
@allow(team)
def decide(code: str) -> Answer:
    """`code` is that of the certificate."""
    certificate = queries.certificate(code) or abort(404)
    contribution, form = certificate.contribution, DecideForm()
    if contribution.pence is not None:
        flash(_("This payment has been worked out."))
        return redirect(url_for("recognition.undecided"))  # type: ignore[return-value]
    if form.validate_on_submit() and _decided(contribution.id, form):
        flash(_("The payment is saved. The person can see it."), "success")
        return redirect(url_for("recognition.undecided"))  # type: ignore[return-value]
    other = pages.other_time(contribution)
    return render_template("recognition/decide.html", form=form, contribution=contribution, other=other)


def _decided(contribution_id: int, form: DecideForm) -> bool:
    try:
        with db.transaction():
            actions.decide_payment(contribution_id, form.pence.data or 0, form.why.data or "", by=web.actor())
    except RuleBroken as broken:
        form.form_errors.append(str(broken))
        return False
    return True
