"""For whoever scores: their own scores, the opening, and everybody's side by side."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from flask_login import current_user

from app.core import clock, web
from app.core.i18n import gettext as _
from app.core.permissions import allow, signed_in
from app.panels.models import Candidate, Panel
from app.panels.scores import actions, pages, queries, rules, side_by_side
from app.panels.scores.forms import OpenForm, filled, score_form, scores_of
from app.panels.scores.permissions import chairs, may_open, may_score, may_wash_up
from app.panels.scores.routes.blueprint import Answer, bp, home_of, panel_of


@bp.get("/panels/<ref>/my-scores")
@allow(signed_in)
def my_scores(ref: str) -> Answer:
    """One line for each candidate. What it says of others is the same whatever they did, until everything is in."""
    panel = panel_of(ref, may_score)
    given = _own(panel)
    chair = chairs(current_user, panel)
    scale = queries.scoring_of(panel)
    standing = queries.standing(panel) if scale.opened_at is None else None
    return render_template(
        "panels/scores_mine.html", panel=panel, back=home_of(panel), begun=rules.begun(panel.first_on, clock.today()),
        lines=pages.own_lines(panel, {cell: points for cell, (points, _note) in given.items()},
                              set(queries.outcomes(panel)), queries.aside_of(panel, current_user.person_id)),
        opened=pages.opened_words(panel, scale), standing=standing if chair else None, chair=chair,
        opens=standing is not None and standing.all_in, criteria=queries.criteria(panel),
    )  # fmt: skip


@bp.route("/panels/<ref>/my-scores/<int:number>", methods=["GET", "POST"])
@allow(signed_in)
def sheet(ref: str, number: int) -> Answer:
    panel = panel_of(ref, may_score)
    here = queries.candidate(panel, number) or abort(404)
    criteria, scale = queries.criteria(panel), queries.scoring_of(panel)
    given = {criterion: what for (candidate, criterion), what in _own(panel).items() if candidate == here.id}
    form = score_form(criteria, scale, opened=scale.opened_at is not None, data=filled(given))
    if form.validate_on_submit():
        panel_id, candidate_id, answers = panel.id, here.id, scores_of(form, criteria)
        reason = (form.reason.data or "") if form.reason else ""
        said = _("Your scores of %(candidate)s are saved.", candidate=pages.label(here))
        done = web.done(
            form, lambda by: actions.give(panel_id, candidate_id, answers, reason=reason, by=by), said,
            _next(panel, here) if "next" in request.form else url_for("scores.my_scores", ref=ref),
        )  # fmt: skip
        if done:
            return done
    asked = pages.question_lines(list(queries.questions(panel)), queries.speaking(panel))
    return render_template(
        "panels/scores_sheet.html", panel=panel, form=form, candidate=pages.label(here), criteria=criteria,
        opened=scale.opened_at is not None, lines=asked,
        aside=here.number in queries.aside_of(panel, current_user.person_id), closed=here.id in queries.outcomes(panel),
        begun=rules.begun(panel.first_on, clock.today()), back=url_for("scores.my_scores", ref=ref), paper="",
    )  # fmt: skip


@bp.route("/panels/<ref>/open-scores", methods=["GET", "POST"])
@allow(signed_in)
def open_scores(ref: str) -> Answer:
    """For the chair; for the other members there is no such page until everything is in."""
    panel = panel_of(ref, may_score)
    there = url_for("scores.wash_up", ref=ref)
    if queries.scoring_of(panel).opened_at is not None:
        return redirect(there)  # type: ignore[return-value]
    if not may_open(current_user, panel):
        abort(404)
    standing, paper, form = queries.standing(panel), queries.bench(panel).paper, OpenForm()
    if standing.all_in:
        del form.why
    if not paper:
        del form.papers
    if form.validate_on_submit():
        panel_id, why = panel.id, (form.why.data or "") if form.why else ""
        done = web.done(
            form, lambda by: actions.open_scores(panel_id, why, papers_in_hand=bool(form.papers), by=by),
            _("The scores are open. Everybody on the panel sees them now."), there,
        )  # fmt: skip
        if done:
            return done
    return render_template(
        "panels/scores_open.html", panel=panel, form=form, all_in=standing.all_in,
        paper=[one.first_name for one in paper], back=url_for("scores.my_scores", ref=ref),
    )  # fmt: skip


@bp.get("/panels/<ref>/wash-up")
@allow(signed_in)
def wash_up(ref: str) -> Answer:
    panel = panel_of(ref, may_wash_up)
    scale = queries.scoring_of(panel)
    opened = pages.opened_words(panel, scale)
    return render_template(
        "panels/scores_wash_up.html", panel=panel, back=home_of(panel), opened=opened,
        candidates=side_by_side.wash_up(panel) if opened else [], decision=pages.decision_words(panel),
        speakers=queries.speaking(panel), decides=chairs(current_user, panel), scores=may_score(current_user, panel),
        removed=queries.removals(panel), points=pages.scale_words(scale.lowest, scale.highest),
    )  # fmt: skip


def _own(panel: Panel) -> dict[queries.Cell, tuple[int | None, str]]:
    """This member's own scores: as sealed, or the newest version after the opening."""
    me = current_user.person_id
    if queries.scoring_of(panel).opened_at is None:
        return {cell: (given.points, given.note) for cell, given in queries.own_sealed(panel, me).items()}
    return {
        cell: (given[me, None][-1].points, given[me, None][-1].note)
        for cell, given in queries.versions(panel).items()
        if (me, None) in given
    }


def _next(panel: Panel, here: Candidate) -> str:
    """The candidate after this one; after the last, the list."""
    after = next((each.number for each in queries.candidates(panel) if each.number > here.number), None)
    if after is None:
        return url_for("scores.my_scores", ref=panel.ref)
    return url_for("scores.sheet", ref=panel.ref, number=after)
