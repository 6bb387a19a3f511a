"""What somebody reads before something: the list, how they want it, and the files themselves."""

from __future__ import annotations

from flask import Response, abort, flash, redirect, render_template, url_for
from flask_login import current_user

from app.core import db, web
from app.core.errors import RuleBroken
from app.core.files import download
from app.core.i18n import gettext as _
from app.core.permissions import allow, signed_in
from app.documents import actions, declaration, pages, permissions, queries
from app.documents.forms import DeclareForm, WayForm
from app.documents.models import DocumentFile
from app.documents.permissions import may_keep, may_open, on_it
from app.documents.routes.blueprint import WITH_IT, Answer, bp
from app.documents.states import Way
from app.opportunities.models import Opportunity
from app.people.permissions import team


@bp.get("/opportunities/<ref>/documents")
@allow(signed_in)
def read(ref: str) -> Answer:
    opportunity = web.load(Opportunity, ref, may_open, *WITH_IT)
    if not on_it(current_user, opportunity):
        return _to_keeping(ref)
    return _read(opportunity, DeclareForm())


def _read(opportunity: Opportunity, form: DeclareForm) -> str:
    me = current_user.person_id
    formats = queries.formats_of(opportunity).get(me, [])
    mine = [(opening.at, document.title) for opening, _row, document in queries.openings_of(opportunity.id)
            if opening.person_id == me]  # fmt: skip
    area = _area() if may_keep(current_user, opportunity) else ""
    return render_template(
        "documents/read.html", opportunity=opportunity, form=form, lines=pages.for_reader(opportunity, formats),
        asks=queries.asks_declaration(opportunity, me), words=declaration.WORDS[declaration.CURRENT],
        declared=queries.declared(opportunity.id, me), choice=queries.choice_of(opportunity.id, me), mine=mine,
        wanted=[str(pages.SHORT[each]) for each in formats], area=area,
    )  # fmt: skip


@bp.post("/opportunities/<ref>/documents/declare")
@allow(signed_in)
def declare(ref: str) -> Answer:
    opportunity = web.load(Opportunity, ref, on_it, *WITH_IT)
    form = DeclareForm()
    if not form.validate_on_submit():
        return _read(opportunity, form)
    opportunity_id, me = opportunity.id, current_user.person_id
    said = _("Thank you. You can open the documents now.")
    back = url_for("documents.read", ref=ref)
    return web.press(lambda by: actions.declare(opportunity_id, me, by=by), said, back)


@bp.route("/opportunities/<ref>/documents/how", methods=["GET", "POST"])
@allow(signed_in)
def how(ref: str) -> Answer:
    """On a screen or printed, and in which format."""
    opportunity = web.load(Opportunity, ref, on_it, *WITH_IT)
    opportunity_id, me = opportunity.id, current_user.person_id
    now = queries.choice_of(opportunity_id, me)
    shown = {"way": now.way.value if now else None, "format": now.format.value if now and now.format else ""}
    form = WayForm(data=shown)
    form.fit(advises=me in queries.advisors_on(opportunity_id))
    if not form.validate_on_submit():
        back = url_for("documents.read", ref=ref)
        return render_template("documents/how.html", form=form, opportunity=opportunity, back=back)
    way, format_ = Way(form.way.data), form.chosen()
    said = _("Saved. We post your printed pack.") if way is Way.POST else _("Saved.")
    return web.press(
        lambda by: actions.choose_way(opportunity_id, me, way, format_, by=by), said, url_for("documents.read", ref=ref)
    )


@bp.get("/documents/<ref>")
@allow(signed_in)
def open_file(ref: str) -> Answer:
    """That it is opened is written down and committed before the first byte is sent."""
    row = web.load(DocumentFile, ref, lambda user, file: permissions.may_open(user, file.document.opportunity))
    opportunity = row.document.opportunity
    file_id, kind, name, back = row.id, row.kind, row.document.kind.value, opportunity.ref
    keeps, me = may_keep(current_user, opportunity), current_user.person_id
    try:
        with db.transaction():
            actions.open_file(file_id, me, keeps=keeps, by=web.actor())
    except RuleBroken as broken:
        flash(str(broken), "error")
        return redirect(url_for("documents.read", ref=back))  # type: ignore[return-value]
    data = queries.bytes_of(file_id)
    return download(data, kind, name) if data is not None else abort(404)


def _area() -> str:
    return "team" if team(current_user) else "host"


def _to_keeping(ref: str) -> Response:
    """Whoever runs it and is not on it has a page of their own."""
    return redirect(url_for("documents.keep", area=_area(), ref=ref))  # type: ignore[return-value]
