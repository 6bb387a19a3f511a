"""The team's pages for bringing a spreadsheet into the register: file, columns, rows, done."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user

from app.core import clock, db, web
from app.core.errors import RuleBroken
from app.core.forms import Form
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.core.permissions import allow
from app.people.permissions import team
from app.people.register import actions, pages, queries, room, taking
from app.people.register.files import tidy_name
from app.people.register.forms import UploadForm
from app.people.register.models import RegisterImport, RegisterUpload
from app.people.register.plan import AllAnswers, Outcome, Plan
from app.people.register.questions import LONGEST_ANSWER
from app.people.register.work import Source, opened, planned, waiting, word_for

bp = Blueprint("register_import", __name__, url_prefix="/team/register")
Answer = Response | str
PAGE = 50
WAITING_SHOWN = 20


@bp.route("/import", methods=["GET", "POST"])
@allow(team)
def start() -> Answer:
    form = UploadForm()
    if not form.validate_on_submit():
        return _start(form)
    source = Source(tidy_name(form.file.data.filename), form.file.data.read())
    try:
        sheet = opened(source).table.sheet.title
    except RuleBroken as refusal:
        form.blame(form.file, str(refusal))
        return _start(form)
    with db.transaction():
        ref = actions.keep_upload(replace(source, sheet=sheet or None), current_user.person_id).ref
    return _to("columns", ref)


def _start(form: UploadForm) -> str:
    return render_template("people/register/start.html", form=form, imports=queries.imports())


@bp.route("/import/<ref>/columns", methods=["GET", "POST"])
@allow(team)
def columns(ref: str) -> Answer:
    upload, form = _mine(ref), Form()
    if not form.validate_on_submit():
        return _columns(upload, form)
    wanted = _chosen_columns(upload)
    another_sheet = wanted.sheet != upload.sheet
    try:
        problem = None if another_sheet else opened(wanted).mapping.problem()
    except RuleBroken as refusal:
        problem = str(refusal)
    if problem:
        form.form_errors.append(problem)
        return _columns(upload, form)
    with db.transaction():
        actions.choose_columns(upload.id, wanted)
    return _to("columns" if another_sheet else "rows", ref)


def _chosen_columns(upload: RegisterUpload) -> Source:
    """What the page sent; another sheet begins again with its own columns."""
    sheet = request.form.get("sheet") or upload.sheet
    if sheet != upload.sheet:
        return replace(_source(upload), sheet=sheet, columns={}, everyone=None)
    chosen = {f"#{name[7:]}": value for name, value in request.form.items() if name.startswith("column-")}
    return replace(_source(upload), columns=chosen, everyone=request.form.get("everyone") or None)


def _columns(upload: RegisterUpload, form: Form) -> str:
    read = opened(_source(upload))
    return render_template(
        "people/register/columns.html",
        form=form,
        upload=upload,
        read=read,
        sheets=[{"value": each, "text": each, "selected": each == upload.sheet} for each in read.sheets],
        boxes=pages.boxes(read.mapping.columns, read.table),
        everyone=word_for(read.mapping.everyone),
    )


@bp.route("/import/<ref>/rows", methods=["GET", "POST"])
@allow(team)
def rows(ref: str) -> Answer:
    upload, form = _mine(ref), Form()
    sent = _answers_sent() if form.validate_on_submit() else {}
    if sent:
        with db.transaction():
            actions.answer(upload.id, sent)
    found = planned(opened(_source(upload)), _answers_of(upload))
    wanted = request.args.get("show", "")
    page = _portion(_shown(found.plan, wanted))
    questions = pages.Questions(found.answers, sent)
    boxes = pages.rows(page.rows, questions)
    if sent and not questions.errors:
        return redirect(url_for(".rows", ref=ref, show=wanted or None, page=page.number))  # type: ignore[return-value]
    return render_template(
        "people/register/rows.html",
        form=questions,
        upload=upload,
        counts=pages.counts(found.plan),
        boxes=boxes,
        page=page,
        show=wanted,
        asking=len(found.plan.asking),
        words=pages.bring_in(found.plan),
        full=room.said(found.plan),
        past=pages.bring_in_all(found.plan),
    )


@bp.post("/import/<ref>/take-in")
@allow(team)
def take_in(ref: str) -> Answer:
    upload = _mine(ref)
    past = request.form.get("past_the_number") == "yes"
    read, answers = opened(_source(upload)), _answers_of(upload)
    taken = taking.take_in(read, answers, by=web.actor(), past=past, upload_id=upload.id)
    if taken.ref is None:
        flash(_("Nothing was changed: all of this was brought in before."))
        return redirect(url_for(".start"))  # type: ignore[return-value]
    flash(_brought_in(taken.plan), "success")
    return _to("show_import", taken.ref)


@bp.post("/import/<ref>/throw-away")
@allow(team)
def throw_away(ref: str) -> Answer:
    upload = _mine(ref)
    with db.transaction():
        actions.forget_upload(upload.id)
    flash(_("The file is deleted. Nothing was brought in."))
    return redirect(url_for(".start"))  # type: ignore[return-value]


@bp.route("/imports/<ref>", methods=["GET", "POST"])
@allow(team)
def show_import(ref: str) -> Answer:
    made = queries.import_by_ref(ref)
    if made is None:
        abort(404)
    form = Form()
    sent = _answers_sent() if form.validate_on_submit() else {}
    if sent:
        plan = taking.take_answers(made, sent, by=web.actor())
        if plan.new:
            flash(_brought_in(plan), "success")
    return _show_import(made, sent)


def _show_import(made: RegisterImport, sent: dict[int, dict[str, str]]) -> Answer:
    found = planned(waiting(made, queries.waiting_rows(made.id)), sent)
    questions = pages.Questions(sent, sent)
    boxes = pages.rows(found.plan.asking[:WAITING_SHOWN], questions)
    if sent and not questions.errors:
        return _to("show_import", made.ref)
    return render_template(
        "people/register/show_import.html",
        form=questions,
        made=made,
        boxes=boxes,
        asking=len(found.plan.asking),
        page=web.paginate(queries.taken_rows(made.id)),
    )


def _mine(ref: str) -> RegisterUpload:
    """The file of the person at the keyboard; 404 for everybody else's, and once its day is over."""
    return queries.upload(ref, current_user.person_id, clock.now()) or abort(404)


