"""The rates of involvement payments, for the involvement team: a list, and a new one from a day on."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for

from app.core import clock, db, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.permissions import team
from app.recognition import actions, pages, queries
from app.recognition.forms import RateForm
from app.recognition.routes.bp import Answer, bp


@bp.route("/team/rates", methods=["GET", "POST"])
@allow(team)
def rates() -> Answer:
    form = RateForm()
    if form.validate_on_submit() and _added(form):
        flash(_("The rate is saved. Payments that were worked out before stay as they are."), "success")
        return redirect(url_for("recognition.rates"))  # type: ignore[return-value]
    return render_template("recognition/rates.html", form=form, rates=queries.rates(), today=clock.today())


def _added(form: RateForm) -> bool:
    tier, pence, first_day = form.tier.data or "", form.pence.data or 0, form.effective_from.data
    try:
        with db.transaction():
            name = pages.tier_words(tier)
            actions.add_rate(tier, name, pence, first_day, form.source.data or "", by=web.actor())
    except RuleBroken as broken:
        form.blame(form.effective_from, str(broken))
        return False
    return True
