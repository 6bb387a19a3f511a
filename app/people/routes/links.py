"""Single-use links: sign in without a password, choose a forgotten one anew, the first visit of somebody invited."""

from __future__ import annotations

from datetime import timedelta

from flask import flash, redirect, render_template, request, url_for

from app.core import db, formatting, throttle, web
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow, anyone
from app.people import links, passwords, queries
from app.people.actions import sign_ins
from app.people.forms.sign_in import AskForLinkForm, NewPasswordForm, UseLinkForm
from app.people.models import Account, LinkPurpose
from app.people.routes.sign_in import Answer, bp, enter

HOUR = timedelta(hours=1)
LINKS_ACCOUNT, LINKS_ADDRESS = 5, 60


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
        return render_template(template, form=form, next=request.values.get("next", ""))
    email = form.email.data or ""
    with db.transaction():
        held = throttle.count_try("link", email, most=LINKS_ACCOUNT, within=HOUR)
        held = throttle.count_try("link-from", web.came_from(), most=LINKS_ADDRESS, within=HOUR) or held
        account = queries.account_by_email(email)
        if not held:
            sign_ins.ask_for_link(account, purpose)
    if held:
        wait = formatting.hours(max(1, -(-int(held.total_seconds()) // 60)))
        sent = _("We have sent several links already. Look in your email, or wait %(time)s and ask again.", time=wait)
        form.blame(form.email, sent)
        return render_template(template, form=form, next=request.values.get("next", "")), 429
    return render_template("people/link_sent.html", email=email)


@bp.route("/sign-in/link/<token>", methods=["GET", "POST"])
@allow(anyone)
def use_link(token: str) -> Answer:
    """Opening the link shows a button; only the button signs in, because mail scanners open links."""
    form = UseLinkForm()
    if _waiting(token, LinkPurpose.SIGN_IN) is None:
        return _over(LinkPurpose.SIGN_IN)
    if not form.validate_on_submit():
        return render_template("people/use_link.html", form=form, next=request.args.get("next", ""))
    try:
        enter(_take(token, LinkPurpose.SIGN_IN))
    except RuleBroken:
        return _over(LinkPurpose.SIGN_IN)
    return redirect(web.safe_next())  # type: ignore[return-value]


@bp.route("/password/<token>", methods=["GET", "POST"], defaults={"purpose": LinkPurpose.PASSWORD})
@bp.route("/welcome/<token>", methods=["GET", "POST"], defaults={"purpose": LinkPurpose.INVITATION})
@allow(anyone)
def choose_password(token: str, purpose: LinkPurpose) -> Answer:
    account = _waiting(token, purpose)
    if account is None:
        return _over(purpose)
    form, welcome = NewPasswordForm(), purpose is LinkPurpose.INVITATION
    without = welcome and "without" in request.form
    if not without and not _good_password(form, account):
        page = "people/choose_password.html"
        return render_template(page, form=form, welcome=welcome, account=account, person=account.person)
    try:
        enter(_take(token, purpose, new_hash=None if without else passwords.hashed(form.password.data or "")))
    except RuleBroken:
        return _over(purpose)
    flash(_("You are signed in.") if without else _("Your password is saved and you are signed in."), "success")
    return redirect(url_for("home.front"))  # type: ignore[return-value]


def _good_password(form: NewPasswordForm, account: Account) -> bool:
    if not form.validate_on_submit():
        return False
    try:
        passwords.check_new(form.password.data or "", account.sign_in_email, account.person.full_name)
    except RuleBroken as broken:
        form.blame(form.password, str(broken))
        return False
    return True


def _waiting(token: str, purpose: LinkPurpose) -> Account | None:
    """Whose link this is, while it still works; only looking does not use it up."""
    named = links.read(token)
    link = queries.link(*named) if named else None
    return link.account if link and link.purpose is purpose and sign_ins.still_works(link) else None


def _take(token: str, purpose: LinkPurpose, *, new_hash: str | None = None) -> Account:
    named = links.read(token) or (0, "")
    with db.transaction():
        account = sign_ins.use_link(*named, purpose)
        if new_hash:
            sign_ins.set_password(account, new_hash, by=Actor(account.person_id))
    return account


def _over(purpose: LinkPurpose) -> str:
    fresh = "people.forgotten" if purpose is LinkPurpose.PASSWORD else "people.ask_for_link"
    return render_template("people/link_over.html", fresh=fresh, invitation=purpose is LinkPurpose.INVITATION)
