"""The sheet to score on, and the file that HR keeps."""

from __future__ import annotations

from flask import Response, abort, flash, redirect, render_template, url_for
from flask_login import current_user

from app.core import db, papers, web
from app.core.csv_file import csv_file
from app.core.errors import RuleBroken
from app.core.permissions import allow, signed_in
from app.panels.models import Panel
from app.panels.queries import sitting
from app.panels.scores import actions, queries
from app.panels.scores import papers as drawn
from app.panels.scores.permissions import may_edit, may_run
from app.panels.scores.routes.blueprint import Answer, bp, home_of, panel_of
from app.panels.scores.states import FileForm

TYPST = "panels/scores/papers.typ"


@bp.get("/panels/<ref>/score-sheet/<any(page, pdf, 'large-print'):form>")
@allow(signed_in)
def score_sheet(ref: str, form: str) -> Answer:
    """Empty, to print: for those who score, and for whoever prints for them. On one's own sheet stands for whom one
    steps aside, and on nobody else's."""
    panel = panel_of(ref, may_edit)
    made = drawn.score_sheet(panel, queries.aside_of(panel, current_user.person_id))
    return _drawn(made, form, "scores.score_sheet", ref, back=home_of(panel), name="score-sheet")


@bp.get("/panels/<ref>/scores/file/<any(page, pdf, 'large-print', csv):form>")
@allow(signed_in)
def file(ref: str, form: str) -> Answer:
    """Who took it, and in which form, is written down before anything is sent."""
    panel = panel_of(ref, may_run)
    if queries.scoring_of(panel).opened_at is None:
        abort(404)
    panel_id, by, back = panel.id, web.actor(), url_for("scores.staff", ref=ref)
    try:
        with db.transaction():
            actions.take_out(panel_id, FileForm(form), by=by)
    except RuleBroken as broken:
        flash(str(broken), "error")
        return redirect(back)  # type: ignore[return-value]
    panel = panel_of(ref, may_run)
    if form == "csv":
        return csv_file(f"panel-scores-{panel.last_on}.csv", *drawn.lines_of(panel, _names(panel)))
    made = drawn.file_of(panel, _names(panel))
    return _drawn(made, form, "scores.file", ref, back=back, name=f"panel-scores-{panel.last_on}")


def _names(panel: Panel) -> dict[int | None, str]:
    """Whoever files it knows the members by their names; of advisors, too, the host has them."""
    return {one.person_id: one.name for one in sitting(panel)} | {current_user.person_id: current_user.name}


def _drawn(paper: drawn.Paper, form: str, endpoint: str, ref: str, *, back: str, name: str) -> Response | str:
    if form != "page":
        data = paper.paper(large_print=form == "large-print")
        return papers.as_pdf(TYPST, data, name=name, instead=url_for(endpoint, ref=ref, form="page"))
    files = {kind: url_for(endpoint, ref=ref, form=kind) for kind in ("pdf", "large-print")}
    return render_template("panels/scores_paper.html", paper=paper, files=files, back=back)
