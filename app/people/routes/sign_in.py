"""Sign in with a password, sign out, and what becomes of answers typed by somebody whose sign-in had ended."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_login import current_user, logout_user

from app.core import db, formatting, throttle, web
from app.core.i18n import gettext as _
from app.core.permissions import allow, anyone
from app.people import kept, passwords, queries
from app.people import signed_in as browser
from app.people.actions import sign_ins
from app.people.forms.sign_in import SignInForm
from app.people.models import Account

bp = Blueprint("people", __name__)
Answer = Response | str | tuple[str, int]
WINDOW = timedelta(minutes=5)
TRIES_ACCOUNT, TRIES_ADDRESS = 10, 60  # a whole clinic may share one address


@bp.route("/sign-in", methods=["GET", "POST"])
@allow(anyone)
def sign_in() -> Answer:
    if request.method == "GET" and current_user.is_authenticated:
        return redirect(web.safe_next())  # type: ignore[return-value]
    form = SignInForm()
    if not form.validate_on_submit():
        return _page(form)
    email, password = form.email.data or "", form.password.data or ""
    held = _hold(email)
    if held:
        form.blame(form.email, _too_many(held))
        return _page(form), 429
    account = queries.account_by_email(email)
    good = passwords.matches(password, account.password_hash if account else None)
    if account is None or not good or account.ended_at is not None:
        whose = account.person_id if account else None
        with db.transaction():
            sign_ins.refuse(whose)
        form.blame(form.email, _("The email address or the password is not right. Please check both."))
        return _page(form)
    enter(account, by_password=True)
    return _go_on(account.person_id)


def _page(form: SignInForm) -> str:
    """The `next` of the address is only shown to ourselves: `safe_next` judges it when it is used."""
    asked = request.values
    return render_template("people/sign_in.html", form=form, next=asked.get("next", ""), kept=asked.get("kept", ""))


def _go_on(person_id: int) -> Answer:
    """To where the person was going, or first to the answers they had been typing."""
    again = kept.unpack(request.form.get("kept", ""), person_id)
    if again:
        return render_template("people/send_again.html", again=again, words=again.words)
    return redirect(web.safe_next())  # type: ignore[return-value]


def _hold(email: str) -> timedelta | None:
    """Count this try before the password is looked at, so that guesses made at once are counted too."""
    with db.transaction():
        by_account = throttle.count_try("sign-in", email, most=TRIES_ACCOUNT, within=WINDOW)
        by_address = throttle.count_try("sign-in-from", web.came_from(), most=TRIES_ADDRESS, within=WINDOW)
    return by_account or by_address


def _too_many(held: timedelta) -> str:
    minutes = max(1, -(-int(held.total_seconds()) // 60))
    return str(_("There were too many tries. Please wait %(time)s, then try again.", time=formatting.hours(minutes)))


def enter(account: Account, *, by_password: bool = False) -> None:
    """Sign this browser in; whoever was signed in here before is signed out."""
    with db.transaction() as session:
        if current_user.is_authenticated:
            sign_ins.sign_out(current_user.person_id, only=current_user.sign_in_id)
        fresh = session.get_one(Account, account.person_id)
        if by_password:
            throttle.give_back("sign-in", fresh.sign_in_email)
            throttle.give_back("sign-in-from", web.came_from())
        row, token = sign_ins.sign_in(fresh)
    browser.start(row, token)


def why_not_them(account: Account, typed: str | None, wrong: str) -> str | None:
    """Why this password does not prove that somebody signed in is who they are: too many tries, or it is `wrong`."""
    key = str(account.person_id)
    with db.transaction():
        held = throttle.count_try("password", key, most=TRIES_ACCOUNT, within=WINDOW)
    if held:
        return _too_many(held)
    if not passwords.matches(typed or "", account.password_hash):
        return wrong
    with db.transaction():
        throttle.give_back("password", key)
    return None


@bp.post("/sign-out")
@allow(anyone)
def sign_out() -> Answer:
    """Also for somebody whose sign-in ended by itself: they wanted to be signed out, and they are."""
    if current_user.is_authenticated:
        with db.transaction():
            sign_ins.sign_out(current_user.person_id, only=current_user.sign_in_id)
        logout_user()
    flash(_("You have signed out."))
    return redirect(url_for("home.front"))  # type: ignore[return-value]


def ask_to_sign_in() -> Answer:
    """The answer to anybody who is not signed in and must be: the form, and then the page they wanted.

    Whoever sends a form after their sign-in ended is shown that nothing was done, and keeps what they wrote.
    """
    if request.method == "GET":
        return redirect(url_for("people.sign_in", next=request.full_path.rstrip("?")))  # type: ignore[return-value]
    typed = kept.of_request()
    back = typed.path if kept.can_open(typed.path) else kept.page_before()
    if typed.person_id is None or not typed.answers:
        flash(_("You were signed out before that was done. Sign in, then do it again."))
        return redirect(url_for("people.sign_in", next=back))  # type: ignore[return-value]
    form = SignInForm(formdata=None)
    packed = kept.pack(typed)
    return render_template("people/signed_out.html", form=form, next=back or "", kept=packed, words=typed.words)


bp.record_once(lambda state: state.app.login_manager.unauthorized_handler(ask_to_sign_in))  # type: ignore[attr-defined]
