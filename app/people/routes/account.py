"""One's own account: one's details, where one is signed in, and one's password."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask_login import current_user

from app.core import clock, db, formatting, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow, signed_in
from app.people import pages, passwords, queries, trained
from app.people import signed_in as browser
from app.people.actions import persons, sign_ins
from app.people.forms.details import MyDetailsForm, for_me
from app.people.forms.sign_in import ChangePasswordForm
from app.people.joining import pages as joining
from app.people.models import Account, Person
from app.people.routes.sign_in import enter, why_not_them

bp = Blueprint("account", __name__)
Answer = Response | str


@bp.get("/account")
@allow(signed_in)
def show() -> Answer:
    me = queries.whole_person(current_user.person_id)
    rows = [*pages.about(me), *(pages.about_advising(me.advisor) if me.advisor else [])]
    live = [row for row in queries.live_sign_ins(me.id) if browser.still_good(row.seen_at, row.started_at, clock.now())]
    return render_template(
        "people/account.html", me=me, rows=rows, here=current_user.sign_in_id, sign_ins=live, again=_asked_again(me),
        way=joining.my_way(me.advisor) if me.advisor else [],
        checks=trained.checks(queries.checks_of(me.id)) if me.advisor else [],
    )  # fmt: skip


def _asked_again(me: Person) -> date | None:
    """The day on which a break is over, where one was named."""
    last_day = me.advisor.paused_until if me.advisor else None
    return last_day + timedelta(days=1) if last_day else None


@bp.post("/account/sign-out-everywhere")
@allow(signed_in)
def sign_out_everywhere() -> Answer:
    with db.transaction():
        ended = sign_ins.sign_out(current_user.person_id, besides=current_user.sign_in_id)
    flash(
        _("You are signed out of %(places)s. Here you are still signed in.", places=formatting.places(ended)), "success"
    )
    return redirect(url_for("account.show"))  # type: ignore[return-value]


@bp.route("/account/details", methods=["GET", "POST"])
@allow(signed_in)
def details() -> Answer:
    me = queries.whole_person(current_user.person_id)
    form = for_me(me)
    if not (form.validate_on_submit() and _proved(form, me)):
        return render_template("people/my_details.html", form=form, me=me)
    values, actor = _values(form), web.actor()
    with db.transaction():
        persons.change(me.id, values, by=actor)
    flash(_("Your details are saved."), "success")
    if me.account and values["email"] and values["email"] != me.account.sign_in_email:
        flash(_("You still sign in with %(email)s. Ring us if you want to sign in with the new address.",
                email=me.account.sign_in_email))  # fmt: skip
    return redirect(url_for("account.show"))  # type: ignore[return-value]


def _values(form: MyDetailsForm) -> dict[str, Any]:
    values = form.values()
    if "access_needs" in form:
        values["access_needs"] = form.access_needs.data or None
    if "interests" in form:
        values["interests"] = form.interests.data or []
    return values


def _proved(form: MyDetailsForm, me: Person) -> bool:
    """Whoever changes where our messages go shows that they know the password, if there is one."""
    values = form.values()
    if "current" not in form or (values["email"] == me.email and values["phone"] == me.phone):
        return True
    wrong = _("Enter your password to change your email or phone number.")
    refused = why_not_them(me.account, form.current.data, wrong) if me.account else None
    if refused:
        form.blame(form.current, refused)
    return refused is None


@bp.route("/account/password", methods=["GET", "POST"])
@allow(signed_in)
def password() -> Answer:
    account = db.session().get_one(Account, current_user.person_id)
    if not account.password_hash:  # they prove who they are by a link, and choose their first password there
        return redirect(url_for("people.forgotten"))  # type: ignore[return-value]
    form = ChangePasswordForm()
    if not _may_change(form, account):
        return render_template("people/change_password.html", form=form)
    fresh, actor = passwords.hashed(form.password.data or ""), web.actor()
    with db.transaction() as session:
        sign_ins.set_password(session.get_one(Account, current_user.person_id), fresh, by=actor)
    enter(account)
    flash(_("Your new password is saved. You were signed out everywhere else."), "success")
    return redirect(url_for("account.show"))  # type: ignore[return-value]


def _may_change(form: ChangePasswordForm, account: Account) -> bool:
    if not form.validate_on_submit():
        return False
    refused = why_not_them(account, form.current.data, _("That is not the password you have now."))
    if refused:
        form.blame(form.current, refused)
        return False
    try:
        passwords.check_new(form.password.data or "", account.sign_in_email, current_user.name)
    except RuleBroken as broken:
        form.blame(form.password, str(broken))
        return False
    return True
