"""Questions, criteria and the scale, agreed before the interviews."""

from __future__ import annotations

from flask import abort, redirect, render_template, url_for
from flask_login import current_user

from app.core import clock, web
from app.core.i18n import gettext as _
from app.core.permissions import allow, signed_in
from app.panels.models import Panel
from app.panels.queries import sitting
from app.panels.scores import actions, pages, queries, rules
from app.panels.scores.actions.questions import Wording
from app.panels.scores.forms import CriterionForm, DropForm, QuestionForm, ScaleForm, anchors_of, criterion_form
from app.panels.scores.models import Criterion, Question
from app.panels.scores.permissions import may_edit, may_read, may_run
from app.panels.scores.routes.blueprint import Answer, bp, home_of, panel_of


@bp.get("/panels/<ref>/questions")
@allow(signed_in)
def questions(ref: str) -> Answer:
    panel = panel_of(ref, may_read)
    scale, criteria = queries.scoring_of(panel), queries.criteria(panel)
    return render_template(
        "panels/scores_questions.html", panel=panel, back=home_of(panel), scale=scale, criteria=criteria,
        lines=pages.question_lines(list(queries.questions(panel)), sitting(panel)), late=queries.late_changes(panel),
        edits=may_edit(current_user, panel) and scale.opened_at is None, begun=_late(panel),
        decision=pages.decision_words(panel), points=pages.scale_words(scale.lowest, scale.highest),
        point_words=pages.point_words,
    )  # fmt: skip


@bp.route("/panels/<ref>/questions/add", methods=["GET", "POST"])
@allow(signed_in)
def add_question(ref: str) -> Answer:
    panel = panel_of(ref, may_edit)
    form, authors = QuestionForm(), _authors(panel)
    form.ask_why(late=_late(panel))
    form.offer(queries.criteria(panel), sitting(panel), authors)
    if form.validate_on_submit():
        wording, panel_id = _wording(form, panel), panel.id
        author = int(((form.wrote.data if form.wrote else None) or next(iter(authors)))[1:])
        done = web.done(
            form, lambda by: actions.add_question(panel_id, wording, written_by_id=author, reason=form.why, by=by),
            _("The question is saved."), _address(ref),
        )  # fmt: skip
        if done:
            return done
    return render_template("panels/scores_form.html", form=form, back=_address(ref), title=_("Add a question"))


@bp.route("/panels/<ref>/questions/<item>", methods=["GET", "POST"])
@allow(signed_in)
def change_question(ref: str, item: str) -> Answer:
    panel = panel_of(ref, may_edit)
    question = _question(panel, item)
    asks = f"p{question.asks_person_id}" if question.asks_person_id else f"m{question.asks_member_id}"
    shown = {"words": question.words, "asks": asks, "edition": str(question.edition)}
    form = QuestionForm(data={**shown, "criterion": question.criterion.ref if question.criterion else None})
    form.ask_why(late=_late(panel))
    form.offer(queries.criteria(panel), sitting(panel), {})
    if form.validate_on_submit():
        wording, question_id = _wording(form, panel), question.id
        done = web.done(
            form, lambda by: actions.change_question(question_id, form.shown, wording, reason=form.why, by=by),
            _("The question is saved."), _address(ref),
        )  # fmt: skip
        if done:
            return done
    drop = url_for("scores.drop_question", ref=ref, item=item)
    return render_template(
        "panels/scores_form.html", form=form, back=_address(ref), title=_("Change a question"), drop=drop
    )


@bp.route("/panels/<ref>/questions/<item>/take-out", methods=["GET", "POST"])
@allow(signed_in)
def drop_question(ref: str, item: str) -> Answer:
    panel = panel_of(ref, may_edit)
    question, form = _question(panel, item), DropForm()
    form.ask_why(late=_late(panel))
    if form.validate_on_submit():
        question_id = question.id
        done = web.done(
            form, lambda by: actions.drop_question(question_id, reason=form.why, by=by),
            _("The question is taken out."), _address(ref),
        )  # fmt: skip
        if done:
            return done
    return render_template(
        "panels/scores_form.html", form=form, back=_address(ref), title=_("Take a question out"), about=question.words
    )


