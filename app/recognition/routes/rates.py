"""The rates of involvement payments, for the involvement team: a list, and a new one from a day on."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for

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
    return render_template("recognition/rates.html", form=form, rates=queries.rates(), today=clock.today(), pages=pages)


@bp.get("/team/rates/<int:number>")
@allow(team)
def rate(number: int) -> Answer:
    found = queries.rate(number) or abort(404)
    return render_template("recognition/rate.html", rate=found, rates=queries.rates(), today=clock.today(), pages=pages)


@bp.post("/team/rates/<int:number>/<any(check, remove):what>")
@allow(team)
def change_rate(number: int, what: str) -> Answer:
    """It still holds, or it was added by mistake."""
    if queries.rate(number) is None:
        abort(404)
    verb, said = {
        "check": (actions.check_rate, _("Thank you. It says that you checked it today.")),
        "remove": (actions.remove_rate, _("The rate is taken away. Nothing was paid by it.")),
    }[what]
    return web.press(lambda by: verb(number, by=by), said, url_for("recognition.rates"))


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
