"""Not now, ask me again on a day: said by the person who waits or was invited, or written down for them."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask_login import current_user

from app.core import formatting, web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.joining import actions, queries
from app.people.joining.forms import LaterForm, LaterForThemForm
from app.people.joining.routes.blueprint import Answer, bp
from app.people.permissions import advisor as is_advisor
from app.people.permissions import team
from app.people.queries import whole_person
from app.people.routes.advisors import act_for
from app.people.routes.register import advisor_of
from app.people.states import MAY_PUT_OFF


@bp.route("/account/not-now", methods=["GET", "POST"])
@allow(is_advisor)
def later() -> Answer:
    me, back = whole_person(current_user.person_id), url_for("account.show")
    if me.advisor is None or me.advisor.state not in MAY_PUT_OFF:
        flash(_("You do not wait for the register at the moment."))
        return redirect(back)  # type: ignore[return-value]
    form, joining = LaterForm(), queries.joining_of(me.id)
    if not form.validate_on_submit():
        asked = joining.ask_again_on if joining else None
        return render_template("people/joining/later.html", form=form, asked=asked)
    on, person_id = form.ask_again_on(), me.id
    said = _("We ask you again on %(day)s. You keep your number.", day=formatting.day(on))
    return web.press(lambda by: actions.ask_later(person_id, on, by=by), said, back)


@bp.post("/account/ready")
@allow(is_advisor)
def ready() -> Answer:
    person_id, said = current_user.person_id, _("Thank you. We tell you when there is room.")
    return web.press(lambda by: actions.ask_from_now(person_id, by=by), said, url_for("account.show"))


@bp.route("/team/people/<ref>/not-now", methods=["GET", "POST"])
@allow(team)
def later_for_them(ref: str) -> Answer:
    person, _advisor = advisor_of(ref)
    form, page = LaterForThemForm(whose=person.id), "people/joining/later_for_them.html"
    return act_for(person, form, page, lambda by: actions.ask_later(person.id, form.ask_again_on(), by=by))


@bp.post("/team/people/<ref>/ready")
@allow(team)
def ready_for_them(ref: str) -> Answer:
    person, _advisor = advisor_of(ref)
    person_id, back = person.id, url_for("register.person", ref=ref)
    return web.press(lambda by: actions.ask_from_now(person_id, by=by), _("They can be invited again."), back)
