"""The hosts' and the team's page of documents: adding, asking, taking down, telling everybody."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.exceptions import RequestEntityTooLarge

from app.core import db, web
from app.core.errors import RuleBroken
from app.core.files import FileRefused, checked, words_in
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.documents import actions, pages, queries, rules
from app.documents.actions import New
from app.documents.forms import AddForm, FileForm, LastDayForm, QuestionForm
from app.documents.models import DocumentFile
from app.documents.permissions import on_it
from app.documents.routes.blueprint import AREA, Answer, bp, load_document, load_file, load_kept, staff
from app.documents.states import DocumentFormat, DocumentKind


@bp.get(AREA)
@staff
def keep(area: str, ref: str) -> Answer:
    opportunity = load_kept(ref)
    last = queries.last_sending(opportunity.id)
    return render_template(
        "documents/keep.html", area=area, opportunity=opportunity, lines=pages.for_keeper(opportunity),
        sent=pages.sent_words(opportunity.id), by_post=pages.post_words(opportunity),
        new=queries.files_since(opportunity.id, last.at if last else None), on_it=on_it(current_user, opportunity),
    )  # fmt: skip


@bp.route(f"{AREA}/add", methods=["GET", "POST"])
@staff
def add(area: str, ref: str) -> Answer:
    opportunity, form = load_kept(ref), AddForm()
    opportunity_id = opportunity.id
    if form.validate_on_submit() and (new := _checked(form, form.title.data or "")):
        title, kind, by = form.title.data or "", DocumentKind(form.kind.data), web.actor()
        with db.transaction():
            row = actions.add(opportunity_id, title, kind, new, by=by)
            file_ref = row.ref
        return _after(area, ref, file_ref, asks=new.asks)
    return render_template("documents/add.html", form=form, back=_page(area, ref), opportunity=opportunity, title="")


@bp.route(f"{AREA}/<document>/add", methods=["GET", "POST"])
@staff
def add_file(area: str, ref: str, document: str) -> Answer:
    """One more format of it."""
    opportunity = load_kept(ref)
    row, form = load_document(opportunity, document), FileForm()
    document_id, title = row.id, row.title
    form.leave_out({each.format for each in queries.here(row)})
    if form.validate_on_submit() and (new := _checked(form, title)):
        by = web.actor()
        try:
            with db.transaction():
                file_ref = actions.add_file(document_id, new, by=by).ref
        except RuleBroken as broken:
            form.form_errors.append(str(broken))
        else:
            return _after(area, ref, file_ref, asks=new.asks)
    return render_template("documents/add.html", form=form, back=_page(area, ref), opportunity=opportunity, title=title)


def _checked(form: AddForm, title: str) -> New | None:
    """The file, looked at outside any transaction; or nothing, with what is wrong beside its field."""
    sent = form.file.data
    try:
        file = checked(sent.read())
    except FileRefused as refused:
        form.blame(form.file, str(refused))
        return None
    asks = rules.looks_like_an_application(f"{title} {sent.filename or ''}", words_in(file))
    return New(file, DocumentFormat(form.format.data), asks)


def _after(area: str, ref: str, file_ref: str, *, asks: bool) -> Answer:
    if asks:
        return redirect(url_for("documents.question", area=area, ref=ref, file=file_ref))  # type: ignore[return-value]
    flash(_("Added. Nobody has been told of it yet."), "success")
    return redirect(_page(area, ref))  # type: ignore[return-value]


@bp.route(f"{AREA}/files/<file>/question", methods=["GET", "POST"])
@staff
def question(area: str, ref: str, file: str) -> Answer:
    """It looks like an application form: does it hold anything about a candidate?"""
    row, form = load_file(load_kept(ref), file), QuestionForm()
    if row.asks_since is None:
        return redirect(_page(area, ref))  # type: ignore[return-value]
    if not form.validate_on_submit():
        return render_template("documents/question.html", form=form, row=row, back=_page(area, ref))
    holds, file_id = form.holds.data == "yes", row.id
    said = _("Added. Nobody has been told of it yet.")
    if holds:
        said = _("The file is deleted. What is about a candidate stays in Trac, or on paper.")
    return web.press(lambda by: actions.answer(file_id, holds=holds, by=by), said, _page(area, ref))


@bp.post(f"{AREA}/files/<file>/take-down")
@staff
def take_file_down(area: str, ref: str, file: str) -> Answer:
    file_id = _file(ref, file).id
    said = _("Taken down. Nobody can open this file any more.")
    return web.press(lambda by: actions.take_file_down(file_id, by=by), said, _page(area, ref))


@bp.post(f"{AREA}/<document>/take-down")
@staff
def take_down(area: str, ref: str, document: str) -> Answer:
    document_id = load_document(load_kept(ref), document).id
    said = _("Taken down. Nobody can open it any more.")
    return web.press(lambda by: actions.take_down(document_id, by=by), said, _page(area, ref))


@bp.route(f"{AREA}/<document>/last-day", methods=["GET", "POST"])
@staff
def last_day(area: str, ref: str, document: str) -> Answer:
    row = load_document(load_kept(ref), document)
    form = LastDayForm(data={"until": "day" if row.last_day else "follow", "day": row.last_day})
    document_id = row.id
    if not form.validate_on_submit() or form.forgets_the_day():
        return render_template("documents/last_day.html", form=form, document=row, back=_page(area, ref))
    day = form.day.data if form.until.data == "day" else None
    return web.press(lambda by: actions.keep_until(document_id, day, by=by), _("Saved."), _page(area, ref))


@bp.post(f"{AREA}/send")
@staff
def send(area: str, ref: str) -> Answer:
    """Tell everybody on it that there is something to read."""
    opportunity_id, by = load_kept(ref).id, web.actor()
    try:
        with db.transaction():
            number = actions.send(opportunity_id, by=by)
    except RuleBroken as broken:
        flash(str(broken), "error")
    else:
        flash(ngettext("%(num)d person is told.", "%(num)d people are told.", number), "success")
    return redirect(_page(area, ref))  # type: ignore[return-value]


@bp.errorhandler(RequestEntityTooLarge)
def _too_large(_error: RequestEntityTooLarge) -> Answer:
    """Not a byte of it was read, so there is no form to show again; the browser still has it."""
    back = (request.view_args or {}).get("ref", "")
    return render_template("documents/too_large.html", ref=back), 413


def _file(ref: str, file: str) -> DocumentFile:
    return load_file(load_kept(ref), file)


def _page(area: str, ref: str) -> str:
    return url_for("documents.keep", area=area, ref=ref)