def _source(upload: RegisterUpload) -> Source:
    return Source(upload.file_name, upload.data, upload.sheet, upload.columns, upload.everyone)


def _answers_of(upload: RegisterUpload) -> AllAnswers:
    return {int(row): given for row, given in upload.answers.items()}


def _answers_sent() -> dict[int, dict[str, str]]:
    """The answers of a page: a typed one counts before a chosen one."""
    sent: dict[int, dict[str, str]] = defaultdict(dict)
    for start in ("a-", "t-"):
        for name, value in request.form.items():
            found = re.fullmatch(rf"{start}([0-9]{{1,7}})-([a-z-]{{1,40}})", name)
            if found and value.strip():
                sent[int(found[1])][found[2]] = value.strip()[:LONGEST_ANSWER]
    return dict(sent)


def _shown(plan: Plan, wanted: str) -> Sequence[Outcome]:
    """Those of one sort, or all rows: first those that somebody must look at."""
    if wanted == "questions":
        return plan.asking
    if wanted == "ready":
        return plan.ready
    return plan.skipped if wanted == "skipped" else [*plan.asking, *plan.ready, *plan.skipped]


def _portion(outcomes: Sequence[Outcome]) -> web.Page:
    last = max(1, -(-len(outcomes) // PAGE))
    number = min(web.page_number(), last)
    return web.Page(outcomes[(number - 1) * PAGE : number * PAGE], number, len(outcomes), PAGE)


def _brought_in(plan: Plan) -> str:
    waits = room.waiting(plan)
    count = len(plan.new) - waits
    said = ngettext("%(num)d person is on the register now.", "%(num)d people are on the register now.", count)
    on_list = ngettext("%(num)d person is on its waiting list.", "%(num)d people are on its waiting list.", waits)
    return f"{said} {on_list}" if waits else str(said)


def _to(page: str, ref: str) -> Response:
    return redirect(url_for(f".{page}", ref=ref))  # type: ignore[return-value]
