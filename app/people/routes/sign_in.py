"""Sign in by password or by a single-use link; forgotten passwords; the first visit of somebody invited."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user, logout_user

from app.core import db, throttle, web
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.permissions import allow, anyone, signed_in
from app.people import links, passwords, queries
from app.people import signed_in as browser
from app.people.actions import sign_ins
from app.people.forms.sign_in import AskForLinkForm, NewPasswordForm, SignInForm
from app.people.models import Account, LinkPurpose

bp = Blueprint("people", __name__)
Answer = Response | str | tuple[str, int]
WINDOW = timedelta(minutes=5)
TRIES_ACCOUNT, TRIES_ADDRESS = 10, 60  # a whole clinic may share one address


@bp.route("/sign-in", methods=["GET", "POST"])
@allow(anyone)
def sign_in() -> Answer:
    form = SignInForm()
    if not form.validate_on_submit():
        return render_template("people/sign_in.html", form=form, next=request.values.get("next", ""))
    held = _hold(form.email.data)
    if held:
        form.blame(form.email, _too_many(held))
        return render_template("people/sign_in.html", form=form, next=request.values.get("next", "")), 429
    account = queries.account_by_email(form.email.data)
    good = passwords.matches(form.password.data, account.password_hash if account else None)
    if account is None or not good or account.ended_at is not None:
        with db.transaction():
            sign_ins.refuse(account)
        form.blame(form.email, _("The e-mail address or the password is not right. Please check both."))
        return render_template("people/sign_in.html", form=form, next=request.values.get("next", ""))
    enter(account)
    return redirect(web.safe_next())  # type: ignore[return-value]


def _hold(email: str) -> timedelta | None:
    """Count this try before the password is looked at, so that guesses made at once are counted too."""
    with db.transaction():
        by_account = throttle.count_try("sign-in", email, most=TRIES_ACCOUNT, within=WINDOW)
        by_address = throttle.count_try("sign-in-from", request.remote_addr or "", most=TRIES_ADDRESS, within=WINDOW)
    return by_account or by_address


def _too_many(held: timedelta) -> str:
    minutes = max(1, -(-int(held.total_seconds()) // 60))
    return _("There were too many tries. Please wait %(minutes)s minutes, then try again.", minutes=minutes)


def enter(account: Account) -> None:
    with db.transaction() as session:
        fresh = session.get_one(Account, account.person_id)
        throttle.forget("sign-in", fresh.sign_in_email)
        throttle.give_back("sign-in-from", request.remote_addr or "")
        row, token = sign_ins.sign_in(fresh)
    browser.start(row, token)


@bp.post("/sign-out")
@allow(signed_in)
def sign_out() -> Answer:
    with db.transaction():
        sign_ins.sign_out(current_user.person_id, only=current_user.sign_in_id)
    logout_user()
    flash(_("You have signed out."))
    return redirect(url_for("home.front"))  # type: ignore[return-value]


@bp.route("/sign-in/link", methods=["GET", "POST"])
@allow(anyone)
def ask_for_link() -> Answer:
    return _ask(AskForLinkForm(), LinkPurpose.SIGN_IN, "people/ask_for_link.html")


@bp.route("/password", methods=["GET", "POST"])
@allow(anyone)
def forgotten() -> Answer:
    return _ask(AskForLinkForm(), LinkPurpose.PASSWORD, "people/forgotten.html")


def _ask(form: AskForLinkForm, purpose: LinkPurpose, template: str) -> Answer:
    """The same answer whether or not there is such an account."""
    if not form.validate_on_submit():
        return render_template(template, form=form)
    with db.transaction():
        held = throttle.count_try("link", form.email.data, most=5, within=timedelta(hours=1)) or throttle.count_try(
            "link-from", request.remote_addr or "", most=60, within=timedelta(hours=1)
        )
        account = queries.account_by_email(form.email.data)
        if account and account.ended_at is None and not held:
            sign_ins.make_link(account, purpose)
    return render_template("people/link_sent.html", email=form.email.data)


@bp.route("/sign-in/link/<token>", methods=["GET", "POST"])
@allow(anyone)
def use_link(token: str) -> Answer:
    """Opening the link shows a button; only the button signs in, because mail scanners open links."""
    if request.method == "GET":
        return render_template("people/use_link.html")
    enter(_take(token, LinkPurpose.SIGN_IN))
    return redirect(web.safe_next())  # type: ignore[return-value]


@bp.route("/password/<token>", methods=["GET", "POST"], defaults={"purpose": LinkPurpose.PASSWORD})
@bp.route("/welcome/<token>", methods=["GET", "POST"], defaults={"purpose": LinkPurpose.INVITATION})
@allow(anyone)
def choose_password(token: str, purpose: LinkPurpose) -> Answer:
    form = NewPasswordForm()
    if not form.validate_on_submit():
        return render_template("people/choose_password.html", form=form, purpose=purpose)
    try:
        passwords.check_new(form.password.data)
    except RuleBroken as broken:
        form.blame(form.password, str(broken))
        return render_template("people/choose_password.html", form=form, purpose=purpose)
    account = _take(token, purpose, new_hash=passwords.hashed(form.password.data))
    enter(account)
    flash(_("Your password is saved and you are signed in."))
    return redirect(url_for("home.front"))  # type: ignore[return-value]


def _take(token: str, purpose: LinkPurpose, *, new_hash: str | None = None) -> Account:
    named = links.read(token) or (0, "")
    with db.transaction():
        account = sign_ins.use_link(*named, purpose)
        if new_hash:
            sign_ins.set_password(account, new_hash, by=Actor(account.person_id))
    return account
