"""A code for an account: the team gives it, and on a public page its holder makes the account."""

from __future__ import annotations

from datetime import timedelta

from flask import flash, redirect, render_template, request, url_for

from app.core import clock, db, formatting, papers, throttle, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow, anyone
from app.people import codes, pages, passwords, queries, rules
from app.people.actions import codes as actions
from app.people.forms.codes import HaveCodeForm, OwnAccountForm
from app.people.models import AccountCode, Person
from app.people.permissions import team
from app.people.routes.register import advisor_of
from app.people.routes.register import bp as register
from app.people.routes.sign_in import Answer, bp, enter

HOUR = timedelta(hours=1)
TRIES_NAME, TRIES_ADDRESS = 10, 30


@bp.route("/sign-in/code", methods=["GET", "POST"])
@allow(anyone)
def have_code() -> Answer:
    form = HaveCodeForm()
    if not form.validate_on_submit():
        return render_template("people/have_code.html", form=form)
    held = _hold(form.family_name.data or "")
    if held:
        wait = formatting.hours(max(1, -(-int(held.total_seconds()) // 60)))
        form.blame(form.code, _("There were too many tries. Please wait %(time)s, then try again.", time=wait))
        return render_template("people/have_code.html", form=form), 429
    found = queries.live_code(code_digest=codes.keyed_digest(form.code.data or ""))
    if found is None or not rules.is_family_name(form.family_name.data or "", found.person.full_name):
        form.blame(form.code, str(actions.NoSuchCode()))
        return render_template("people/have_code.html", form=form)
    with db.transaction():
        throttle.give_back("code", _name(form.family_name.data or ""))
        throttle.give_back("code-from", web.came_from())
    return redirect(url_for("people.own_account", token=codes.hand_on(found.id)))  # type: ignore[return-value]


def _hold(family_name: str) -> timedelta | None:
    """Count this try before the code is looked at, for the name and for where it comes from."""
    with db.transaction():
        by_name = throttle.count_try("code", _name(family_name), most=TRIES_NAME, within=HOUR)
        by_address = throttle.count_try("code-from", web.came_from(), most=TRIES_ADDRESS, within=HOUR)
    return by_name or by_address


def _name(family_name: str) -> str:
    return rules.letters_of(family_name)


@bp.route("/sign-in/code/<token>", methods=["GET", "POST"])
@allow(anyone)
def own_account(token: str) -> Answer:
    """The second step: how they want to sign in from now on."""
    code_id = codes.handed_on(token)
    found = queries.live_code(code_id=code_id) if code_id else None
    if found is None:
        return _over()
    form, without = OwnAccountForm(data={"email": found.person.email}), "without" in request.form
    page = "people/own_account.html"
    if not form.is_submitted() or not _good(form, found.person, without=without):
        return render_template(page, form=form, person=found.person)
    fresh = None if without else passwords.hashed(form.password.data or "")
    try:
        with db.transaction():
            account = actions.use_code(found.id, form.email.data or "", fresh)
    except actions.NoSuchCode:
        return _over()
    except RuleBroken as broken:
        form.blame(form.email, str(broken))
        return render_template(page, form=form, person=found.person)
    enter(account)
    flash(_("Your account is ready. Everything we did together is here."), "success")
    return redirect(url_for("home.my_involvement"))  # type: ignore[return-value]


def _good(form: OwnAccountForm, person: Person, *, without: bool) -> bool:
    """Without a password only the address counts."""
    if without:
        del form.password, form.again
    good = form.validate() if not without else form.email.validate(form)
    if not good or without:
        return bool(good)
    try:
        passwords.check_new(form.password.data or "", form.email.data or "", person.full_name)
    except RuleBroken as broken:
        form.blame(form.password, str(broken))
        return False
    return True


def _over() -> Answer:
    """Too old, used or replaced in the meantime: the same sentence as for a wrong one."""
    form = HaveCodeForm(formdata=None)
    form.blame(form.code, str(actions.NoSuchCode()))
    return render_template("people/have_code.html", form=form)


@register.post("/team/people/<ref>/code")
@allow(team)
def give_code(ref: str) -> Answer:
    """The code is on this one answer and nowhere else; giving another one ends it."""
    found, _advisor = advisor_of(ref)
    actor = web.actor()
    try:
        with db.transaction():
            row, code = actions.make_code(found.id, by=actor)
    except RuleBroken as broken:
        flash(str(broken))
        return redirect(url_for("register.person", ref=ref))  # type: ignore[return-value]
    letter = pages.code_letter(found, code, row.expires_at, clock.today())
    return render_template("people/code.html", person=found, code=code, letter=letter, until=row.expires_at)


@register.post("/team/people/<ref>/code/letter.pdf")
@allow(team)
def code_letter(ref: str) -> Answer:
    """The same letter as a file. The code comes from the page that showed it, and must be theirs and live."""
    found, _advisor = advisor_of(ref)
    code = codes.tidied(request.form.get("code", ""))
    row: AccountCode | None = queries.live_code(code_digest=codes.keyed_digest(code))
    if row is None or row.person_id != found.id:
        flash(_("This code does not work any more. Give them a new one."))
        return redirect(url_for("register.person", ref=ref))  # type: ignore[return-value]
    letter = pages.code_letter(found, code, row.expires_at, clock.today())
    data = letter.paper(large_print="large" in request.form)
    instead = url_for("register.person", ref=ref)
    return papers.as_pdf("core/letter.typ", data, name="letter-with-code", instead=instead)
