"""Kinds of opportunity: the involvement team adds and changes them."""

from __future__ import annotations

import re

from flask import Response, abort, flash, redirect, render_template, url_for

from app.core import db, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.ids import new_ref
from app.core.permissions import allow
from app.opportunities import queries
from app.opportunities.actions import kinds as actions
from app.opportunities.forms.kind import KindForm
from app.opportunities.models import Kind
from app.opportunities.routes.blueprint import Answer, bp
from app.people import permissions as people


@bp.get("/team/kinds")
@allow(people.team)
def kinds() -> Answer:
    return render_template("opportunities/kinds.html", kinds=queries.kinds(active=False))


@bp.post("/team/kinds/start")
@allow(people.team)
def start_kinds() -> Answer:
    """Add the built-in kinds that are missing."""
    actor = web.actor()
    with db.transaction():
        actions.seed_kinds(by=actor)
    return _done(_("The built-in kinds are there."))


@bp.route("/team/kinds/new", methods=["GET", "POST"], defaults={"code": None})
@bp.route("/team/kinds/<code>", methods=["GET", "POST"])
@allow(people.team)
def kind(code: str | None) -> Answer:
    found = db.session().get(Kind, code) if code else None
    if code and found is None:
        abort(404)
    form = KindForm(data=KindForm.of(found))
    form.offer(queries.courses())
    if form.validate_on_submit() and _saved(form, found):
        return _done(_("Saved."))
    return render_template("opportunities/kind.html", form=form, kind=found, back=url_for("opportunities.kinds"))


def _saved(form: KindForm, found: Kind | None) -> bool:
    actor, answers = web.actor(), form.answers()
    try:
        with db.transaction():
            if found is None:
                actions.add_kind(_code(answers["name"]), answers, by=actor)
            else:
                actions.change_kind(found, answers, by=actor)
    except RuleBroken as broken:
        form.refuse(broken)
        return False
    return True


def _code(name: str) -> str:
    """A short code for addresses; a name without Latin letters gets one made up."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40].strip("-")
    return plain if plain not in {"", "new", "start"} else new_ref()


def _done(words: str) -> Response:
    flash(words, "success")
    return redirect(url_for("opportunities.kinds"))  # type: ignore[return-value]
