"""One's own account: where it is signed in, and its password."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app.core import db, web
from app.core.errors import RuleBroken
from app.core.permissions import allow, signed_in
from app.people import passwords, queries
from app.people.actions import sign_ins
from app.people.forms.sign_in import ChangePasswordForm
from app.people.models import Account
from app.people.routes.sign_in import enter

bp = Blueprint("account", __name__)
Answer = Response | str


@bp.get("/account")
@allow(signed_in)
def show() -> Answer:
    return render_template("people/account.html", sign_ins=queries.live_sign_ins(current_user.person_id))


@bp.post("/account/sign-out-everywhere")
@allow(signed_in)
def sign_out_everywhere() -> Answer:
    with db.transaction():
        ended = sign_ins.sign_out(current_user.person_id, besides=current_user.sign_in_id)
    flash(_("Signed out everywhere else (%(count)s places).", count=ended))
    return redirect(url_for("account.show"))  # type: ignore[return-value]


@bp.route("/account/password", methods=["GET", "POST"])
@allow(signed_in)
def password() -> Answer:
    form = ChangePasswordForm()
    if not form.validate_on_submit():
        return render_template("people/change_password.html", form=form)
    account = db.session().get_one(Account, current_user.person_id)
    if not passwords.matches(form.current.data, account.password_hash):
        form.blame(form.current, _("That is not the password you have now."))
        return render_template("people/change_password.html", form=form)
    try:
        passwords.check_new(form.password.data, account.sign_in_email, current_user.name)
    except RuleBroken as broken:
        form.blame(form.password, str(broken))
        return render_template("people/change_password.html", form=form)
    fresh = passwords.hashed(form.password.data)
    actor = web.actor()
    with db.transaction() as session:
        sign_ins.set_password(session.get_one(Account, current_user.person_id), fresh, by=actor)
    enter(account)
    flash(_("Your new password is saved. You were signed out everywhere else."))
    return redirect(url_for("account.show"))  # type: ignore[return-value]
