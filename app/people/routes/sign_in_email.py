"""Letting somebody sign in with another address: one page, asked by the team for advisors and by admin for staff."""

from __future__ import annotations

from flask import Response, flash, redirect, render_template

from app.core import db, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.people.actions import accounts
from app.people.forms.sign_in import SignInEmailForm
from app.people.models import Account, Person


def ask_sign_in_email(person: Person, account: Account, *, back: str) -> Response | str:
    """The whole of the page; whether this person may be asked about is for the route to say. `back`: an address."""
    form = SignInEmailForm(data={"email": account.sign_in_email})
    if not form.validate_on_submit():
        return render_template("people/sign_in_email.html", form=form, person=person, back=back)
    email, actor = form.email.data or "", web.actor()
    try:
        with db.transaction():
            accounts.change_sign_in_email(person.id, email, by=actor)
    except RuleBroken as broken:
        form.blame(form.email, str(broken))
        return render_template("people/sign_in_email.html", form=form, person=person, back=back)
    flash(_("They now sign in with %(email)s.", email=email.lower()), "success")
    return redirect(back)  # type: ignore[return-value]
