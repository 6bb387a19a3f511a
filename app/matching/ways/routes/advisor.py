"""One's own way, asking for a sign-off, and signing off those whom one has chaired."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask_login import current_user

from app.core import clock, db, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.matching.ways import actions, pages, queries
from app.matching.ways.forms import AskForm
from app.matching.ways.permissions import asked_of_me
from app.matching.ways.routes.blueprint import Answer, bp, step_of
from app.opportunities.models import SignOffAsk
from app.people.permissions import advisor as is_advisor


@bp.get("/my-involvement/steps")
@allow(is_advisor)
def mine() -> Answer:
    me = current_user.person_id
    return render_template(
        "matching/ways.html", ways=pages.ways_of(me, current_user, clock.now()), asks=queries.asked_of_chair(me),
        title_of=pages.signed_off_title,
    )  # fmt: skip


@bp.route("/my-involvement/steps/<code>/<role>/ask", methods=["GET", "POST"])
@allow(is_advisor)
def ask(code: str, role: str) -> Answer:
    (kind, seat), me = step_of(code, role), current_user.person_id
    form, back = AskForm(), url_for("ways.mine")
    been_in = queries.been_in(me, kind.code)
    form.offer(been_in)
    if not been_in:
        flash(_("Take part in one first: then there is somebody who was there with you."), "error")
        return redirect(back)  # type: ignore[return-value]
    if not form.validate_on_submit():
        title = pages.signed_off_title(kind, seat)
        return render_template("matching/ways_ask.html", form=form, what=title, back=back, person=None)
    opportunity_id = int(str(form.where.data))
    said = _("We have asked. Somebody will talk with you.")
    return web.press(lambda by: actions.ask(me, code, seat, opportunity_id, by=by), said, back)


@bp.post("/my-involvement/steps/<code>/<role>/take-back")
@allow(is_advisor)
def take_ask_back(code: str, role: str) -> Answer:
    (_kind, seat), me = step_of(code, role), current_user.person_id
    said = _("You are not asking any more. You can ask again at any time.")
    return web.press(lambda by: actions.take_ask_back(me, code, seat, by=by), said, url_for("ways.mine"))


@bp.post("/my-involvement/steps/asked/<ref>")
@allow(is_advisor)
def sign_off(ref: str) -> Answer:
    """As the chair of what both were in."""
    asked = web.load(SignOffAsk, ref, asked_of_me, *queries.WITH_WHAT)
    who, (code, seat, where) = asked.person_id, (asked.kind_code, asked.role, asked.opportunity_id)
    name, by = asked.person.first_name, web.actor()
    try:
        with db.transaction():
            actions.sign_off(who, code, seat, opportunity_id=where, by=by)
    except RuleBroken as broken:
        flash(str(broken), "error")
    else:
        flash(_("Thank you. %(name)s is signed off, and is told so.", name=name), "success")
    return redirect(url_for("ways.mine"))  # type: ignore[return-value]
