"""The list of reviews, one of them, its days and stages, the outcome and the next one."""

from __future__ import annotations

from flask import abort, render_template, request, url_for
from flask_login import current_user

from app.core import clock, web
from app.core.i18n import gettext as _
from app.opportunities.queries import all_teams, teams_of
from app.reviews import actions, pages, queries, rules
from app.reviews.forms import NewReviewForm, OutcomeForm, ReviewForm, kept
from app.reviews.routes.blueprint import AREA, Answer, bp, load, load_whole, page, staff
from app.reviews.states import OVER, Stage


@bp.get(AREA)
@staff
def index(area: str) -> Answer:
    if not _is(area):
        abort(404)
    wanted = queries.every() if area == "team" else queries.of_host(current_user.person_id)
    found = web.paginate(wanted)
    rows = [(row, pages.tag(row), pages.facts(row)) for row in found.rows]
    return render_template("reviews/index.html", area=area, page=found, rows=rows)


def _is(area: str) -> bool:
    return area in {role.value for role in current_user.roles}


@bp.route(AREA + "/new", methods=["GET", "POST"])
@staff
def new(area: str) -> Answer:
    if not _is(area):
        abort(404)
    teams = all_teams() if area == "team" else teams_of(current_user.person_id)
    form = NewReviewForm(data={"remind_months": 9, "team": teams[0].ref if len(teams) == 1 else None})
    form.offer(teams)
    back = url_for("reviews.index", area=area)
    if not form.validate_on_submit():
        return render_template("reviews/review.html", form=form, back=back, review=None)
    team_id = next(row.id for row in teams if row.ref == form.team.data)
    answers = form.answers()
    return web.press(
        lambda by: actions.begin(team_id, answers, by=by), _("Saved. Add the standards next."), back,
        then=lambda review: page(area, review.ref),
    )  # fmt: skip


@bp.get(AREA + "/<ref>")
@staff
def show(area: str, ref: str) -> Answer:
    review = load_whole(area, ref)
    linked = queries.linked(review.id)
    return render_template(
        "reviews/show.html", area=area, review=review, linked=linked, warnings=rules.warnings(review, linked),
        over=review.state in OVER, **pages.shown(review),
    )  # fmt: skip


@bp.route(AREA + "/<ref>/change", methods=["GET", "POST"])
@staff
def change(area: str, ref: str) -> Answer:
    review, back = load(area, ref), page(area, ref)
    form, review_id = ReviewForm(data=kept(review)), review.id
    if form.validate_on_submit():
        told = web.done(form, lambda by: actions.change(review_id, form.answers(), by=by), _("Saved."), back)
        if told:
            return told
    return render_template("reviews/review.html", form=form, back=back, review=review)


@bp.post(AREA + "/<ref>/stage")
@staff
def stage(area: str, ref: str) -> Answer:
    review_id = load(area, ref).id
    try:
        wanted = Stage(request.form.get("stage", ""))
    except ValueError:
        abort(400)
    return web.press(lambda by: actions.go_to(review_id, wanted, by=by), _("Kept."), page(area, ref))


@bp.route(AREA + "/<ref>/outcome", methods=["GET", "POST"])
@staff
def outcome(area: str, ref: str) -> Answer:
    review, back = load(area, ref), page(area, ref)
    form, review_id = OutcomeForm(data={"on": clock.today()}), review.id
    if form.validate_on_submit():
        decided, on, next_on = form.chosen(), form.on.data, form.next_on.data
        assert on is not None
        kept_so = _("Saved. Say what you do about the report, and tell everybody who took part.")
        told = web.done(form, lambda by: actions.decide(review_id, decided, on, next_on, by=by), kept_so, back)
        if told:
            return told
    return render_template("reviews/form.html", form=form, back=back, title=_("The outcome"))


@bp.post(AREA + "/<ref>/next")
@staff
def begin_next(area: str, ref: str) -> Answer:
    review_id = load(area, ref).id
    return web.press(
        lambda by: actions.begin_next(review_id, by=by),
        _("The next review is here, with the same standards. Check the days."), page(area, ref),
        then=lambda fresh: page(area, fresh.ref),
    )  # fmt: skip