@bp.route("/panels/<ref>/criteria/add", methods=["GET", "POST"])
@allow(signed_in)
def add_criterion(ref: str) -> Answer:
    panel = panel_of(ref, may_edit)
    scale = queries.scoring_of(panel)
    form = criterion_form(scale)
    form.ask_why(late=_late(panel))
    if form.validate_on_submit():
        panel_id, anchors = panel.id, anchors_of(form, scale)
        name, words = form.name.data or "", form.words.data or ""
        done = web.done(
            form, lambda by: actions.add_criterion(panel_id, name, words, anchors, reason=form.why, by=by),
            _("The criterion is saved."), _address(ref),
        )  # fmt: skip
        if done:
            return done
    return render_template("panels/scores_form.html", form=form, back=_address(ref), title=_("Add a criterion"))


@bp.route("/panels/<ref>/criteria/<item>", methods=["GET", "POST"])
@allow(signed_in)
def change_criterion(ref: str, item: str) -> Answer:
    panel = panel_of(ref, may_edit)
    criterion, scale = _criterion(panel, item), queries.scoring_of(panel)
    anchors = {f"anchor_{scale.lowest + step}": words for step, words in enumerate(criterion.anchors)}
    shown = {"name": criterion.name, "words": criterion.words, "edition": str(criterion.edition)}
    form: CriterionForm = criterion_form(scale, data={**shown, **anchors})
    form.ask_why(late=_late(panel))
    if form.validate_on_submit():
        criterion_id, meant = criterion.id, anchors_of(form, scale)
        said = (form.name.data or "", form.words.data or "", meant)
        done = web.done(
            form, lambda by: actions.change_criterion(criterion_id, form.shown, *said, reason=form.why, by=by),
            _("The criterion is saved."), _address(ref),
        )  # fmt: skip
        if done:
            return done
    drop = url_for("scores.drop_criterion", ref=ref, item=item)
    return render_template(
        "panels/scores_form.html", form=form, back=_address(ref), title=_("Change a criterion"), drop=drop
    )


@bp.route("/panels/<ref>/criteria/<item>/take-out", methods=["GET", "POST"])
@allow(signed_in)
def drop_criterion(ref: str, item: str) -> Answer:
    panel = panel_of(ref, may_edit)
    criterion, form = _criterion(panel, item), DropForm()
    form.ask_why(late=_late(panel))
    if form.validate_on_submit():
        criterion_id = criterion.id
        done = web.done(
            form, lambda by: actions.drop_criterion(criterion_id, reason=form.why, by=by),
            _("The criterion is taken out."), _address(ref),
        )  # fmt: skip
        if done:
            return done
    return render_template(
        "panels/scores_form.html", form=form, back=_address(ref), title=_("Take a criterion out"), about=criterion.name
    )


@bp.route("/panels/<ref>/scale", methods=["GET", "POST"])
@allow(signed_in)
def scale(ref: str) -> Answer:
    panel = panel_of(ref, may_edit)
    if _late(panel):
        return redirect(_address(ref))  # type: ignore[return-value]
    now = queries.scoring_of(panel)
    form = ScaleForm(data={"scale": f"{now.lowest}-{now.highest}"})
    if form.validate_on_submit():
        lowest, highest = map(int, (form.scale.data or "").split("-"))
        panel_id = panel.id
        done = web.done(
            form, lambda by: actions.set_scale(panel_id, lowest, highest, by=by), _("The scale is saved."),
            _address(ref),
        )  # fmt: skip
        if done:
            return done
    return render_template("panels/scores_form.html", form=form, back=_address(ref), title=_("The scale"))


def _address(ref: str) -> str:
    return url_for("scores.questions", ref=ref)


def _late(panel: Panel) -> bool:
    return rules.begun(panel.first_on, clock.today())


def _authors(panel: Panel) -> dict[str, str]:
    """Whose question it may be: one's own; for whoever runs the panel, also that of an advisor who told them."""
    own = {f"p{current_user.person_id}": _("I did")}
    if not may_run(current_user, panel):
        return own
    return own | {
        pages.code_of(one): one.first_name
        for one in sitting(panel)
        if one.advises and one.person_id != current_user.person_id
    }


def _wording(form: QuestionForm, panel: Panel) -> Wording:
    criterion = next((each.id for each in queries.criteria(panel) if each.ref == form.criterion.data), None)
    asks = next((one for one in sitting(panel) if pages.code_of(one) == form.asks.data), None)
    person_id, member_id = pages.scorer_of(asks) if asks else (None, None)
    return Wording(form.words.data or "", criterion, person_id, member_id)


def _question(panel: Panel, item: str) -> Question:
    return next((each for each in queries.questions(panel) if each.ref == item), None) or abort(404)


def _criterion(panel: Panel, item: str) -> Criterion:
    return next((each for each in queries.criteria(panel) if each.ref == item), None) or abort(404)
