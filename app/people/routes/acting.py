"""Speaking with somebody: how they ask is said once, and holds for all that is done for them until it ends."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for

from app.core import web
from app.core.actor import Asked
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people import acting
from app.people.forms.advisors import AskedForm
from app.people.permissions import team
from app.people.routes.register import Answer, advisor_of, bp


@bp.route("/team/people/<ref>/acting/asked", methods=["GET", "POST"])
@allow(team)
def asked(ref: str) -> Answer:
    """Said at the beginning, and again where it turns out to be different."""
    found, _advisor = advisor_of(ref)
    known = acting.acting_for(found.id)
    form = AskedForm(data={"asked": known.asked.value if known else None})
    if not form.validate_on_submit():
        return render_template("people/asked.html", form=form, person=found)
    acting.begin(found.id, Asked(form.asked.data))
    return redirect(web.safe_next(url_for("home.acting", ref=ref)))  # type: ignore[return-value]


@bp.post("/team/people/<ref>/acting/end")
@allow(team)
def acting_ends(ref: str) -> Answer:
    found, _advisor = advisor_of(ref)
    if acting.acting_for(found.id):
        acting.end()
    flash(_("You are no longer acting for %(name)s.", name=found.name))
    return redirect(url_for("register.person", ref=ref))  # type: ignore[return-value]
