"""One's own limit: for the person alone. There is no such page for anybody on their behalf."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask_login import current_user

from app.core import clock, db
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.permissions import advisor
from app.recognition.limits import actions, figures, pages, queries, rules
from app.recognition.limits.forms import LimitForm, TakeAwayForm

bp = Blueprint("private_limit", __name__)
Answer = Response | str


@bp.route("/my-limit", methods=["GET", "POST"])
@allow(advisor)
def show() -> Answer:
    me, lost = current_user.person_id, False
    try:
        limit = queries.limit_of(me)
    except queries.Lost:
        limit, lost = None, True
    form = LimitForm(data=LimitForm.values(limit))
    if form.validate_on_submit():
        with db.transaction():
            actions.set_limit(me, form.limit)
        flash(_("Your limit is saved. Nobody else sees it."), "success")
        return redirect(url_for("private_limit.show"))  # type: ignore[return-value]
    coming = rules.stretches(limit, queries.money_of(me), clock.today()) if limit else []
    return render_template(
        "recognition/limits/show.html", form=form, limit=limit, lost=lost, coming=coming, pages=pages, rules=rules,
        figures=figures, out_of_date=figures.out_of_date(clock.today()),
    )  # fmt: skip


@bp.route("/my-limit/take-away", methods=["GET", "POST"])
@allow(advisor)
def take_away() -> Answer:
    form, back = TakeAwayForm(), url_for("private_limit.show")
    if form.validate_on_submit():
        with db.transaction():
            actions.take_away_limit(current_user.person_id)
        flash(_("Your limit is taken away."), "success")
        return redirect(back)  # type: ignore[return-value]
    return render_template("recognition/limits/take_away.html", form=form, back=back)
