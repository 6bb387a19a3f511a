"""Reading back what the finance system says: a file, its columns, and what became of each row."""

from __future__ import annotations

import hashlib
from typing import Any

from flask import Response, abort, flash, redirect, render_template, url_for
from flask_login import current_user
from sqlalchemy import select

from app.core import clock, db, web
from app.core.csv_file import csv_file
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.core.permissions import allow
from app.people.register.files import tidy_name
from app.recognition.finance import actions, pages, reading, taking
from app.recognition.finance.forms import AnswersForm, ColumnsForm
from app.recognition.finance.models import AnswerFile
from app.recognition.finance.permissions import pays
from app.recognition.finance.routes.bp import Answer, bp

PAGE = 50
LOOKED_AT = 3  # rows that show what is in the columns


@bp.route("/finance/answers", methods=["GET", "POST"])
@allow(pays)
def answers() -> Answer:
    form = AnswersForm()
    if form.validate_on_submit():
        data = form.file.data.read()
        try:
            reading.table(data)
        except RuleBroken as refusal:
            form.blame(form.file, str(refusal))
        else:
            return redirect(url_for("finance.columns", ref=_kept(data, form.file.data.filename)))  # type: ignore[return-value]
    read = select(AnswerFile).where(AnswerFile.report.is_not(None)).order_by(AnswerFile.id.desc())
    return render_template("recognition/finance/answers.html", form=form, page=web.paginate(read))


def _kept(data: bytes, name: str | None) -> str:
    kept = AnswerFile(
        by_id=current_user.person_id, at=clock.now(), file_name=tidy_name(name), data=data,
        sha256=hashlib.sha256(data).hexdigest(),
    )  # fmt: skip
    with db.transaction():
        return actions.keep_file(kept)


@bp.route("/finance/answers/<ref>/columns", methods=["GET", "POST"])
@allow(pays)
def columns(ref: str) -> Answer:
    kept = web.load(AnswerFile, ref, _sent)
    if kept.data is None:
        return redirect(url_for("finance.report", ref=ref))  # type: ignore[return-value]
    table, form, file_id = reading.table(kept.data), ColumnsForm(), kept.id
    form.offer(table.headings, reading.guessed(table.headings))
    if form.validate_on_submit():
        number = taking.take(file_id, form.chosen(), by=web.actor())
        flash(ngettext("%(num)d line was answered.", "%(num)d lines were answered.", number), "success")
        return redirect(url_for("finance.report", ref=ref))  # type: ignore[return-value]
    look = [table.cells(row, range(len(table.headings))) for _number, row in table.rows[:LOOKED_AT]]
    return render_template("recognition/finance/columns.html", form=form, kept=kept, table=table, look=look)


@bp.get("/finance/answers/<ref>")
@allow(pays)
def report(ref: str) -> str:
    kept = _read(ref)
    rows = pages.report_rows(kept.report or [])
    page = web.page_of([row for row in rows if not row[3]] + [row for row in rows if row[3]], web.page_number(), PAGE)
    return render_template("recognition/finance/report.html", kept=kept, page=page, odd=sum(not row[3] for row in rows))


@bp.get("/finance/answers/<ref>/report.csv")
@allow(pays)
def report_file(ref: str) -> Response:
    rows = pages.report_rows(_read(ref).report or [])
    return csv_file("answers.csv", [_("Row"), _("Line"), _("What became of it")], [row[:3] for row in rows])


def _read(ref: str) -> AnswerFile:
    kept = web.load(AnswerFile, ref, _sent)
    if kept.report is None:
        abort(404)
    return kept


def _sent(user: Any, _file: AnswerFile) -> bool:
    return pays(user)
